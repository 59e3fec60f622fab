import { z } from 'zod'
import { comparedParts } from '../answers/index.ts'
import { list } from './schemas.ts'

/** A part in which two answers differ. */
export const difference = z.object({
  part: z.enum([...comparedParts, 'rest']),
  /** Facts that only the first has; when both lists are empty, the same facts stand in another order. */
  before: list(z.string()),
  after: list(z.string()),
})
