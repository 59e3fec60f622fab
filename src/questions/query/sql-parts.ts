import { type ColumnProfile, plainNumber, quoteIdentifier, quoteText } from '../../table/index.ts'
import type { Condition, GroupCondition, Having, Key, Measure, Statistic } from './query.ts'

/** The columns that names in a query refer to: their types decide on casts. */
export type SqlColumns = readonly Pick<ColumnProfile, 'name' | 'type' | 'role' | 'missing' | 'decimalMark'>[]

/** Prints the parts of a query for a table with these columns. A missing cell is NULL there. */
export class SqlParts {
  readonly #columns: SqlColumns

  constructor(columns: SqlColumns) {
    this.#columns = columns
  }

  #column(name: string) {
    return this.#columns.find((column) => column.name === name)
  }

  /** `SELECT … FROM data WHERE …`; the keys of `present` must not be missing, which is said only where they may be. */
  select(
    what: readonly string[],
    { where, present = [] }: { readonly where?: Condition | undefined; readonly present?: readonly Key[] },
  ): string {
    const mayBeMissing = ({ column, part }: Key) => part !== undefined || this.#column(column)?.missing !== 0
    const conditions = [
      ...(where === undefined ? [] : [this.condition(where)]),
      ...present.filter(mayBeMissing).map((key) => `${this.key(key)} IS NOT NULL`),
    ]
    const filter = conditions.length > 0 ? `\nWHERE ${conditions.join(' AND ')}` : ''
    return `SELECT ${what.join(', ')}\nFROM data${filter}`
  }

  key({ column, part }: Key): string {
    if (part === 'year') return this.#year(column)
    if (part === 'host') return this.#host(column)
    if (part === 'month') return `strftime(${this.#time(column)}, '%Y-%m')`
    return quoteIdentifier(column)
  }

  measure(measure: Measure): string {
    if (measure.kind === 'excess') return `${this.measure(measure.of)} - ${this.measure(measure.over)}`
    const only = 'only' in measure && measure.only !== undefined ? measure.only : undefined
    const filter = only === undefined ? '' : ` FILTER (WHERE ${this.condition(only)})`
    if (measure.kind === 'rows') return `count(*)${filter}`
    if (measure.kind === 'distinct') return `count(DISTINCT ${this.key(measure)})${filter}`
    if (measure.kind === 'share') {
      return `round(100.0 * count(*) FILTER (WHERE ${this.condition(measure.part)}) / count(*), 2)`
    }
    if (measure.of === 'length') {
      return `${functionOf(measure.kind)}(length(${this.#text(measure.column)}))${filter}`
    }
    const isExtreme = measure.kind === 'min' || measure.kind === 'max'
    const value = isExtreme ? this.ordering(measure.column) : this.#number(measure.column)
    return `${functionOf(measure.kind)}(${value})${filter}`
  }

  condition(condition: Condition): string {
    switch (condition.kind) {
      case 'is':
        return this.#isOneOf(condition.column, condition.values)
      case 'compare':
        return `${this.#number(condition.column)} ${condition.comparison} ${condition.number}`
      case 'year':
        return `${this.#year(condition.column)} ${condition.comparison} ${condition.number}`
      case 'date':
        return this.#date(condition)
      case 'month':
        return `month(${this.#time(condition.column)}) = ${condition.number}`
      case 'text':
        return this.#hasText(condition)
      case 'true':
        return quoteIdentifier(condition.column)
      case 'missing':
        return `${quoteIdentifier(condition.column)} IS NULL`
      case 'group':
        return this.#inGroup(condition)
      case 'not':
        if (condition.of.kind === 'missing') return `${quoteIdentifier(condition.of.column)} IS NOT NULL`
        // A missing cell is no header either, so it stays in.
        return `(${this.condition(condition.of)}) IS NOT TRUE`
      case 'all':
        return condition.of.map((part) => this.condition(part)).join(' AND ')
      case 'any':
        return `(${condition.of.map((part) => this.condition(part)).join(' OR ')})`
    }
  }

  #inGroup({ by, measure, test }: GroupCondition): string {
    const groups = this.select([this.key(by)], { present: [by] }).replaceAll('\n', ' ')
    const value = this.measure(measure)
    const kept =
      'limit' in test
        ? `QUALIFY rank() OVER (ORDER BY ${value} ${test.order === 'most' ? 'DESC' : 'ASC'} NULLS LAST) <= ${test.limit}`
        : `HAVING ${printHaving(value, test)}`
    return `${this.key(by)} IN (${groups} GROUP BY 1 ${kept})`
  }

  /** What rows are ordered by for greatest and least: times as they are, anything else by its number. */
  ordering(name: string): string {
    const column = this.#column(name)
    const isTime = column?.type === 'date' || column?.type === 'timestamp' || column?.role === 'time'
    return isTime ? quoteIdentifier(name) : this.#number(name)
  }

  #isOneOf(name: string, values: readonly string[]): string {
    const column = this.#column(name)
    const type = column?.type ?? 'text'
    const plain = column === undefined ? values : values.map((value) => plainNumber(value, column))
    const [first = 'NULL', ...rest] = plain.map((value) => literal(value, type))
    const cell =
      type === 'date' || type === 'timestamp' ? `CAST(${quoteIdentifier(name)} AS VARCHAR)` : quoteIdentifier(name)
    return rest.length === 0 ? `${cell} = ${first}` : `${cell} IN (${[first, ...rest].join(', ')})`
  }

  /** The cell as a number: typed columns as they are, text such as `1,204 kg` by its first digits. */
  #number(name: string): string {
    const type = this.#column(name)?.type
    if (type === 'integer' || type === 'decimal') return quoteIdentifier(name)
    const digits = `regexp_extract(CAST(${quoteIdentifier(name)} AS VARCHAR), '-?[0-9][0-9,]*(\\.[0-9]+)?')`
    return `TRY_CAST(replace(${digits}, ',', '') AS DOUBLE)`
  }

  #text(name: string): string {
    const quoted = quoteIdentifier(name)
    return this.#column(name)?.type === 'text' ? quoted : `CAST(${quoted} AS VARCHAR)`
  }

  /** Functions that take any text as it is: a pattern would have to be escaped. */
  #hasText({ column, test, text }: Extract<Condition, { kind: 'text' }>): string {
    const name = { contains: 'contains', starts: 'starts_with', ends: 'ends_with' }[test]
    return `${name}(lower(${this.#text(column)}), lower(${quoteText(text)}))`
  }

  /** What stands between the scheme and the first slash, question mark, number sign or port. */
  #host(name: string): string {
    return `nullif(lower(regexp_extract(${this.#text(name)}, '^\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://)?([^/?#:\\s]+)', 1)), '')`
  }

  #date({ column, from, until }: Extract<Condition, { kind: 'date' }>): string {
    const cell = this.#time(column)
    const bounds = [
      ...(from === undefined ? [] : [`${cell} >= DATE ${quoteText(from)}`]),
      ...(until === undefined ? [] : [`${cell} < DATE ${quoteText(until)}`]),
    ]
    return bounds.join(' AND ')
  }

  /** The year of a date; of text the first year written in it. */
  #year(name: string): string {
    const type = this.#column(name)?.type
    if (type === 'date' || type === 'timestamp') return `year(${quoteIdentifier(name)})`
    return `TRY_CAST(regexp_extract(${this.#text(name)}, '(?:^|[^0-9])((?:1[0-9]|20)[0-9]{2})(?:[^0-9]|$)', 1) AS INTEGER)`
  }

  #time(name: string): string {
    const type = this.#column(name)?.type
    const quoted = quoteIdentifier(name)
    return type === 'date' || type === 'timestamp' ? quoted : `TRY_CAST(${quoted} AS TIMESTAMP)`
  }
}

/** Whether a value meets `having`. */
export function printHaving(value: string, { comparison, number, most }: Having): string {
  return most === undefined ? `${value} ${comparison} ${number}` : `${value} BETWEEN ${number} AND ${most}`
}

function functionOf(kind: Statistic): string {
  return kind === 'average' ? 'avg' : kind
}

/** A raw value as a literal of the column's type, which the view has already cast the cells to. */
function literal(value: string, type: ColumnProfile['type']): string {
  const number = Number(value.replaceAll(',', ''))
  if ((type === 'integer' || type === 'decimal') && Number.isFinite(number)) return String(number)
  if (type === 'boolean') return /^(t|true|y|yes|1|on)$/i.test(value.trim()) ? 'TRUE' : 'FALSE'
  return quoteText(value)
}

/** The name a measure's column has in a result. */
export function measureName(measure: Measure): string {
  if (measure.kind === 'rows') return 'rows'
  if (measure.kind === 'distinct') return `distinct ${keyName(measure)}`
  if (measure.kind === 'share') return 'percent'
  if (measure.kind === 'excess') return 'more'
  if (measure.of === 'length') return `${lengthWords[measure.kind]} ${measure.column} (characters)`
  return `${measure.kind} of ${measure.column}`
}

const lengthWords = {
  sum: 'length of all',
  average: 'average length of',
  median: 'median length of',
  min: 'shortest',
  max: 'longest',
} as const

/** The name a key's column has in a result. */
export function keyName({ column, part }: Key): string {
  return part === undefined ? column : `${part} of ${column}`
}
