import { quoteText } from '../../../table/index.ts'
import type { Candidate, ColumnRole } from '../operators/candidate.ts'
import type { RowSet } from '../rows/row-set.ts'
import type { ReaderSql } from './reader-sql.ts'

/** The two sides one below the other, and the one that is asked for, how far they are apart, or whether one is more than the other. */
export function pairSql({ operator, columns, rows, opposites }: Candidate, reader: ReaderSql): string | undefined {
  const [one, other] = rows.sides ?? []
  const sides = [sideOf(reader, one, other), sideOf(reader, other, one)]
  const [a, b] = sides
  if (a === undefined || b === undefined) return undefined
  const cellOf = (...roles: readonly ColumnRole[]) => {
    const use = columns.find(({ role }) => roles.includes(role))
    return use === undefined ? undefined : reader.cell(use.column, use.view)
  }
  const apart = (what: string) =>
    `SELECT abs((SELECT ${what} FROM data WHERE ${a}) - (SELECT ${what} FROM data WHERE ${b}))`
  const names = columns.flatMap(({ role, column }) => (role === 'compared' ? (reader.cell(column, 'raw') ?? []) : []))
  const better = (value: string, order: string) => {
    const lines = [a, b].map((side, at) => {
      const name = names[at] ?? names[0]
      return `SELECT first(${name} ORDER BY _row) AS name, ${value} AS value FROM data WHERE ${side}`
    })
    return names.length === 0
      ? undefined
      : `SELECT name\nFROM (${lines.join('\n  UNION ALL ')})\nORDER BY value${order}\nLIMIT 1`
  }
  const summed = cellOf('summed')
  const ranked = cellOf('greatest', 'least')
  const firstOf = (cell: string) => `first(${cell} ORDER BY _row)`
  const choose = (what: string, sign: string, [yes, no]: readonly [string, string] = ['yes', 'no']) =>
    `SELECT CASE WHEN (SELECT ${what} FROM data WHERE ${a}) ${sign} (SELECT ${what} FROM data WHERE ${b}) THEN ${quoteText(yes)} ELSE ${quoteText(no)} END`
  switch (operator) {
    case 'pair-counts-difference':
      return apart('count(*)')
    case 'pair-counts-most':
      return better('count(*)', ' DESC')
    case 'pair-counts-least':
      return better('count(*)', '')
    case 'pair-order-first':
      return better('min(_row)', '')
    case 'pair-order-last':
      return better('min(_row)', ' DESC')
    case 'pair-rows-apart':
      return `${apart('min(_row)')} - 1`
    case 'pair-difference':
      return summed && apart(firstOf(summed))
    case 'pair-days':
      return summed && apart(firstOf(`epoch(CAST(${summed} AS TIMESTAMP)) / 86400`))
    case 'pair-sums-difference':
      return summed && apart(`sum(${summed})`)
    case 'pair-most':
      return ranked && better(firstOf(ranked), ' DESC')
    case 'pair-least':
      return ranked && better(firstOf(ranked), '')
    case 'pair-sums-most':
      return ranked && better(`sum(${ranked})`, ' DESC')
    case 'pair-sums-least':
      return ranked && better(`sum(${ranked})`, '')
    case 'truth-order':
      return choose('min(_row)', '<')
    case 'truth-same':
      return summed && choose(firstOf(summed), '=')
    case 'truth-greater':
      return summed && choose(firstOf(summed), '>')
    case 'truth-lesser':
      return summed && choose(firstOf(summed), '<')
    case 'opposite-order':
      return opposites && choose('min(_row)', '<', opposites)
    case 'opposite-order-back':
      return opposites && choose('min(_row)', '>', opposites)
    case 'opposite-counts':
      return opposites && choose('count(*)', '>', opposites)
    case 'opposite-value':
      return opposites && summed && choose(firstOf(summed), '>', opposites)
    case 'opposite-value-back':
      return opposites && summed && choose(firstOf(summed), '<', opposites)
    default:
      return undefined
  }
}

/** The rows of one side that are not the other's, too. */
function sideOf(reader: ReaderSql, side: RowSet | undefined, other: RowSet | undefined): string | undefined {
  if (side === undefined || other === undefined) return undefined
  const [own, theirs] = [reader.where(side), reader.where(other)]
  if (own === undefined || theirs === undefined) return undefined
  return side.rows.some((row) => other.rows.includes(row)) ? `${own} AND (${theirs}) IS NOT TRUE` : own
}
