import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { runRagtime, temporaryFolder } from './run-ragtime.ts'

const wide = Array.from({ length: 12 }, (_, i) => `column${i + 1}`)
let path: string

beforeAll(() => {
  path = join(temporaryFolder(), 'numbers.csv')
  const rows = Array.from({ length: 30 }, (_, row) => wide.map((_, i) => (row + 1) * (i + 1)).join(','))
  writeFileSync(path, `${[wide.join(','), ...rows].join('\n')}\n`)
})

test('a long result is paged, and the note says how to go on', async () => {
  const query = 'SELECT column1 FROM data ORDER BY 1'
  const first = await runRagtime(['sql', path, query, '--limit', '20', '--csv'])
  expect(first.stderr).toContain('only the first 20 rows are shown: raise --limit for more, or add --offset 20')
  const next = await runRagtime(['sql', path, query, '--limit', '20', '--csv', '--offset', '20'])
  expect(next.stderr).not.toContain('shown')
  const numbers = [first, next].flatMap(({ stdout }) => stdout.match(/^\d+/gm)?.map(Number))
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
})

test('a wide result is printed in parts, and says so', async () => {
  const { stdout } = await runRagtime(['sql', path, 'SELECT * FROM data LIMIT 1'])
  const headings = stdout.split('\n').filter((line) => line.startsWith('columns '))
  expect(headings).toEqual(['columns 1 to 10 of 13', 'columns 11 to 13 of 13'])
  for (const name of wide) expect(stdout).toMatch(new RegExp(`\\b${name}\\b`))
})

test('Ctrl-C ends a statement that would never end', async () => {
  await runRagtime(['sql', path, 'SELECT 1'])
  const endless = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t'
  const { status, stderr } = await runRagtime(['sql', path, endless], { interruptAfterMs: 2500 })
  expect(stderr).toContain('interrupted')
  expect(status).toBe(130)
})

test('what is refused is misuse, and nothing is printed', async () => {
  const { status, stdout, stderr } = await runRagtime(['sql', path, "SELECT getenv('HOME')"])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('SQL_REFUSED')
})
