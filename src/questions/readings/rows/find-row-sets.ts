import type { HeaderMatches } from '../asked/header-match.ts'
import type { Question } from '../asked/question.ts'
import type { Condition } from '../conditions/condition.ts'
import { type NumberView, numberViews, type TableView } from '../view/table-view.ts'
import type { RowMode, RowSet } from './row-set.ts'

/** How many are tried of each kind: what looks less likely than these is hardly ever meant. */
const most = {
  pairs: 18,
  paired: 8,
  triples: 6,
  alternatives: 4,
  negated: 7,
  ordered: 9,
  same: 8,
  compared: 6,
  crossed: 6,
}

interface Linked {
  readonly view: TableView
  readonly headers: HeaderMatches
  /** Likeliest first. */
  readonly conditions: readonly Condition[]
}

export interface RowSets {
  /** All rows. */
  readonly all: RowSet
  /** Every set, `all` first; those of single conditions and their plain combinations come before the rest. */
  readonly sets: RowSet[]
  /** The sets of single conditions and their plain combinations. */
  readonly plain: readonly RowSet[]
}

/** Sets of rows that a question may be about: conditions alone, together, and what its words make of them. */
export function findRowSets(question: Question, linked: Linked): RowSets {
  const sets = new Collected()
  const { view, conditions } = linked
  const all = sets.add({ rows: view.base, conditions: [], mode: 'and' })
  if (all === undefined) throw new Error('the first set is new')
  for (const condition of conditions) sets.add({ rows: condition.rows, conditions: [condition], mode: 'and' })
  addPairs(sets, linked, question)
  const plain = [...sets.all]
  const { negated, ordered, between, same, comparing } = question.triggers
  if (negated) addNegated(sets, linked, plain)
  if (ordered) addOrdered(sets, linked, plain)
  if (ordered && between) addBetween(sets, linked)
  if (same) addSame(sets, linked, plain)
  if (comparing) addCompared(sets, linked, plain)
  addEnds(sets, linked, question)
  return { all, sets: sets.all, plain }
}

interface Made {
  readonly rows: readonly number[]
  readonly conditions: readonly Condition[]
  readonly mode: RowMode
  readonly column?: number
  readonly view?: NumberView
  readonly count?: number
  readonly bits?: number
}

class Collected {
  readonly all: RowSet[] = []
  readonly #seen = new Set<string>()

  /** Undefined when there is such a set already. */
  add({ bits = 0, ...made }: Made): RowSet | undefined {
    const { rows, conditions, mode } = made
    const key = `${mode}|${rows.join()}|${conditions.map(({ column, start, end, operator, kind }) => [column, start, end, operator, kind].join(':')).join(';')}`
    if (this.#seen.has(key)) return undefined
    this.#seen.add(key)
    const set: RowSet = {
      ...made,
      id: this.all.length,
      bits: conditions.reduce((sum, one) => sum | one.bits, bits),
      score: conditions.reduce((sum, { score }) => sum + score, 0) - (mode === 'and' ? 0 : 1.5),
    }
    this.all.push(set)
    return set
  }
}

export const overlap = (one: Condition, other: Condition): boolean => one.start < other.end && other.start < one.end

const both = (one: readonly number[], other: readonly number[]): readonly number[] => {
  const inOther = new Set(other)
  return one.filter((row) => inOther.has(row))
}

const without = (one: readonly number[], other: readonly number[]): readonly number[] => {
  const inOther = new Set(other)
  return one.filter((row) => !inOther.has(row))
}

const ascending = (rows: Iterable<number>): readonly number[] => [...new Set(rows)].sort((one, other) => one - other)

interface Pair extends Made {
  readonly conditions: readonly [Condition, Condition]
  readonly score: number
}

function addPairs(sets: Collected, { conditions }: Linked, { triggers }: Question): void {
  const pairs: Pair[] = []
  for (const [at, one] of conditions.entries()) {
    for (const other of conditions.slice(at + 1)) {
      if (overlap(one, other)) continue
      const sameColumn = one.column === other.column
      const mayMeet =
        !sameColumn || [one, other].some(({ kind }) => kind === 'compare' || kind === 'contains' || kind === 'part')
      const score = one.score + other.score
      const rows = mayMeet ? both(one.rows, other.rows) : []
      if (rows.length > 0)
        pairs.push({ rows, conditions: [one, other], mode: 'and', score: score - (sameColumn ? 2 : 0) })
      if (sameColumn && triggers.several && one.kind !== 'compare' && other.kind !== 'compare')
        pairs.push({
          rows: ascending([...one.rows, ...other.rows]),
          conditions: [one, other],
          mode: 'or',
          score: score - 0.5,
        })
    }
  }
  pairs.sort((one, other) => other.score - one.score)
  for (const { score: _, ...pair } of pairs.slice(0, most.pairs)) sets.add(pair)
  addThirds(sets, conditions, {
    pairs: pairs.slice(0, most.paired).filter(({ mode }) => mode === 'and'),
    mode: 'and',
    limit: most.triples,
  })
  addThirds(sets, conditions, {
    pairs: pairs.slice(0, most.paired + 2).filter(({ mode }) => mode === 'or'),
    mode: 'or',
    limit: most.alternatives,
  })
}

function addThirds(
  sets: Collected,
  conditions: readonly Condition[],
  { pairs, mode, limit }: { readonly pairs: readonly Pair[]; readonly mode: 'and' | 'or'; readonly limit: number },
): void {
  let added = 0
  for (const pair of pairs) {
    const from = mode === 'and' ? conditions.indexOf(pair.conditions[1]) : 0
    for (const third of conditions.slice(from)) {
      if (added >= limit) return
      if (pair.conditions.some((one) => one === third || overlap(one, third) || one.column === third.column)) continue
      const rows = both(pair.rows, third.rows)
      if (rows.length === 0) continue
      sets.add({ rows, conditions: [...pair.conditions, third], mode })
      added++
    }
  }
}

function addNegated(sets: Collected, { view, conditions }: Linked, plain: readonly RowSet[]): void {
  const real = (rows: readonly number[]) => rows.filter((row) => view.isTotal[row] !== true)
  for (const { rows, conditions: own, mode } of plain.slice(1, most.negated)) {
    const rest = without(view.base, rows)
    if (rest.length > 0 && mode === 'and') sets.add({ rows: rest, conditions: own, mode: 'not' })
  }
  const crossed = conditions.slice(0, most.crossed)
  for (const one of crossed) {
    for (const other of crossed) {
      if (one === other || overlap(one, other) || one.column === other.column) continue
      const rows = real(without(one.rows, other.rows))
      if (rows.length > 0) sets.add({ rows, conditions: [one, other], mode: 'and-not' })
    }
  }
}

function addOrdered(sets: Collected, { view }: Linked, plain: readonly RowSet[]): void {
  for (const { rows, conditions, mode } of plain.slice(1, most.ordered)) {
    const [first, last] = [rows[0], rows.at(-1)]
    if (mode !== 'and' || rows.length > 3 || first === undefined || last === undefined) continue
    const after = view.base.filter((row) => row > last)
    const before = view.base.filter((row) => row < first)
    if (after.length > 0) sets.add({ rows: after, conditions, mode: 'after' })
    if (before.length > 0) sets.add({ rows: before, conditions, mode: 'before' })
  }
}

function addBetween(sets: Collected, { view, conditions }: Linked): void {
  const single = conditions.slice(0, most.crossed)
  for (const [at, one] of single.entries()) {
    for (const other of single.slice(at + 1)) {
      const [a, b] = [one.rows[0], other.rows[0]]
      if (overlap(one, other) || one.rows.length !== 1 || other.rows.length !== 1 || a === undefined || b === undefined)
        continue
      const rows = view.base.filter((row) => row > Math.min(a, b) && row < Math.max(a, b))
      if (rows.length > 0) sets.add({ rows, conditions: [one, other], mode: 'between' })
    }
  }
}

/** Rows that share a value with the one row that a set has. */
function addSame(sets: Collected, { view, headers }: Linked, plain: readonly RowSet[]): void {
  for (const { rows, conditions, mode } of plain.slice(1, most.same)) {
    const [own] = rows
    if (mode !== 'and' || rows.length !== 1 || own === undefined) continue
    for (const { index, normal } of view.columns) {
      if (normal[own] === '' || conditions.some(({ column }) => column === index)) continue
      const same = view.base.filter((row) => row !== own && normal[row] === normal[own])
      if (same.length > 0 && same.length < view.base.length - 1)
        sets.add({ rows: same, conditions, mode: 'same', column: index, bits: headers.of(index).bits })
    }
  }
}

/** Rows with a greater or lesser number than the one row that a set has. */
function addCompared(sets: Collected, { view, headers }: Linked, plain: readonly RowSet[]): void {
  for (const { rows, conditions, mode } of plain.slice(1, most.compared)) {
    const [own] = rows
    if (mode !== 'and' || rows.length !== 1 || own === undefined) continue
    for (const [column, name, numbers] of numberColumns(view)) {
      const mark = numbers[own] ?? Number.NaN
      const greater = view.base.filter((row) => (numbers[row] ?? Number.NaN) > mark)
      const lesser = view.base.filter((row) => (numbers[row] ?? Number.NaN) < mark)
      const shared = { conditions, column, view: name, bits: headers.of(column).bits }
      if (greater.length > 0) sets.add({ ...shared, rows: greater, mode: 'greater' })
      if (lesser.length > 0) sets.add({ ...shared, rows: lesser, mode: 'lesser' })
    }
  }
}

/** "the top 3", "the last five". */
function addEnds(sets: Collected, { view }: Linked, { quantities, triggers }: Question): void {
  if (!triggers.ranks) return
  for (const count of smallCounts(quantities.filter(({ isYear }) => !isYear).map(({ value }) => value))) {
    if (count >= view.base.length) continue
    sets.add({ rows: view.base.slice(0, count), conditions: [], mode: 'first', count })
    sets.add({ rows: view.base.slice(-count), conditions: [], mode: 'last', count })
  }
}

export const smallCounts = (numbers: readonly number[]): readonly number[] => [
  ...new Set(numbers.filter((number) => Number.isInteger(number) && number >= 2 && number <= 20)),
]

/** Every way to read numbers from every column: its place, the view's name, and the numbers. */
export function* numberColumns({ columns }: TableView): Generator<readonly [number, NumberView, Float64Array]> {
  for (const { index, numbers } of columns) {
    for (const name of numberViews) {
      const own = numbers[name]
      if (own !== undefined) yield [index, name, own]
    }
  }
}
