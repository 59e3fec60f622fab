import { type ColumnProfile, quoteIdentifier, quoteText } from '../../../table/index.ts'
import type { CellTest, Condition } from '../conditions/condition.ts'
import type { CellView } from '../operators/candidate.ts'
import type { RowSet } from '../rows/row-set.ts'
import type { TableView } from '../view/table-view.ts'

/** A column as the SQL view over the table has it. */
export type SqlColumn = Pick<ColumnProfile, 'name' | 'type'>

export interface SqlTable {
  readonly view: TableView
  /** Side by side with the view's columns. */
  readonly columns: readonly SqlColumn[]
  /** `_row` of each row of the view. */
  readonly rowNumbers: readonly number[]
}

const firstNumber = '-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?'
const unsignedNumber = firstNumber.slice(2)
/** What parts the items of a cell that is a list by its looks, and by commas: see `partsOf` and `commaPartsOf`. */
const listBreak = '\\s*(?:\\n|;|\\s/\\s)\\s*'
const commaBreak = '\\s*(?:\\n|;|\\s/\\s|,|\\s&\\s|\\sand\\s)\\s*'
const yearInText = '(?:^|[^0-9])(1[0-9]{3}|20[0-9]{2})(?:[^0-9]|$)'

/** Prints cells, conditions and sets of rows. Undefined where SQL has no plain words for what is meant. */
export class ReaderSql {
  readonly #table: SqlTable

  constructor(table: SqlTable) {
    this.#table = table
  }

  /** What a view takes from a cell. */
  cell(column: number, view: CellView): string | undefined {
    const { name, type } = this.#column(column)
    const quoted = quoteIdentifier(name)
    const isTime = type === 'date' || type === 'timestamp'
    switch (view) {
      case 'raw':
        return quoted
      case 'number':
        if (type === 'integer' || type === 'decimal') return quoted
        return `TRY_CAST(replace(regexp_extract(CAST(${quoted} AS VARCHAR), ${quoteText(firstNumber)}), ',', '') AS DOUBLE)`
      case 'year':
        if (isTime) return `year(${quoted})`
        if (type === 'integer') return quoted
        return `TRY_CAST(regexp_extract(CAST(${quoted} AS VARCHAR), ${quoteText(yearInText)}, 1) AS INTEGER)`
      case 'day':
        return isTime ? quoted : undefined
      case 'month':
        return isTime ? `monthname(${quoted})` : undefined
      case 'second':
        return type === 'text' ? this.#second(quoted) : undefined
      case 'sum':
      case 'span': {
        const [first, second] = [this.cell(column, 'number'), this.cell(column, 'second')]
        if (first === undefined || second === undefined) return undefined
        return view === 'sum' ? `(${first} + ${second})` : `abs(${second} - ${first})`
      }
      case 'parts':
        return undefined
    }
  }

  /** The dash of "3-2" is no sign. */
  #second(quoted: string): string {
    return `TRY_CAST(replace(regexp_extract_all(${quoted}, ${quoteText(unsignedNumber)})[2], ',', '') AS DOUBLE)`
  }

  /** The rows that meet `where`, once for each item of a cell that is a list, as `item`. `byCommas`: whatever the cell looks like. */
  items(
    column: number,
    { where, byCommas }: { readonly where: string; readonly byCommas: boolean },
  ): string | undefined {
    const { name, type } = this.#column(column)
    if (type !== 'text') return undefined
    const quoted = quoteIdentifier(name)
    const split = (pattern: string) => `regexp_split_to_array(${quoted}, ${quoteText(pattern)})`
    const isList = `regexp_matches(${quoted}, ${quoteText(listBreak)})`
    const hasCommas = this.#table.view.columns[column]?.commaParts !== undefined
    const items = byCommas
      ? split(commaBreak)
      : hasCommas
        ? `CASE WHEN ${isList} THEN ${split(listBreak)} ELSE ${split(commaBreak)} END`
        : split(listBreak)
    return `(FROM (SELECT *, unnest(${items}) AS item FROM data${whereOf(where, '', ' ')}) WHERE trim(item) <> '')`
  }

  /** The columns of numbers that can be put side by side, places in a ranking left out: their names and what is taken from them. */
  get numbers(): readonly { readonly name: string; readonly cell: string }[] {
    return this.#table.view.columns.flatMap(({ index, name, numbers, isRank }) => {
      const cell = numbers.number === undefined || isRank ? undefined : this.cell(index, 'number')
      return cell === undefined ? [] : [{ name, cell }]
    })
  }

  header(column: number): string {
    return this.#table.view.columns[column]?.name ?? ''
  }

  /** The rows of a set, as behind WHERE; undefined also for a pair, which is no set. */
  where(set: RowSet): string | undefined {
    const conditions = set.conditions.map((one) => this.#condition(one))
    if (!conditions.every((one) => one !== undefined)) return undefined
    const [one = 'true', other = 'true', ...rest] = conditions
    const all = conditions.join(' AND ')
    const among = (what: string) => `(SELECT ${what} FROM data WHERE ${all})`
    const { base } = this
    const based = (text: string) => (base === '' ? text : `${text} AND ${base}`)
    switch (set.mode) {
      case 'and':
        return conditions.length === 0 ? base || 'true' : all
      case 'or':
        return [`(${one} OR ${other})`, ...rest].join(' AND ')
      case 'not':
        return based(`(${all}) IS NOT TRUE`)
      case 'and-not':
        return based(`${one} AND (${other}) IS NOT TRUE`)
      case 'after':
        return based(`_row > ${among('max(_row)')}`)
      case 'before':
        return based(`_row < ${among('min(_row)')}`)
      case 'between': {
        const [a, b] = [one, other].map((condition) => `(SELECT min(_row) FROM data WHERE ${condition})`)
        return based(`_row > least(${a}, ${b}) AND _row < greatest(${a}, ${b})`)
      }
      case 'same':
      case 'greater':
      case 'lesser': {
        const cell = this.cell(set.column ?? 0, set.view ?? 'raw')
        if (cell === undefined) return undefined
        const sign = set.mode === 'same' ? '=' : set.mode === 'greater' ? '>' : '<'
        const itself = set.mode === 'same' ? ` AND (${all}) IS NOT TRUE` : ''
        return based(`${cell} ${sign} ${among(cell)}${itself}`)
      }
      case 'first':
      case 'last':
        return `_row IN (SELECT _row FROM data WHERE ${base || 'true'} ORDER BY _row${set.mode === 'last' ? ' DESC' : ''} LIMIT ${set.count ?? 1})`
      case 'pair':
        return undefined
    }
  }

  /** Leaves out the rows that sum up others; empty when there are none. */
  get base(): string {
    const { view, rowNumbers } = this.#table
    const totals = rowNumbers.filter((_, row) => view.isTotal[row] === true)
    return totals.length === 0 ? '' : `_row NOT IN (${totals.join(', ')})`
  }

  #condition({ column, test, kind }: Condition): string | undefined {
    const printed = this.#test(column, test)
    if (printed === undefined || this.base === '' || kind === 'whole') return printed
    return `(${printed} AND ${this.base})`
  }

  #test(column: number, test: CellTest): string | undefined {
    switch (test.kind) {
      case 'cells':
        return this.#isOneOf(column, test.values)
      case 'number': {
        const cell = this.cell(column, test.view)
        return cell && `${cell} ${test.comparison} ${test.number}`
      }
      case 'between': {
        const cell = this.cell(column, test.view)
        if (cell === undefined) return undefined
        return test.open
          ? `(${cell} > ${test.from} AND ${cell} < ${test.to})`
          : `${cell} BETWEEN ${test.from} AND ${test.to}`
      }
      case 'date':
        return this.#date(column, test)
    }
  }

  #isOneOf(column: number, values: readonly string[]): string {
    const { name, type } = this.#column(column)
    const quoted = quoteIdentifier(name)
    const isNumber = type === 'integer' || type === 'decimal'
    const literals = values.flatMap((value) => {
      if (value.trim() === '') return []
      if (isNumber) return [String(Number(value.replaceAll(',', '')))]
      return [quoteText(value)]
    })
    const cell = type === 'text' || isNumber ? quoted : `CAST(${quoted} AS VARCHAR)`
    const missing = values.some((value) => value.trim() === '') ? `${quoted} IS NULL` : ''
    const [first, ...more] = literals
    if (first === undefined) return missing || 'false'
    const held = more.length === 0 ? `${cell} = ${first}` : `${cell} IN (${literals.join(', ')})`
    return missing === '' ? held : `(${held} OR ${missing})`
  }

  #date(column: number, { date, comparison }: Extract<CellTest, { kind: 'date' }>): string | undefined {
    const { name, type } = this.#column(column)
    const quoted = quoteIdentifier(name)
    const { year, month, day } = date
    if (type !== 'date' && type !== 'timestamp') {
      const cell = this.cell(column, 'year')
      if (year === undefined || cell === undefined) return undefined
      if (month === undefined) return `${cell} ${comparison} ${year}`
      // A year alone stands for its first day.
      if (comparison === '=' || (month === 1 && (day ?? 1) === 1)) return undefined
      return `${cell} ${comparison === '<' || comparison === '<=' ? '<=' : '>'} ${year}`
    }
    const parts = [
      ...(year === undefined ? [] : [`year(${quoted}) = ${year}`]),
      ...(month === undefined ? [] : [`month(${quoted}) = ${month}`]),
      ...(day === undefined ? [] : [`day(${quoted}) = ${day}`]),
    ]
    if (comparison === '=') return `(${parts.join(' AND ')})`
    if (year === undefined) return undefined
    const written = [year, month ?? 1, day ?? 1]
      .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
      .join('-')
    return `${quoted} ${comparison} DATE '${written}'`
  }

  #column(index: number): SqlColumn {
    const column = this.#table.columns[index]
    if (column === undefined) throw new Error(`the table has no column ${index}`)
    return column
  }
}

/** WHERE with all of the conditions; nothing where there are none. */
export function whereOf(where: string, also = '', before = '\n'): string {
  const conditions = [...(where === 'true' ? [] : [where]), ...(also === '' ? [] : [also])]
  return conditions.length === 0 ? '' : `${before}WHERE ${conditions.join(' AND ')}`
}
