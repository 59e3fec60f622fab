import { type AskedOfTable, generateQuestions } from './generate.ts'
import { type Shape, shapes } from './shapes.ts'

/** Shapes of made-up tables that are held out to measure on. */
const heldShapes = 3

/** The shapes of made-up tables that are learned from. */
export const learnedShapes: readonly Shape[] = shapes.slice(0, -heldShapes)

/** Questions over made-up tables whose like is not learned from; `times` as many tables as usual. */
export function heldQuestions(times = 1): readonly AskedOfTable[] {
  return generateQuestions(shapes.slice(-heldShapes), { tables: times * 40, perTable: 10, seed: 2 })
}
