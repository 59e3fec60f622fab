import type { Candidate } from '../../src/questions/readings/operators/candidate.ts'

/** A family of readings, by its name, and whether a candidate belongs to it. */
export type Family = readonly [name: string, holds: (candidate: Candidate) => boolean]

const byAtoms = (name: string, ...atoms: readonly string[]): Family => [
  name,
  (candidate) => atoms.includes(candidate.atoms[0] ?? ''),
]
const byMode = (name: string, ...modes: readonly string[]): Family => [name, ({ rows }) => modes.includes(rows.mode)]

/** What is left out in turn to see what it gives. */
export const families: readonly Family[] = [
  byAtoms('cells of rows', 'project'),
  byAtoms('counts', 'count'),
  byAtoms('sum, average, greatest, least', 'sum', 'average', 'max', 'min'),
  byAtoms('rows with the greatest or least, top few', 'extreme', 'top'),
  byAtoms('first, last, k-th row', 'place'),
  byAtoms('next and previous', 'next', 'previous'),
  byAtoms('most frequent, so many times, sums of groups', 'frequent', 'occurring', 'group-sum'),
  byAtoms('differences and sums along a row', 'difference', 'columns-sum', 'row-sum', 'row-place'),
  byAtoms('one of two', 'compare'),
  byAtoms('column names', 'header'),
  byAtoms('yes, no, more, less', 'truth', 'opposite'),
  byAtoms('runs', 'run'),
  ['two conditions and more', ({ rows }) => rows.mode !== 'pair' && rows.conditions.length > 1],
  byMode('rows that are not', 'not', 'and-not'),
  byMode('rows after, before, between', 'after', 'before', 'between'),
  byMode('rows with the same value', 'same'),
  byMode('rows with a greater or lesser value', 'greater', 'lesser'),
  byMode('first and last few rows', 'first', 'last'),
]
