import type { ColumnProfile } from '../../table/index.ts'
import type { Noun } from '../frame/frame.ts'
import { isAmount, moneyColumn, usualStatistic } from '../linking/amounts.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import { nameWords } from '../query/nouns.ts'
import type { Measure, Statistic } from '../query/query.ts'
import { priceColumn } from './prices.ts'
import type { Candidate, QueryDraft, Rule } from './query-draft.ts'

/** "most common chunk type" */
export const commonest: Rule = (draft) => {
  if (!draft.has('common', 'rare')) return undefined
  const noun = draft.target ?? draft.frame.measure
  const column = noun?.column ?? noun?.others[0]?.column
  if (noun === undefined || column === undefined) return undefined
  const key = draft.key({ ...noun, column })
  if (key === undefined) return undefined
  const within = draft.key(draft.frame.groups[0])
  const measure: Measure = { kind: 'rows' }
  if (within !== undefined && within.column !== key.column) {
    const order = draft.has('rare') ? 'least' : 'most'
    return {
      query: { kind: 'groups', by: [within, key], measure, order, limit: draft.limit, ...draft.where() },
      score: 0.93,
    }
  }
  const order = draft.has('rare') ? 'least' : 'most'
  return {
    query: { kind: 'groups', by: [key], measure, order, limit: draft.limit, ...draft.where() },
    score: noun.column === undefined ? 0.7 : 0.97,
  }
}

/** "which company has the most pages", "top 5 companies by rating", "largest companies by number of pages" */
export const ranking: Rule = (draft) => {
  const { measure, targets, conditions } = draft.frame
  const isSuperlative = draft.has('most', 'least', 'top', 'bottom')
  if (!isSuperlative && !(draft.has('highest', 'lowest') && measure?.column !== undefined)) return undefined
  const ofNumbers = measure?.column !== undefined && isMeasured(measure.column)
  // "The largest page" does not ask who has most pages.
  if (!isSuperlative && !ofNumbers && draft.target === undefined && !draft.has('who')) return undefined
  const earned = draft.has('who') && measure === undefined ? draft.target?.column : undefined
  if (earned !== undefined && isNumeric(earned)) return extremeOf(draft, draft.entityNoun() ?? rows, earned)
  const noun = draft.target ?? (!ofNumbers || isSuperlative || draft.has('who') ? draft.entityNoun() : undefined)
  if (noun === undefined) return undefined
  if (ofNumbers && measure?.column !== undefined) return extremeOf(draft, noun, worthOf(draft, noun, measure))
  const other = targets.find(({ column }) => column !== undefined && column !== noun.column && isNumeric(column))
  if (measure === undefined && other?.column !== undefined) return extremeOf(draft, noun, other.column)
  const key = draft.key(noun)
  if (key === undefined) {
    const ranked = draft.key(measure)
    return ranked === undefined ? undefined : draft.rankedBy(ranked, { kind: 'rows' }, 0.8)
  }
  if (measure?.column?.name === key.column && measure.part === key.part) return undefined
  // "largest company" says nothing of what is to be counted; "appears most" says rows.
  if (measure === undefined && conditions.length === 0 && !isSuperlative) return undefined
  const isBare = measure === undefined && draft.has('top', 'bottom')
  return draft.rankedBy(key, draft.counting(measure), isBare ? 0.75 : 0.93)
}

/** "rank companies by number of chunks" */
export const ranked: Rule = (draft) => {
  const key = draft.key(draft.target)
  const { measure } = draft.frame
  if (key === undefined || measure === undefined || draft.has('count') === draft.has('average')) return undefined
  const of: Measure =
    measure.column !== undefined && isNumeric(measure.column)
      ? { kind: 'average', column: measure.column.name }
      : draft.counting(measure)
  return { query: { kind: 'groups', by: [key], measure: of, order: 'most', ...draft.where() }, score: 0.85 }
}

/** "highest price", "latest ticket", "cheapest product" */
export const extreme: Rule = (draft) => {
  if (!draft.has('highest', 'lowest', 'latest', 'earliest', 'cheapest', 'oldest', 'youngest')) return undefined
  // "How many orders last year" asks for no row.
  if (draft.has('count') && draft.has('latest', 'earliest', 'oldest', 'youngest')) return undefined
  const column = impliedColumn(draft) ?? namedColumn(draft)
  if (column === undefined || isOfLastPart(draft)) return undefined
  const noun = [draft.frame.measure, ...draft.frame.targets].find((one) => one !== undefined && one.column !== column)
  const [group] = draft.frame.groups
  if (group !== undefined) return extremeOfEach(draft, group, column)
  // The cheapest order is the one with the least total.
  const isCheapestRow = noun !== undefined && noun.column === undefined && draft.has('cheapest')
  if (isCheapestRow) return extremeOf(draft, noun, moneyColumn(draft.profile) ?? column)
  if (noun !== undefined) return extremeOf(draft, noun, column)
  if (draft.has('cheapest')) {
    const entity = draft.entityNoun()
    return entity === undefined ? undefined : extremeOf(draft, entity, column)
  }
  const thing = draft.limit > 1 || draft.has('who') ? (draft.entityNoun() ?? rows) : undefined
  if (thing !== undefined) return extremeOf(draft, thing, column)
  const kind = isMost(draft, column) ? 'max' : 'min'
  return { query: { kind: 'measure', measures: [{ kind, column: column.name }], ...draft.where() }, score: 0.93 }
}

/** "Revenue last month" is of a time that is not told. */
function isOfLastPart(draft: QueryDraft): boolean {
  const nouns = [draft.frame.measure, ...draft.frame.targets]
  const isPart = nouns.some((noun) => noun?.part === 'month' || noun?.part === 'year')
  return (
    isPart &&
    draft.has('latest', 'earliest') &&
    nouns.some((noun) => noun?.column !== undefined && isNumeric(noun.column))
  )
}

/** "highest rating per product" */
function extremeOfEach(draft: QueryDraft, group: Noun, column: ColumnProfile): Candidate | undefined {
  const key = draft.key(group)
  if (key === undefined) return undefined
  const measure = { kind: isMost(draft, column) ? 'max' : 'min', column: column.name } as const
  const order = group.part === undefined || group.part === 'host' ? 'most' : 'key'
  return { query: { kind: 'groups', by: [key], measure, order, ...draft.where() }, score: 0.93 }
}

const rows: Noun = { others: [], orRows: false, score: 0.9, counted: false, had: false }

/** The greatest is meant: the oldest have most years, or the earliest date. */
function isMost(draft: QueryDraft, column: ColumnProfile): boolean {
  if (draft.has('oldest', 'youngest')) return draft.has('oldest') === isAge(column)
  return draft.has('most', 'highest', 'top', 'latest')
}

const isAge = ({ name }: ColumnProfile): boolean =>
  nameWords(name).some((word) => /^(age|alter|edad|eta|leeftijd|idade)$/.test(word))

function impliedColumn(draft: QueryDraft): ColumnProfile | undefined {
  const age = draft.has('oldest', 'youngest')
    ? draft.profile.columns.find((one) => isNumeric(one) && isAge(one))
    : undefined
  if (age !== undefined) return age
  if (draft.has('latest', 'earliest', 'oldest', 'youngest'))
    return draft.profile.columns.find(({ role, type }) => role === 'time' && type !== 'text')
  return draft.has('cheapest') ? priceColumn(draft.profile) : undefined
}

function namedColumn(draft: QueryDraft): ColumnProfile | undefined {
  const nouns = [draft.frame.measure, draft.target]
  return nouns.find((noun) => noun?.column !== undefined && isMeasured(noun.column))?.column
}

/** What a row costs is its total, unless another column is named: "the most expensive order". */
function worthOf({ profile }: QueryDraft, noun: Noun, { column = undefined, score }: Noun): ColumnProfile | undefined {
  const isCost = noun.column === undefined && score < 0.95 && column === priceColumn(profile)
  return (isCost ? moneyColumn(profile) : undefined) ?? column
}

function isMeasured(column: ColumnProfile): boolean {
  return isNumeric(column) || column.role === 'time'
}

/** Of "the city with the highest revenue" all revenue is added up, of "the most expensive product" one price is enough. */
function groupStatistic(draft: QueryDraft, column: ColumnProfile): Statistic {
  const usual = usualStatistic(column)
  if (draft.has('top', 'bottom')) return usual
  if (isAmount(column) || (usual === 'sum' && draft.has('most', 'least'))) return 'sum'
  return isMost(draft, column) ? 'max' : 'min'
}

/** The rows, or the groups of rows, with the greatest or least number. */
function extremeOf(draft: QueryDraft, noun: Noun, column: ColumnProfile | undefined): Candidate | undefined {
  if (column === undefined) return undefined
  const most = isMost(draft, column)
  const key = draft.key(noun)
  const isGroup = noun.column !== undefined && (key?.part !== undefined || draft.repeats(noun.column))
  if (key !== undefined && isGroup && column.role !== 'time') {
    const kind = groupStatistic(draft, column)
    const by = [key] as const
    const measure = { kind, column: column.name } as const
    return {
      query: { kind: 'groups', by, measure, order: most ? 'most' : 'least', limit: draft.limit, ...draft.where() },
      score: 0.85,
    }
  }
  const order = { column: column.name, direction: most ? 'most' : 'least', limit: draft.limit } as const
  const shown = noun.column === undefined ? draft.shownColumns : [noun.column.name]
  const columns = [...new Set([...shown, column.name])]
  return { query: { kind: 'rows', columns, order, ...draft.where() }, score: 0.92 }
}

/** "does Beany or Abelini have more pages", "compare Beany and Abelini by pages" */
export const compared: Rule = (draft) => {
  if (!draft.has('compare', 'more', 'less')) return undefined
  const average = (['average', 'median'] as const).find((operator) => draft.has(operator))
  const pair = draft.frame.conditions.find(({ condition }) => condition.kind === 'is' && condition.values.length > 1)
  const nouns = [draft.frame.measure, ...draft.frame.targets, draft.frame.groups[0]].filter(
    (noun) => noun !== undefined,
  )
  const noun = nouns.find(({ column }) => column !== undefined && isNumeric(column)) ?? nouns[0]
  if (pair === undefined || noun === undefined) return undefined
  const isSum = noun.column !== undefined && isNumeric(noun.column)
  const measure: Measure = isSum ? { kind: average ?? 'sum', column: noun.column.name } : draft.counting(noun)
  const order = draft.has('less') ? 'least' : 'most'
  return { query: { kind: 'groups', by: [{ column: pair.column.name }], measure, order, ...draft.where() }, score: 0.9 }
}
