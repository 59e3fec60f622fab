import { expect, it } from 'vitest'
import { createDatabase, withConnection } from '../sql/database.ts'
import { quoteIdentifier, quoteText } from '../sql/sql-text.ts'
import { columnStatistics } from './column-statistics.ts'

const columns: Readonly<Record<string, readonly (string | null)[]>> = {
  whole: ['1', '20', '-3', '20', 'n/a'],
  grouped: ['1,200', '3', '45,000', '3', null],
  comma: ['1.200,50', '3,5', '2,25', '7,0', null],
  day: ['2024-01-05', '2024-02-06', '2023-03-07', null, '2024-01-05'],
  moment: ['25/01/2024 10:30', '06/02/2024 11:30', '07/03/2024 12:30', '08/04/2024 13:30', '-'],
  truth: ['true', 'FALSE', 'true', null, 'true'],
  'a "name"': ['Ada', 'Bob', 'Ada', 'Cleo', 'Ada'],
  page: [`<p>${'long '.repeat(300)}</p>`, 'short', null, 'short', `${'x'.repeat(2000)}.`],
  empty: [null, null, null, null, null],
  hash: ['9f3a77c0', '00ff00ff', '12345678', 'deadbeef', 'cafebabe'],
}

it('says of many columns at once what it says of each alone', async () => {
  const database = await createDatabase()
  try {
    await withConnection(database, undefined, async (connection) => {
      const names = Object.keys(columns)
      const rows = [0, 1, 2, 3, 4].map((row) => {
        const cells = names.map((name) => columns[name]?.[row] ?? null)
        return `(${row + 1}, ${cells.map((cell) => (cell === null ? 'NULL' : quoteText(cell))).join(', ')})`
      })
      const head = ['_row', ...names].map(quoteIdentifier).join(', ')
      await connection.run(`CREATE TEMP TABLE file AS SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${head})`)
      await connection.run('CREATE TEMP TABLE typed AS SELECT _row, COLUMNS(* EXCLUDE _row)::VARCHAR FROM file')
      const done: number[] = []
      const options = { count: rows.length, onDone: (n: number) => done.push(n) }
      const together = await columnStatistics(connection, 'typed', { ...options, names })
      expect(done.at(-1)).toBe(names.length)
      const alone = []
      for (const name of names) {
        alone.push(...(await columnStatistics(connection, 'typed', { ...options, names: [name] })))
      }
      expect(together).toEqual(alone)
      expect(together.map(({ cast }) => cast.type)).toEqual([
        ...(['integer', 'integer', 'decimal', 'date', 'timestamp', 'boolean'] as const),
        ...(['text', 'text', 'text', 'text'] as const),
      ])
    })
  } finally {
    database.closeSync()
  }
})
