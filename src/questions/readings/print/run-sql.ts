import type { Candidate } from '../operators/candidate.ts'
import { type ReaderSql, whereOf } from './reader-sql.ts'

/** The longest run of rows one behind the other, or of one value in a row: rows whose place less their place within the run is the same are one run. */
export function runSql(
  { columns }: Candidate,
  { reader, where, operator }: { readonly reader: ReaderSql; readonly where: string; readonly operator: string },
): string | undefined {
  if (operator === 'run')
    return `SELECT max(length)
FROM (SELECT count(*) AS length
  FROM (SELECT place - row_number() OVER (ORDER BY place) AS run
    FROM (SELECT row_number() OVER (ORDER BY _row) AS place, (${where}) AS holds FROM data)
    WHERE holds)
  GROUP BY run)`
  const [use] = columns
  const cell = use && reader.cell(use.column, use.view)
  if (cell === undefined || (operator !== 'run-value' && operator !== 'run-length')) return undefined
  const runs = `(SELECT value, count(*) AS length, min(place) AS place
  FROM (SELECT value, place, place - row_number() OVER (PARTITION BY value ORDER BY place) AS run
    FROM (SELECT ${cell} AS value, row_number() OVER (ORDER BY _row) AS place FROM data${whereOf(where, '', ' ')}))
  WHERE value IS NOT NULL
  GROUP BY value, run)`
  return operator === 'run-length'
    ? `SELECT max(length)\nFROM ${runs}`
    : `WITH runs AS ${runs}\nSELECT value\nFROM runs\nWHERE length = (SELECT max(length) FROM runs)\nORDER BY place`
}
