import type { Condition, Query } from '../query/query.ts'

/** The column that a condition is about; undefined for several, or a group. */
export function columnOf(condition: Condition): string | undefined {
  if (condition.kind === 'not') return columnOf(condition.of)
  if (condition.kind === 'any') {
    const [first, ...rest] = condition.of.map(columnOf)
    return rest.every((column) => column === first) ? first : undefined
  }
  return 'column' in condition ? condition.column : undefined
}

/** All of the conditions, as one. */
export function every(...conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const parts = conditions.flatMap((one) => (one === undefined ? [] : one.kind === 'all' ? one.of : [one]))
  const [first, ...rest] = parts
  return first === undefined || rest.length === 0 ? first : { kind: 'all', of: parts }
}

/** The parts that hold together. */
export function partsOf(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return []
  return condition.kind === 'all' ? condition.of : [condition]
}

/** To be spread into a query. */
export function whereOf(condition: Condition | undefined): { readonly where?: Condition } {
  return condition === undefined ? {} : { where: condition }
}

/** The query over those of its rows that meet one more condition; undefined for one about columns, or printed already. */
export function narrowed(query: Query, condition: Condition): Query | undefined {
  if (query.kind === 'columns' || query.kind === 'reading') return undefined
  return { ...query, ...whereOf(every(query.where, condition)) }
}

/**
 * The query with a condition in place of what it said of the same column, wherever that stands; `column` names it. A negation stays: "no header", "and
 * footer?". Undefined when nothing is said of the column.
 */
export function replaced(query: Query, condition: Condition): Query | undefined {
  const column = columnOf(condition)
  let isReplaced = false
  const change = (one: Condition): Condition => {
    if (one.kind === 'all') return { kind: 'all', of: one.of.map(change) }
    if (one.kind === 'group' || column === undefined || columnOf(one) !== column) return one
    isReplaced = true
    return one.kind === 'not' && condition.kind !== 'not' && one.of.kind === condition.kind
      ? { kind: 'not', of: condition }
      : condition
  }
  // A measure counts the rows that meet `only`; a group without them is told by having none, so "no footer" is said by "footer".
  const positive = (one: Condition): Condition => {
    const changed = change(one)
    return changed.kind === 'not' && one.kind !== 'not' ? changed.of : changed
  }
  const changedQuery = mapConditions(query, { change, positive })
  return isReplaced ? changedQuery : undefined
}

interface Changes {
  readonly change: (condition: Condition) => Condition
  readonly positive: (condition: Condition) => Condition
}

function mapConditions(query: Query, { change, positive }: Changes): Query {
  const where = 'where' in query && query.where !== undefined ? { where: change(query.where) } : {}
  const only = <M extends object>(measure: M): M =>
    // `only` has the same type in every measure.
    'only' in measure && measure.only !== undefined
      ? { ...measure, only: positive(measure.only as Condition) }
      : measure
  switch (query.kind) {
    case 'measure':
      return { ...query, ...where, measures: query.measures.map(only) }
    case 'groups':
    case 'group-count':
    case 'group-statistic':
      return { ...query, ...where, measure: only(query.measure) }
    case 'share':
      return { ...query, ...where, of: only(query.of), part: change(query.part) }
    case 'pair':
    case 'values':
    case 'rows':
      return { ...query, ...where }
    case 'reading':
    case 'columns':
      return query
  }
}
