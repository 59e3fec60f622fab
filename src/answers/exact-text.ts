import {
  type Condition,
  type CountMeasure,
  columnNoun,
  conditionWords,
  describeQuery,
  type Key,
  type Measure,
  type Query,
  rowNoun,
} from '../questions/index.ts'
import type { Profile } from '../table/index.ts'
import type { AnswerTable, AnswerValue, NumberFormat } from './answer.ts'

type QueryOf<Kind extends Query['kind']> = Extract<Query, { kind: Kind }>

interface Found {
  readonly found: AnswerTable
  readonly profile: Profile
  /** What the question calls what it counts. */
  readonly asked?: string | undefined
  /** The reader sees the table, too: so by default. */
  readonly inTable?: boolean
}

/** Items of a list that are read out; the table has all. */
const mostItems = 5

/** The result in words: the number or value first, then one sentence on how it was found. */
export function exactText(query: Query, found: Found): string {
  return `${resultText(query, found)}. ${describeQuery(query, found.profile.rows)}.`
}

function resultText(query: Query, result: Found): string {
  const { found, profile } = result
  const [first = []] = found.rows
  switch (query.kind) {
    case 'measure':
      return query.measures.map((measure, i) => measured(first[i] ?? null, measure, { ...result, at: i })).join(' and ')
    case 'values':
      return valuesText(query, result)
    case 'pair':
      return pairText(query, result)
    case 'groups':
      return query.by.length === 2 ? crossText(query, result) : groupsText(query, result)
    case 'group-count':
      return amount(first[0] ?? null, (count) => keyNoun(query.by, count, profile))
    case 'group-statistic':
      return `${number(first[0] ?? null)} ${unit(query.measure, 2, profile)} per ${keyNoun(query.by, 1, profile)} (${query.statistic})`
    case 'share':
      return `${number(first[2] ?? null)} % (${number(first[0] ?? null)} of ${measured(first[1] ?? null, query.of, { ...result, at: 1 })})`
    case 'rows':
      return rowsText(query, result)
    case 'reading': {
      const values = found.rows.map(([value]) => cell(value ?? null, found.columns[0]))
      return values.length === 0 ? 'Nothing' : readOut(values, result)
    }
    case 'columns':
      return columnsText(query, result)
  }
}

function pairText({ operation, measure, sides }: QueryOf<'pair'>, { found, profile }: Found): string {
  const [[result = null, ...values] = []] = found.rows
  const of = (at: 0 | 1) => `${sideName(sides[at])} ${number(values[at] ?? null)}`
  const told = `${of(0)}, ${of(1)}`
  return operation === 'ratio'
    ? `${number(result)} times as much (${told}; ${unit(measure, 2, profile)})`
    : `${number(result)} ${unit(measure, Number(result), profile)} (${told})`
}

/** What one of two is called: its value. */
function sideName(side: Condition): string {
  return side.kind === 'is' ? side.values.join(' or ') : conditionWords(side)
}

function valuesText({ column, where }: QueryOf<'values'>, result: Found): string {
  const { found, profile } = result
  const values = found.rows.map(([value]) => cell(value ?? null, found.columns[0]))
  if (values.length === 0) return `No ${noun(column, 1, profile)}`
  if (values.length === 1 && where !== undefined) return values[0] ?? ''
  return `${atLeast(found)} ${noun(column, values.length, profile)}: ${readOut(values, result)}`
}

function groupsText({ by, measure, limit, having, where }: QueryOf<'groups'>, result: Found): string {
  const { found, profile } = result
  const [keys, values] = found.columns
  const named = found.rows.map(([key, value]) => ({
    name: key === null ? '(missing)' : cell(key ?? null, keys),
    value: value ?? null,
  }))
  const [first] = named
  if (first === undefined) return `No ${keyNoun(by[0], 1, profile)}`
  const whole = measure.kind === 'rows' && measure.only === undefined && where === undefined ? profile.rows : undefined
  const share = (value: AnswerValue) =>
    whole === undefined || typeof value !== 'number' ? '' : `, ${percent(value / whole)} of all`
  if (limit === 1) {
    const tied = named.length > 1 ? ' each' : ''
    return `${readOut(
      named.map(({ name }) => name),
      { ...result, inTable: false },
    )}: ${measured(first.value, measure, { ...result, at: 1 })}${tied}${share(first.value)}`
  }
  const items = named.map(({ name, value }) => (values === undefined ? name : `${name} ${number(value, values)}`))
  return having === undefined
    ? readOut(items, result, ` (${unit(measure, 2, profile)})`)
    : `${atLeast(found)} ${keyNoun(by[0], named.length, profile)}: ${readOut(items, result)}`
}

function crossText({ by, measure }: QueryOf<'groups'>, { found, profile }: Found): string {
  const sizes = [0, 1].map((at) => new Set(found.rows.map((row) => row[at])).size)
  const [keys, series] = by.map((key, i) => `${number(sizes[i] ?? 0)} ${keyNoun(key, sizes[i] ?? 0, profile)}`)
  return `${keys} by ${series}, counted in ${unit(measure, 2, profile)}: see the table`
}

function rowsText({ order, columns }: QueryOf<'rows'>, result: Found): string {
  const { found } = result
  if (found.rows.length === 0) return 'No row'
  const at = order === undefined ? -1 : columns.indexOf(order.column)
  if (order === undefined || at < 0) return `${atLeast(found)} ${rowNoun(found.rows.length)}`
  const name = columns.findIndex((column) => column !== order.column && column !== '_row')
  return readOut(
    found.rows.map((row) => {
      const value = `${order.column} ${cell(row[at] ?? null, found.columns[at])}`
      return name < 0 ? value : `${cell(row[name] ?? null, found.columns[name])} (${value})`
    }),
    result,
  )
}

function columnsText({ count }: QueryOf<'columns'>, { found, profile }: Found): string {
  const names = profile.columns.map(({ name }) => name)
  const size = `${names.length} ${names.length === 1 ? 'column' : 'columns'}`
  return count ? size : `${size}: ${found.rows.map(([name]) => String(name)).join(', ')}`
}

/** A measure's value, in column `at`, with what it counts: "75 companies", "4.25 (average of rating)". */
function measured(value: AnswerValue, measure: Measure, result: Found & { readonly at: number }): string {
  const { found, profile, asked, at } = result
  if (value === null) return `No value${'column' in measure ? ` of ${measure.column}` : ''}`
  if (measure.kind === 'rows' || measure.kind === 'distinct') {
    return amount(value, (count) =>
      asked === undefined ? unit(measure, count, profile) : askedUnit(measure, asked, { count, profile }),
    )
  }
  if (measure.kind === 'share') return `${number(value)} %`
  if (measure.kind === 'excess') return `${number(value)} more`
  if (measure.of === 'length') {
    const words = { sum: 'all of', average: 'average', median: 'median', min: 'shortest', max: 'longest' }
    return `${number(value)} characters (${words[measure.kind]} ${measure.column})`
  }
  const words = { sum: 'sum', average: 'average', median: 'median', min: 'least', max: 'greatest' }
  const of = measure.kind === 'min' || measure.kind === 'max' ? '' : 'of '
  return `${number(value, found.columns[at])} (${words[measure.kind]} ${of}${measure.column})`
}

/** Rows, and addresses of pages, are called what the question calls them. */
function askedUnit(
  measure: CountMeasure,
  asked: string,
  { count, profile }: { count: number; profile: Profile },
): string {
  const isUrl = measure.kind === 'distinct' && measure.part === undefined && roleOf(measure.column, profile) === 'url'
  if (count === 1 || (measure.kind === 'distinct' && !isUrl)) return unit(measure, count, profile)
  return asked
}

function unit(measure: Measure, count: number, profile: Profile): string {
  if (measure.kind === 'rows') return rowNoun(count)
  if (measure.kind === 'distinct') return keyNoun(measure, count, profile)
  if (measure.kind === 'share') return '% of the rows'
  if (measure.kind === 'excess') return 'more'
  return `${measure.kind} ${measure.of === 'length' ? 'length ' : ''}of ${measure.column}`
}

function keyNoun({ column, part }: Key, count: number, profile: Profile): string {
  return part === 'host' ? `host${count === 1 ? '' : 's'}` : noun(column, count, profile)
}

function noun(column: string, count: number, { columns }: Profile): string {
  const profile = columns.find(({ name }) => name === column)
  return profile === undefined ? column : columnNoun(profile, count)
}

function roleOf(column: string, { columns }: Profile) {
  return columns.find(({ name }) => name === column)?.role
}

function amount(value: AnswerValue, unitOf: (count: number) => string): string {
  return `${number(value)} ${unitOf(Number(value))}`
}

function atLeast({ rows, truncated }: AnswerTable): string {
  return `${truncated ? 'more than ' : ''}${number(rows.length)}`
}

const decimals = (least: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: 2 })
const whole = decimals(0)
const money = decimals(2)
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false })
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** Numbers with thousands apart and two decimals at most, as the column has them; anything else as it is, on one line. */
function number(value: AnswerValue, { format, unit: sign }: NumberFormat = {}): string {
  if (value === null) return 'no value'
  if (typeof value !== 'number') return String(value).replace(/\s+/g, ' ').trim()
  if (format === 'plain') return plain.format(value)
  const digits = Math.abs(value) < 0.1 && value !== 0 ? small : format === 'money' ? money : whole
  return `${digits.format(value)}${sign === undefined ? '' : ` ${sign}`}`
}

/** A cell of the table: numbers of four digits are years as often as not, and stay together. */
function cell(value: AnswerValue, format: NumberFormat = {}): string {
  const isShort = format.unit === undefined && Number.isInteger(value) && Math.abs(Number(value)) < 10_000
  return isShort ? String(value) : number(value, format)
}

function percent(share: number): string {
  return `${whole.format(Math.round(share * 1000) / 10)} %`
}

/** The first items, and after them what they are counted in; the table has the others. */
function readOut(items: readonly string[], { inTable = true }: Found, counted = ''): string {
  if (items.length <= mostItems) return `${items.join(', ')}${counted}`
  const more = `${items.slice(0, mostItems).join(', ')} and ${whole.format(items.length - mostItems)} more${counted}`
  return inTable ? `${more}: see the table` : more
}
