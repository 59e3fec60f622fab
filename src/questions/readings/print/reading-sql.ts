import type { Candidate, ColumnRole } from '../operators/candidate.ts'
import type { RowSet } from '../rows/row-set.ts'
import { ReaderSql, type SqlTable } from './reader-sql.ts'

/** The reading as one SELECT that gives its answer in the first column; undefined where SQL has no plain words for it. */
export function readingSql(candidate: Candidate, table: SqlTable): string | undefined {
  const reader = new ReaderSql(table)
  return candidate.rows.mode === 'pair' ? pairSql(candidate, reader) : rowsSql(candidate, reader)
}

function rowsSql(candidate: Candidate, reader: ReaderSql): string | undefined {
  const where = reader.where(candidate.rows)
  if (where === undefined) return undefined
  const cell = (...roles: readonly ColumnRole[]) => {
    const use = candidate.columns.find(({ role }) => roles.includes(role))
    return use === undefined ? undefined : reader.cell(use.column, use.view)
  }
  const given = cell('given')
  const [operator = ''] = candidate.operator.split('.')
  const { number = 1 } = candidate
  const from = `FROM data${whereOf(where)}`
  const list = (test?: string) =>
    given &&
    `SELECT ${given}\nFROM data${whereOf(where, [test, `${given} IS NOT NULL`].filter((one) => one !== undefined).join(' AND '))}\nGROUP BY ALL\nORDER BY min(_row)`
  const pick = (source: string, order: string, limit = 1, skip = 0) =>
    given && `SELECT ${given}\n${source}\nORDER BY ${order}\nLIMIT ${limit}${skip === 0 ? '' : ` OFFSET ${skip}`}`

  switch (operator) {
    case 'project':
      return list()
    case 'count':
      return `SELECT count(*)\n${from}`
    case 'distinct': {
      const counted = cell('distinct')
      return counted && `SELECT count(DISTINCT ${counted})\n${from}`
    }
    case 'sum':
    case 'average':
    case 'max':
    case 'min':
    case 'range': {
      const summed = cell('summed')
      if (summed === undefined) return undefined
      if (operator === 'range') return `SELECT max(${summed}) - min(${summed})\n${from}`
      return `SELECT ${operator === 'average' ? 'avg' : operator}(${summed})\n${from}`
    }
    case 'extreme':
    case 'extreme-first':
    case 'extreme-kth':
    case 'top': {
      const isMost = candidate.columns.some(({ role }) => role === 'greatest')
      const ranked = cell('greatest', 'least')
      if (ranked === undefined) return undefined
      const order = isMost ? `${ranked} DESC, _row` : `${ranked}, _row DESC`
      const known = `FROM data${whereOf(where, `${ranked} IS NOT NULL`)}`
      if (operator === 'extreme-kth') return pick(known, order, 1, number - 1)
      if (operator === 'top') {
        const rows = pick(known, order, number)
        return rows && `SELECT DISTINCT *\nFROM (${rows})\nWHERE COLUMNS(*) IS NOT NULL`
      }
      const best = `${ranked} = (SELECT ${isMost ? 'max' : 'min'}(${ranked}) FROM data${whereOf(where, '', ' ')})`
      return operator === 'extreme' ? list(best) : pick(`FROM data${whereOf(where, best)}`, '_row')
    }
    case 'place-first':
    case 'place-kth':
      return pick(from, '_row', 1, number - 1)
    case 'place-last':
    case 'place-kth-last':
      return pick(from, '_row DESC', 1, number - 1)
    case 'next':
      return pick(`FROM data\nWHERE _row > (SELECT max(_row) FROM data WHERE ${where})${andBase(reader)}`, '_row')
    case 'previous':
      return pick(`FROM data\nWHERE _row < (SELECT min(_row) FROM data WHERE ${where})${andBase(reader)}`, '_row DESC')
    case 'next-by':
    case 'previous-by': {
      const by = cell('just-above', 'just-below')
      const [sign, order] = operator === 'next-by' ? ['>', ''] : ['<', ' DESC']
      return (
        by &&
        pick(
          `FROM data\nWHERE ${by} ${sign} (SELECT ${by} FROM data WHERE ${where})${andBase(reader)}`,
          `${by}${order}, _row`,
        )
      )
    }
    case 'columns-difference':
    case 'columns-sum': {
      const [one, other] = candidate.columns.map(({ column, view }) => reader.cell(column, view))
      if (one === undefined || other === undefined) return undefined
      return operator === 'columns-sum' ? `SELECT ${one} + ${other}\n${from}` : `SELECT abs(${one} - ${other})\n${from}`
    }
    case 'years-apart': {
      const year = cell('computed')
      return year && `SELECT abs(${year} - ${number})\n${from}`
    }
    default:
      return groupsSql(candidate, { reader, where, operator, number })
  }
}

const andBase = ({ base }: ReaderSql): string => (base === '' ? '' : ` AND ${base}`)

function groupsSql(
  { columns }: Candidate,
  {
    reader,
    where,
    operator,
    number,
  }: { readonly reader: ReaderSql; readonly where: string; readonly operator: string; readonly number: number },
): string | undefined {
  const grouped = columns.find(({ role }) => role === 'grouped')
  const key = grouped === undefined ? undefined : reader.cell(grouped.column, grouped.view)
  if (key === undefined) return undefined
  const from = `FROM data${whereOf(where, `${key} IS NOT NULL`)}`
  const having = (test: string) => `SELECT ${key}\n${from}\nGROUP BY ${key}\nHAVING ${test}`
  const inOrder = (test: string) => `${having(test)}\nORDER BY min(_row)`
  const ofGroups = (statistic: string, value: string) =>
    `(SELECT ${statistic}(value) FROM (SELECT ${value} AS value ${from.replace('\n', ' ')} GROUP BY ${key}))`
  const [, kind, sign] = /^(occurring(?:-count)?)(>=|=|>)$/.exec(operator) ?? []
  if (kind === 'occurring') return inOrder(`count(*) ${sign} ${number}`)
  if (kind === 'occurring-count') return `SELECT count(*)\nFROM (${having(`count(*) ${sign} ${number}`)})`
  switch (operator) {
    case 'frequent-most':
      return inOrder(`count(*) = ${ofGroups('max', 'count(*)')}`)
    case 'frequent-least':
      return inOrder(`count(*) = ${ofGroups('min', 'count(*)')}`)
    case 'frequency':
      return `SELECT max(times)\nFROM (SELECT count(*) AS times ${from.replace('\n', ' ')} GROUP BY ${key})`
    case 'occurring-once':
      return inOrder('count(*) = 1')
    case 'group-sum-max':
    case 'group-sum-min': {
      const summed = columns.find(({ role }) => role === 'greatest' || role === 'least')
      const cell = summed === undefined ? undefined : reader.cell(summed.column, summed.view)
      return cell && inOrder(`sum(${cell}) = ${ofGroups(operator === 'group-sum-max' ? 'max' : 'min', `sum(${cell})`)}`)
    }
    default:
      return undefined
  }
}

/** WHERE with all of the conditions; nothing where there are none. */
function whereOf(where: string, also = '', before = '\n'): string {
  const conditions = [...(where === 'true' ? [] : [where]), ...(also === '' ? [] : [also])]
  return conditions.length === 0 ? '' : `${before}WHERE ${conditions.join(' AND ')}`
}

/** The two sides one below the other, and the one that is asked for, or how far they are apart. */
function pairSql({ operator, columns, rows }: Candidate, reader: ReaderSql): string | undefined {
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
  const named = cellOf('compared')
  const better = (value: string, order: string) =>
    named &&
    `SELECT name\nFROM (${[a, b].map((side) => `SELECT first(${named} ORDER BY _row) AS name, ${value} AS value FROM data WHERE ${side}`).join('\n  UNION ALL ')})\nORDER BY value${order}\nLIMIT 1`
  const summed = cellOf('summed')
  const ranked = cellOf('greatest', 'least')
  const firstOf = (cell: string) => `first(${cell} ORDER BY _row)`
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
