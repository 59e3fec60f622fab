import type { Candidate, ColumnRole } from '../operators/candidate.ts'
import { alongRowSql } from './along-row-sql.ts'
import { pairSql } from './pair-sql.ts'
import { ReaderSql, type SqlTable, whereOf } from './reader-sql.ts'
import { runSql } from './run-sql.ts'

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
      return list() ?? itemsSql(candidate, { reader, where })
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
    case 'distinct-items': {
      const [use] = candidate.columns
      const items = use && reader.items(use.column, { where, byCommas: true })
      return items && `SELECT count(DISTINCT lower(item))\nFROM ${items}`
    }
    default:
      return (
        alongRowSql(candidate, { reader, where, operator }) ??
        runSql(candidate, { reader, where, operator }) ??
        groupsSql(candidate, { reader, where, operator, number })
      )
  }
}

const andBase = ({ base }: ReaderSql): string => (base === '' ? '' : ` AND ${base}`)

/** The different items of cells that are lists. */
function itemsSql(
  { columns: [use] }: Candidate,
  { reader, where }: { readonly reader: ReaderSql; readonly where: string },
): string | undefined {
  const items = use?.view === 'parts' ? reader.items(use.column, { where, byCommas: false }) : undefined
  return items && `SELECT item\nFROM ${items}\nGROUP BY item\nORDER BY min(_row)`
}

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
  if (grouped === undefined) return undefined
  const isItems = grouped.view === 'parts'
  const key = isItems ? 'item' : reader.cell(grouped.column, grouped.view)
  const items = isItems ? reader.items(grouped.column, { where, byCommas: false }) : ''
  if (key === undefined || items === undefined) return undefined
  const from = isItems ? `FROM ${items}` : `FROM data${whereOf(where, `${key} IS NOT NULL`)}`
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
