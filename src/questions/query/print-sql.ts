import { quoteIdentifier, quoteText } from '../../table/index.ts'
import type { Condition, Having, Query } from './query.ts'
import { keyName, measureName, printHaving, type SqlColumns, SqlParts } from './sql-parts.ts'

type QueryOf<Kind extends Query['kind']> = Extract<Query, { kind: Kind }>

/** Prints a query as one DuckDB SELECT over the table `data`. Names are quoted and values escaped, whatever they hold. */
export function printSql(query: Query, columns: SqlColumns): string {
  const parts = new SqlParts(columns)
  switch (query.kind) {
    case 'reading':
      return query.sql
    case 'measure':
      return parts.select(
        query.measures.map((measure) => `${parts.measure(measure)} AS ${quoteIdentifier(measureName(measure))}`),
        query,
      )
    case 'values':
      return `${parts.select([`DISTINCT ${quoteIdentifier(query.column)}`], { where: query.where, present: [query] })}\nORDER BY 1`
    case 'pair':
      return printPair(query, parts)
    case 'groups':
      return printGroups(query, parts)
    case 'group-count':
      return `SELECT count(*) AS "groups"\nFROM (${indent(measuredGroups(query, parts))})`
    case 'group-statistic':
      return printGroupStatistic(query, parts)
    case 'share':
      return printShare(query, parts)
    case 'rows':
      return printRows(query, parts)
    case 'columns':
      return printColumns(query.count, columns)
  }
}

/** The SELECT of the numbers of the rows that meet a condition. */
export function printRowNumbers(where: Condition, columns: SqlColumns): string {
  return printRows({ kind: 'rows', columns: ['_row'], where }, new SqlParts(columns))
}

function printPair({ operation, measure, sides, where }: QueryOf<'pair'>, parts: SqlParts): string {
  const [first, second] = sides.map((side) => {
    const only: Condition = measure.only === undefined ? side : { kind: 'all', of: [measure.only, side] }
    return parts.measure({ ...measure, only })
  })
  const result = operation === 'difference' ? `${first} - ${second}` : `round(1.0 * ${first} / nullif(${second}, 0), 4)`
  return parts.select([`${result} AS "${operation}"`, `${first} AS "first"`, `${second} AS "second"`], { where })
}

function printGroups({ by, measure, order, limit, having, where }: QueryOf<'groups'>, parts: SqlParts): string {
  const value = parts.measure(measure)
  const shown = by.map((key) => named(parts.key(key), keyName(key)))
  // Rankings are about values that are there; a distribution also shows the rows without one.
  const present = limit !== undefined || having !== undefined ? by : []
  const direction = order === 'least' ? 'ASC' : 'DESC'
  const lines = [
    parts.select([...shown, `${value} AS ${quoteIdentifier(measureName(measure))}`], { where, present }),
    `GROUP BY ${by.map((_, i) => i + 1).join(', ')}`,
  ]
  if (having !== undefined) lines.push(`HAVING ${printHaving(value, having)}`)
  const within = by.length === 2 ? `PARTITION BY ${parts.key(by[0])} ` : ''
  if (limit !== undefined) {
    lines.push(`QUALIFY rank() OVER (${within}ORDER BY ${value} ${direction} NULLS LAST) <= ${limit}`)
  }
  if (order === 'key') lines.push(`ORDER BY ${by.map((_, i) => i + 1).join(', ')}`)
  else if (by.length === 1) lines.push(`ORDER BY 2 ${direction} NULLS LAST, 1`)
  else lines.push(`ORDER BY sum(${value}) OVER (PARTITION BY ${parts.key(by[0])}) ${direction}, 1, 3 ${direction}, 2`)
  return lines.join('\n')
}

function printGroupStatistic(query: QueryOf<'group-statistic'>, parts: SqlParts): string {
  const name = query.statistic === 'average' ? 'avg' : query.statistic
  return `SELECT ${name}("value") AS ${quoteIdentifier(query.statistic)}\nFROM (${indent(measuredGroups(query, parts))})`
}

/** One row for each group with its `value`; only those that meet `having`. */
function measuredGroups(
  { by, measure, where, having }: Omit<QueryOf<'group-count'>, 'having' | 'kind'> & { readonly having?: Having },
  parts: SqlParts,
): string {
  const value = parts.measure(measure)
  const body = parts.select([`${parts.key(by)} AS "key"`, `${value} AS "value"`], { where, present: [by] })
  return `${body}\nGROUP BY 1${having === undefined ? '' : `\nHAVING ${printHaving(value, having)}`}`
}

function printShare({ of, part, where }: QueryOf<'share'>, parts: SqlParts): string {
  const whole = parts.measure(of)
  const matching = parts.measure({ ...of, only: part })
  const percent = `round(100.0 * ${matching} / nullif(${whole}, 0), 2)`
  return parts.select([`${matching} AS "part"`, `${whole} AS "whole"`, `${percent} AS "percent"`], { where })
}

function printRows({ columns, order, where }: QueryOf<'rows'>, parts: SqlParts): string {
  const shown = columns.map(quoteIdentifier)
  if (order === undefined) return `${parts.select(shown, { where })}\nORDER BY "_row"`
  const value = parts.ordering(order.column)
  const direction = order.direction === 'most' ? 'DESC' : 'ASC'
  // NULLS LAST and the rank keep rows without a number out as long as there are rows with one.
  const rank = `QUALIFY rank() OVER (ORDER BY ${value} ${direction} NULLS LAST) <= ${order.limit} AND ${value} IS NOT NULL`
  return `${parts.select(shown, { where })}\n${rank}\nORDER BY ${value} ${direction}, "_row"`
}

function printColumns(count: boolean, columns: SqlColumns): string {
  const rows = columns.map(({ name, type, role }) => `(${[name, type, role].map(quoteText).join(', ')})`)
  const from = `FROM (VALUES\n  ${rows.join(',\n  ')}) AS columns("column", "type", "role")`
  return `SELECT ${count ? 'count(*) AS "columns"' : '*'}\n${from}`
}

function named(expression: string, name: string): string {
  return expression === quoteIdentifier(name) ? expression : `${expression} AS ${quoteIdentifier(name)}`
}

function indent(text: string): string {
  return `\n${text.replaceAll(/^/gm, '  ')}\n`
}
