import { amountOf, conditionWords, countedWords, keyWords } from './nouns.ts'
import {
  type Condition,
  type CountMeasure,
  type Having,
  isStatistic,
  type Key,
  type Measure,
  type Query,
  type StatisticMeasure,
} from './query.ts'

/**
 * The query as one plain English sentence without a full stop: "Counted the distinct values of company_name over all rows".
 * With `total`, the number of the table's rows, "over all 2,128 rows".
 */
export function describeQuery(query: Query, total?: number): string {
  const rows = total === undefined ? 'rows' : `${total.toLocaleString('en')} ${total === 1 ? 'row' : 'rows'}`
  switch (query.kind) {
    case 'reading':
      return query.reading
    case 'measure':
      if (query.where !== undefined && query.measures.every((measure) => measure.kind === 'rows')) {
        return `Counted the rows where ${conditionWords(query.where)}${outOf(rows)}`
      }
      return `${capital(query.measures.map(measureWords).join(' and '))} ${overRows(query.where, rows)}`
    case 'values':
      return `Listed the distinct values of ${query.column} ${overRows(query.where, rows)}`
    case 'pair':
      return describePair(query, rows)
    case 'groups':
      return describeGroups(query, rows)
    case 'group-count':
      return `Counted the values of ${keyWords(query.by)} that have ${havingWords(query.measure, query.having)}, ${overRows(query.where, rows)}`
    case 'group-statistic': {
      const word = query.statistic === 'min' ? 'least' : query.statistic === 'max' ? 'greatest' : query.statistic
      return `For each ${keyWords(query.by)} ${measureWords(query.measure)}, then took the ${word} of these numbers, ${overRows(query.where, rows)}`
    }
    case 'share':
      return `Took the share of ${thingWords(query.of)} where ${conditionWords(query.part)} ${among(query.where, rows)}`
    case 'rows':
      return describeRows(query, rows)
    case 'columns':
      return query.count ? 'Counted the columns of the table' : 'Listed the columns of the table'
  }
}

function describePair({ operation, measure, sides, where }: Extract<Query, { kind: 'pair' }>, rows: string): string {
  const [first, second] = sides.map(conditionWords)
  const how = operation === 'difference' ? 'subtracted the second from the first' : 'divided the first by the second'
  return `${capital(measureWords(measure))} where ${first} and where ${second}, and ${how}, ${overRows(where, rows)}`
}

function describeGroups(
  { by, measure, order, limit, having, where }: Extract<Query, { kind: 'groups' }>,
  rows: string,
): string {
  const keys = by.map(keyWords).join(' and ')
  const all = `For each ${keys} ${measureWords(measure)}, ${overRows(where, rows)}`
  if (having !== undefined)
    return `Listed the values of ${keys} that have ${havingWords(measure, having)}, ${overRows(where, rows)}`
  if (limit === undefined) return all
  const end = order === 'least' ? 'least' : 'most'
  if (by.length === 2)
    return `${all}, and kept for each ${keyWords(by[0])} the ${limit === 1 ? end : `${limit} with the ${end}`}, ties included`
  return `${all}, and kept the ${limit === 1 ? end : `${limit} with the ${end}`}, ties included`
}

function describeRows({ order, where }: Extract<Query, { kind: 'rows' }>, rows: string): string {
  if (order === undefined)
    return `Listed the rows ${where === undefined ? 'of the table' : `where ${conditionWords(where)}`}`
  const end = order.direction === 'most' ? 'greatest' : 'least'
  return `Took the ${order.limit === 1 ? 'row' : `${order.limit} rows`} with the ${end} ${order.column}, ties included, ${overRows(where, rows)}`
}

function measureWords(measure: Measure): string {
  const only = 'only' in measure && measure.only !== undefined ? ` where ${conditionWords(measure.only)}` : ''
  const amount = amountWords(measure)
  switch (measure.kind) {
    case 'rows':
      return `counted the rows${only}`
    case 'distinct':
      return `counted the distinct ${valuesWords(measure)}${only}`
    case 'sum':
      return `added up ${amount}`
    case 'average':
    case 'median':
      return `took the ${measure.kind}${measure.of === undefined ? ' of' : ''} ${amount}`
    case 'min':
      return `took the least ${amount}`
    case 'max':
      return `took the greatest ${amount}`
    case 'share':
      return `took the share of the rows where ${conditionWords(measure.part)}`
    case 'excess':
      return `subtracted the number of ${countedThing(measure.over)} from that of ${countedThing(measure.of)}`
  }
}

/** "values of url", "hosts of url". */
function valuesWords({ column, part }: Key): string {
  return `${part === undefined ? 'value' : part}s of ${column}`
}

function countedThing(measure: CountMeasure): string {
  return measure.only === undefined
    ? thingWords(measure)
    : `${thingWords(measure)} where ${conditionWords(measure.only)}`
}

/** What a statistic is taken of. */
function amountWords(measure: Measure): string {
  if (measure.kind === 'rows' || measure.kind === 'share' || measure.kind === 'excess') return 'rows'
  return 'of' in measure && measure.of === 'length' ? `length of ${measure.column} in characters` : measure.column
}

function thingWords(measure: CountMeasure | StatisticMeasure): string {
  if (isStatistic(measure)) return `the ${measure.kind} of ${amountWords(measure)}`
  return measure.kind === 'rows' ? 'rows' : `the distinct ${valuesWords(measure)}`
}

function havingWords(measure: Measure, having: Having): string {
  if (measure.kind === 'rows' || measure.kind === 'distinct')
    return `${amountOf(having)} ${countedWords(measure, having)}`
  if (measure.kind === 'excess')
    return `${having.comparison === '<' ? 'fewer' : 'more'} ${countedThing(measure.of)} than ${countedThing(measure.over)}`
  return `a ${measure.kind} of ${amountWords(measure)} of ${amountOf(having)}`
}

function overRows(where: Condition | undefined, rows: string): string {
  return where === undefined ? `over all ${rows}` : `over the rows where ${conditionWords(where)}${outOf(rows)}`
}

function among(where: Condition | undefined, rows: string): string {
  return where === undefined ? `among all ${rows}` : `among the rows where ${conditionWords(where)}${outOf(rows)}`
}

function outOf(rows: string): string {
  return rows === 'rows' ? '' : `, out of ${rows}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
