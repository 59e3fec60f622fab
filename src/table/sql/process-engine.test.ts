import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createLockedDatabase, duckdbEngine } from './duckdb-engine.ts'
import { processEngine } from './process-engine.ts'
import { type SmallTable, smallTable } from './small-table.fixture.ts'
import type { SqlEngine } from './sql-engine.ts'
import { readIfThere, sqlProcesses } from './sql-processes.fixture.ts'

let table: SmallTable
let engine: SqlEngine
const limits = { maxRows: 100, timeoutMs: 60_000 }
const endless = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t'
const onLinux = process.platform === 'linux'

beforeAll(async () => {
  vi.stubEnv('RAGTIME_CANARY', 'kept-secret')
  table = await smallTable()
  engine = processEngine(table.sqlTable)
})
afterAll(async () => {
  await engine.close()
  await table.remove()
  vi.unstubAllEnvs()
})

describe('an engine in another process', () => {
  it.each([
    'SELECT * FROM data ORDER BY _row',
    "SELECT 170141183460469231731687303715884105727, 0.10, 'NaN'::DOUBLE, '-Infinity'::DOUBLE, NULL, true, ''",
    "SELECT [1, 2], {'a': DATE '2024-02-29'}, TIMESTAMP '2024-02-29 12:00:00', 'a' || chr(0) || '🐘'",
    'SELECT name AS a, n AS a FROM data WHERE false',
  ])('returns what one in this process returns: %s', async (sql) => {
    const here = duckdbEngine(await createLockedDatabase(table.sqlTable), table.sqlTable)
    expect(await engine.run(sql, limits)).toEqual(await here.run(sql, limits))
    await here.close()
  })

  it.each([
    ['SELECT nme FROM data', { code: 'SQL_FAILED', data: { column: 'nme', columns: ['name', 'n', '_row'] } }],
    ['DROP VIEW data', { code: 'SQL_REFUSED', why: 'it is not a SELECT' }],
  ])('fails as one in this process fails: %s', async (sql, error) => {
    await expect(engine.run(sql, limits)).rejects.toMatchObject(error)
  })

  it('finds the rows for a condition, and refuses what is none', async () => {
    expect(await engine.rowsWhere('n % 7 = 0', limits)).toEqual(new Set([7, 14]))
    await expect(engine.rowsWhere('true) UNION SELECT (1', limits)).rejects.toMatchObject({ code: 'SQL_REFUSED' })
  })

  it('answers many statements that are asked at once, each with its own result', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => engine.run(`SELECT ${i}`, limits))
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.[0])).toEqual(asked.map((_, i) => BigInt(i)))
  })

  it('pages through a result', async () => {
    const page = (offset: number) => engine.run('SELECT _row FROM data ORDER BY 1', { ...limits, maxRows: 8, offset })
    const pages = [await page(0), await page(8), await page(16), await page(24)]
    expect(pages.map(({ rows, truncated }) => [rows.length, rows[0]?.[0], truncated])).toEqual([
      [8, 1n, true],
      [8, 9n, true],
      [4, 17n, false],
      [0, undefined, false],
    ])
  })

  it('ends a result before it gets too large, and fails when not even one row fits', async () => {
    const long = `SELECT replace('${'x'.repeat(1000)}', 'x', '€') AS long FROM data`
    const { rows, truncated } = await engine.run(long, { ...limits, maxBytes: 7000 })
    expect([rows.length, truncated]).toEqual([2, true])
    await expect(engine.run(long, { ...limits, maxBytes: 2999 })).rejects.toMatchObject({
      code: 'SQL_LIMIT',
      data: { limit: 'bytes', maxBytes: 2999 },
    })
  })

  it('stops what takes too long, and goes on', async () => {
    const started = await engine.run('SELECT 1', limits)
    await expect(engine.run(endless, { ...limits, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'SQL_LIMIT',
      data: { limit: 'time', timeoutMs: 50 },
    })
    expect(await engine.run('SELECT 1', limits)).toEqual(started)
  })

  it('stops what takes too much memory, and goes on', async () => {
    const small = processEngine(table.sqlTable, { memoryBytes: 400e6 })
    const doubling = "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) SELECT count(*) FROM t"
    await expect(small.run(doubling, limits)).rejects.toMatchObject({ code: 'SQL_LIMIT', data: { limit: 'memory' } })
    expect((await small.run('SELECT 1', limits)).rows).toEqual([[1n]])
    await small.close()
  })

  it("stops when aborted, at work and waiting, with the signal's reason", async () => {
    const controller = new AbortController()
    const { signal } = controller
    const running = engine.run(endless, { ...limits, signal })
    const waiting = engine.run('SELECT 1', { ...limits, signal })
    const other = engine.run('SELECT 2', limits)
    setTimeout(() => controller.abort(new Error('enough')), 50)
    const reason = expect.objectContaining({ message: 'enough' })
    expect(await Promise.allSettled([running, waiting, other])).toMatchObject([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
      { status: 'fulfilled', value: { rows: [[2n]] } },
    ])
    await expect(engine.run('SELECT 1', { ...limits, signal })).rejects.toThrow('enough')
  })

  it('fails with STORE_DAMAGED when the rows cannot be read', async () => {
    const lost = processEngine({ ...table.sqlTable, path: `${table.sqlTable.path}.gone` })
    await expect(lost.run('SELECT 1', limits)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    await lost.close()
  })

  it('fails what is asked and what is waiting when it is closed', async () => {
    const closing = processEngine(table.sqlTable)
    const asked = [closing.run(endless, limits), closing.run('SELECT 1', limits)]
    const outcomes = Promise.allSettled(asked)
    await closing.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(closing.run('SELECT 1', limits)).rejects.toThrow('closed')
  })
})

describe.runIf(onLinux)('its process', () => {
  it('starts with the first statement, stays for the next and is gone after closing', async () => {
    const before = sqlProcesses(process.pid)
    const own = processEngine(table.sqlTable)
    const added = () => sqlProcesses(process.pid).filter((id) => !before.includes(id))
    expect(added()).toEqual([])
    await own.run('SELECT 1', limits)
    const first = added()
    expect(first.length).toBe(1)
    await own.run('SELECT 2', limits)
    expect(added()).toEqual(first)
    await expect(own.run(endless, { ...limits, timeoutMs: 50 })).rejects.toMatchObject({ code: 'SQL_LIMIT' })
    expect(added()).toEqual([])
    await own.run('SELECT 3', limits)
    await own.close()
    expect(added()).toEqual([])
  })

  it('is replaced when something else ended it', async () => {
    const before = sqlProcesses(process.pid)
    const own = processEngine(table.sqlTable)
    await own.run('SELECT 1', limits)
    for (const id of sqlProcesses(process.pid).filter((id) => !before.includes(id))) process.kill(id, 'SIGKILL')
    await expect.poll(() => sqlProcesses(process.pid)).toEqual(before)
    expect((await own.run('SELECT 2', limits)).rows).toEqual([[2n]])
    await own.close()
  })

  it('is given no environment', async () => {
    await engine.run('SELECT 1', limits)
    for (const id of sqlProcesses(process.pid)) {
      const names = readIfThere(`/proc/${id}/environ`).match(/(?<=^|\0)[^=\0]+(?==)/g)
      const allowed = ['LD_LIBRARY_PATH', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'PWD', 'OLDPWD', '_']
      expect(names?.filter((name) => !allowed.includes(name))).toEqual([])
    }
  })

  it('can write no file and dump no core', async () => {
    await engine.run('SELECT 1', limits)
    for (const id of sqlProcesses(process.pid)) {
      const held = readIfThere(`/proc/${id}/limits`)
      expect(held).toMatch(/^Max file size\s+0 /m)
      expect(held).toMatch(/^Max core file size\s+0 /m)
      expect(held).toMatch(/^Max data size\s+4294967296 /m)
    }
  })

  const fixture = fileURLToPath(new URL('./endless-sql.fixture.ts', import.meta.url))

  it('dies with its parent, killed in the middle of a statement', async () => {
    const parent = spawn(process.execPath, [fixture, JSON.stringify(table.sqlTable), 'endless'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const ids = sqlProcesses(parent.pid)
    expect(ids.length).toBe(1)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await expect.poll(() => sqlProcesses().filter((id) => ids.includes(id)), { timeout: 20_000 }).toEqual([])
  })

  it('keeps nobody from ending who forgot to close', async () => {
    const parent = spawn(process.execPath, [fixture, JSON.stringify(table.sqlTable)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    expect(await once(parent, 'exit')).toEqual([0, null])
  })
})
