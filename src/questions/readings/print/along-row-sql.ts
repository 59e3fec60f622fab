import { quoteText } from '../../../table/index.ts'
import type { Candidate } from '../operators/candidate.ts'
import { type ReaderSql, whereOf } from './reader-sql.ts'

interface Printing {
  readonly reader: ReaderSql
  readonly where: string
  readonly operator: string
}

/** What compares or adds up the columns of a row, names a column, or says whether there are such rows, and whether more than a number. */
export function alongRowSql(
  { rows, columns, number, opposites }: Candidate,
  { reader, where, operator }: Printing,
): string | undefined {
  const from = `FROM data${whereOf(where)}`
  const choose = (value: string) =>
    opposites && `SELECT CASE WHEN ${value} > ${number} THEN ${opposites.map(quoteText).join(' ELSE ')} END\n${from}`
  switch (operator) {
    case 'header-max':
    case 'column-max':
    case 'header-min':
    case 'column-min':
      return columnSql(operator, { reader, where })
    case 'header-of':
    case 'header-of-one': {
      const [named] = columns
      return named && `SELECT DISTINCT ${quoteText(reader.header(named.column))}\n${from}`
    }
    case 'row-sum':
      return `SELECT ${reader.numbers.map(({ cell }) => `coalesce(${cell}, 0)`).join(' + ')}\n${from}`
    case 'row-place':
      return `SELECT count(*)\nFROM data${whereOf(reader.base || 'true', `_row <= (SELECT min(_row) ${from.replaceAll('\n', ' ')})`)}`
    case 'truth-yes':
      if (rows.conditions.length === 0) return undefined
      return `SELECT CASE WHEN EXISTS (SELECT 1 FROM data${whereOf(where, '', ' ')}) THEN 'yes' ELSE 'no' END`
    case 'opposite-count':
      return choose('count(*)')
    case 'opposite-number': {
      const [use] = columns
      const cell = use && reader.cell(use.column, use.view)
      return cell && choose(cell)
    }
    default:
      return undefined
  }
}

/** The name of the column with the greatest or least number in the row, or the greatest or least sum; of equal ones the first. */
function columnSql(operator: string, { reader, where }: Pick<Printing, 'reader' | 'where'>): string {
  const isSum = operator.startsWith('column')
  const lines = reader.numbers.map(
    ({ name, cell }, place) =>
      `SELECT ${quoteText(name)} AS name, ${isSum ? `coalesce(sum(${cell}), 0)` : cell} AS value, ${place} AS place FROM data${whereOf(where, '', ' ')}`,
  )
  return `SELECT name\nFROM (${lines.join('\n  UNION ALL ')})\nWHERE value IS NOT NULL\nORDER BY value${operator.endsWith('max') ? ' DESC' : ''}, place\nLIMIT 1`
}
