import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { RagtimeError } from '../../errors.ts'
import { hostileFamilies } from './hostile-sql.fixture.ts'
import { processEngine } from './process-engine.ts'
import { type SmallTable, smallTable } from './small-table.fixture.ts'
import type { SqlEngine } from './sql-engine.ts'

let table: SmallTable
let engine: SqlEngine
// Their place is in the canary's folder, which is known only later: the families are the same wherever it is.
const names = hostileFamilies('').map(({ name, fate, statements }) => [name, fate, statements.length] as const)
const limits = { maxRows: 100, timeoutMs: 400 }
const canary = 'a,b\nkept-secret,2\n'

beforeAll(async () => {
  vi.stubEnv('RAGTIME_CANARY', 'kept-secret')
  table = await smallTable({ 'canary.csv': canary })
  engine = processEngine(table.sqlTable, { memoryBytes: 500e6 })
})
afterAll(async () => {
  await engine.close()
  await table.remove()
  vi.unstubAllEnvs()
})

async function fateOf(run: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await run, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  } catch (error) {
    if (!(error instanceof RagtimeError)) throw error
    expect(`${error.message} ${error.why} ${JSON.stringify(error.data)}`).not.toContain('kept-secret')
    return error.code
  }
}

describe('statements that', () => {
  it.each(names)('%s: %s, all %i of them', async (name, fate, count) => {
    const statements = hostileFamilies(table.folder).find((family) => family.name === name)?.statements ?? []
    expect(new Set(statements).size).toBe(count)
    const others: unknown[] = []
    for (const sql of statements) {
      const is = await fateOf(engine.run(sql, limits))
      if (is !== fate) others.push([sql.slice(0, 200), is])
    }
    expect(others).toEqual([])
    expect((await engine.run('SELECT count(*) FROM data', { ...limits, timeoutMs: 60_000 })).rows).toEqual([[20n]])
    expect(await readdir(table.folder)).toEqual(['canary.csv', 'rows.parquet'])
    expect(await readFile(join(table.folder, 'canary.csv'), 'utf8')).toBe(canary)
  })
})

it('are 300 and more', () => {
  expect(names.reduce((sum, [, , count]) => sum + count, 0)).toBeGreaterThanOrEqual(300)
})
