import { dateIn, dateOrder, isYear, type PartialDate } from './calendar.ts'
import { commaPartsOf, isNothing, normalCell, numbersIn, partsOf } from './cell.ts'
import { type Token, tokensOf } from './tokens.ts'

/** The numbers that can be read from a column's cells. */
export const numberViews = ['number', 'second', 'sum', 'span', 'year', 'day'] as const
/**
 * `number`: the first in the cell · `second`: that of "3-2" · `sum` and `span` of the two · `year` of a date · `day`: the order of dates.
 */
export type NumberView = (typeof numberViews)[number]

/** What a column's cells mostly are. `unit`: numbers with words around them. */
export type ViewType = 'text' | 'number' | 'unit' | 'year' | 'date'

export interface ColumnView {
  readonly index: number
  readonly name: string
  readonly header: readonly Token[]
  readonly type: ViewType
  /** By row, like all that follows. As written. */
  readonly raw: readonly string[]
  /** `normalCell`, empty where it says nothing. */
  readonly normal: readonly string[]
  readonly stems: readonly (readonly string[])[]
  /** `stems` by spaces. */
  readonly text: readonly string[]
  readonly parts: readonly (readonly string[])[]
  /** Where many cells are lists by commas: all cells cut so. */
  readonly commaParts: readonly (readonly string[])[] | undefined
  readonly dates: readonly (PartialDate | undefined)[]
  /** NaN where a cell has no such number. */
  readonly numbers: Readonly<Partial<Record<NumberView, Float64Array>>>
  /** Numbers that only count the rows or tell a place. */
  readonly isRank: boolean
  /** Shares of the filled cells, 0 to 1. */
  readonly shares: { readonly date: number; readonly pure: number; readonly distinct: number }
  /** Rows that say something, total rows left out. */
  readonly filled: number
  /** What most texts look like: how many words, capitals, commas and digits they have. */
  readonly looks: string
}

/** A small table read in every way that a question may mean it. */
export interface TableView {
  readonly columns: readonly ColumnView[]
  readonly rows: number
  /** Rows that sum up the others. */
  readonly isTotal: readonly boolean[]
  /** Rows that are not totals, ascending. */
  readonly base: readonly number[]
}

/** `cells` by row; every row as long as `names`. `hasTotals`: rows that sum up others are looked for. */
export function viewTable(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  { hasTotals = true }: { readonly hasTotals?: boolean } = {},
): TableView {
  const isTotal = cells.map(
    (row) =>
      hasTotals && row.slice(0, 2).some((cell) => /^(?:grand |sub)?totals?\b|^average$|^sum$/.test(normalCell(cell))),
  )
  // A table of nothing but totals has rows after all.
  const keepsAll = isTotal.every(Boolean)
  const base = cells.flatMap((_, row) => (isTotal[row] === true && !keepsAll ? [] : [row]))
  const columns = names.map((name, index) =>
    viewColumn(
      { name, index },
      cells.map((row) => row[index] ?? ''),
      base,
    ),
  )
  return { columns, rows: cells.length, isTotal: keepsAll ? isTotal.map(() => false) : isTotal, base }
}

/** A column of years has one from here on. */
const leastLateYear = 1500

function viewColumn(
  { name, index }: { readonly name: string; readonly index: number },
  raw: readonly string[],
  base: readonly number[],
): ColumnView {
  const normal = raw.map(normalCell)
  const filledRows = base.filter((row) => !isNothing(normal[row] ?? ''))
  const filled = filledRows.length
  const share = (holds: (row: number) => boolean): number =>
    filled === 0 ? 0 : filledRows.filter(holds).length / filled
  const numbers = raw.map(numbersIn)
  const dates = raw.map(dateIn)
  const header = tokensOf(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
  const pure = share((row) => numbers[row]?.pure === true)
  const leading = share((row) => numbers[row]?.leading === true)
  const hasNumber = share((row) => !Number.isNaN(numbers[row]?.first))
  const years = share(
    (row) => numbers[row]?.pure === true && isYear(numbers[row]?.first ?? 0) && !/[,$%]/.test(raw[row] ?? ''),
  )
  // Counts between 1000 and 1500 are no years.
  const isLate = filledRows.some((row) => (numbers[row]?.first ?? 0) >= leastLateYear)
  const date = share((row) => isFullDate(dates[row]))
  const anyYear = share((row) => dates[row]?.year !== undefined)
  const type: ViewType =
    years >= 0.8 && isLate
      ? 'year'
      : date >= 0.6
        ? 'date'
        : pure >= 0.7
          ? 'number'
          : leading >= 0.6 && hasNumber >= 0.6
            ? 'unit'
            : 'text'
  const distinct = new Set(filledRows.map((row) => normal[row]))
  const commaLists = share((row) => commaPartsOf(raw[row] ?? '').length > 1)
  const second = share((row) => !Number.isNaN(numbers[row]?.second))
  const stems = raw.map((cell) => tokensOf(cell).map(({ stem }) => stem))
  const isDates = type === 'date'
  return {
    index,
    name,
    header,
    type,
    raw,
    normal,
    stems,
    text: stems.map((one) => one.join(' ')),
    parts: raw.map(partsOf),
    commaParts: type === 'text' && commaLists >= 0.15 ? raw.map(commaPartsOf) : undefined,
    dates,
    numbers: {
      ...(hasNumber >= 0.5 && !isDates ? { number: columnOf(numbers, ({ first }) => first) } : {}),
      ...(second >= 0.5 && !isDates
        ? {
            second: columnOf(numbers, (one) => one.second),
            sum: columnOf(numbers, (one) => one.first + one.second),
            span: columnOf(numbers, (one) => Math.abs(one.second - one.first)),
          }
        : {}),
      ...(type === 'year' || (anyYear >= 0.6 && (isDates || type === 'text' || type === 'unit'))
        ? { year: Float64Array.from(dates, (one) => one?.year ?? Number.NaN) }
        : {}),
      ...(isDates
        ? {
            day: Float64Array.from(dates, (one) =>
              one === undefined || !isFullDate(one) ? Number.NaN : dateOrder(one),
            ),
          }
        : {}),
    },
    isRank: isRank(
      name,
      numbers.map(({ first }) => first),
      base,
      pure,
    ),
    shares: { date, pure, distinct: filled === 0 ? 0 : distinct.size / filled },
    filled,
    looks: looksOf(filledRows.map((row) => raw[row] ?? '')),
  }
}

/** Of texts; names of people are mostly two words with capitals, places have commas, notes are long. */
function looksOf(texts: readonly string[]): string {
  const share = (holds: (text: string) => boolean): number => texts.filter(holds).length / Math.max(1, texts.length)
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, texts.length)
  const length = words < 1.3 ? 'one' : words < 2.5 ? 'two' : words < 4 ? 'few' : words < 10 ? 'many' : 'text'
  const capitals = share((text) => /^\p{Lu}[^\s]*(?:\s\p{Lu}[^\s]*)*$/u.test(text)) > 0.6 ? ' capitals' : ''
  const commas = share((text) => text.includes(',')) > 0.5 ? ' commas' : ''
  const digits = share((text) => /\p{N}/u.test(text)) > 0.5 ? ' digits' : ''
  const quotes = share((text) => /^["“]/.test(text)) > 0.5 ? ' quotes' : ''
  return `${length}${capitals}${commas}${digits}${quotes}`
}

const isFullDate = (date: PartialDate | undefined): boolean =>
  date?.month !== undefined && (date.day !== undefined || date.year !== undefined)

function columnOf<Item>(items: readonly Item[], number: (item: Item) => number): Float64Array {
  return Float64Array.from(items, number)
}

function isRank(name: string, numbers: readonly number[], base: readonly number[], pure: number): boolean {
  if (pure < 0.7) return false
  if (/^\W*(?:rank|ranking|pos|position|no|nr|number|#|place|seed|#\.?)\W*$/i.test(name.trim())) return true
  const steps = base.slice(1).filter((row, at) => {
    const step = (numbers[row] ?? 0) - (numbers[base[at] ?? 0] ?? 0)
    return step === 0 || step === 1
  })
  return base.length > 3 && steps.length >= 0.9 * (base.length - 1) && (numbers[base[0] ?? 0] ?? 0) === 1
}
