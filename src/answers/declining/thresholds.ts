import type { Schema } from '../../table/index.ts'
import type { Scope } from './confidence.ts'

/** How sure an answer from the text must be, 0 to 1: below, the question's topic is taken to be absent. */
export type Thresholds = Readonly<Record<Scope, number>>

/** Where they come from: found on the file by `evaluate --calibrate`, or what holds for its kind. */
export interface NeededSureness extends Thresholds {
  readonly calibrated: boolean
}

/** Pages of the web are asked for what many such pages have and theirs may lack, paragraphs mostly for what they tell. */
const ofPages: Thresholds = { open: 0.35, named: 0.38 }
const ofParagraphs: Thresholds = { open: 0.2, named: 0.1 }

/** A name that stands nowhere in the text is asked about for nothing, unless all the rest speaks for an answer. */
export const leastWithStrangeName = 0.6

/** Used until a file is calibrated. */
export function defaultThresholds({ columns }: Pick<Schema, 'columns'>): Thresholds {
  return columns.some(({ role, html }) => role === 'text' && html) ? ofPages : ofParagraphs
}
