import { readFileSync } from 'node:fs'
import { decodeModel, type Model } from './model-file.ts'

let known: Model | undefined

/** The model that comes with the program, read when first needed: 20 ms. `npm run train:questions` makes it. */
export function shippedModel(): Model {
  known ??= decodeModel(readFileSync(new URL('./table-questions.model', import.meta.url)))
  return known
}
