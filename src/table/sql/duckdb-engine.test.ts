import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RagtimeError } from '../../errors.ts'
import { allowedFunctions } from './allowed-functions.ts'
import { createDatabase, withConnection } from './database.ts'
import { createLockedDatabase, duckdbEngine, type SqlTable } from './duckdb-engine.ts'
import { toJsonTable } from './json-table.ts'
import type { SqlEngine } from './sql-engine.ts'
import { quoteIdentifier, quoteText } from './sql-text.ts'

let folder: string
let database: DuckDBInstance
let engine: SqlEngine
let secret: string
const limits = { maxRows: 100, timeoutMs: 60_000 }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-engine-'))
  secret = join(folder, 'secret.csv')
  await writeFile(secret, 'a,b\n1,2\n')
  const path = join(folder, "rows 'x'.parquet")
  const trusted = await createDatabase()
  await withConnection(trusted, undefined, (connection) =>
    connection.run(
      `COPY (SELECT * FROM (VALUES (1, 'quokka', '10', '0.1'), (2, 'bob', '20', '0.2'), (4, 'cid', NULL, '0.3')) AS t(_row, name, n, d)) TO ${quoteText(path)}`,
    ),
  )
  trusted.closeSync()
  const columns = [
    { name: 'name', expression: '"name"' },
    { name: 'n', expression: 'TRY_CAST("n" AS BIGINT)' },
    { name: 'd', expression: 'TRY_CAST("d" AS DECIMAL(2,1))' },
  ]
  const table: SqlTable = { path, names: ['data', "my 'odd' file"], columns }
  database = await createLockedDatabase(table)
  engine = duckdbEngine(database, table)
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

async function rowsOf(sql: string) {
  return toJsonTable(await engine.run(sql, limits)).rows
}

async function failureOf(run: Promise<unknown>): Promise<RagtimeError> {
  try {
    await run
  } catch (error) {
    if (error instanceof RagtimeError) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('the engine', () => {
  it('runs one SELECT over typed columns', async () => {
    const result = await engine.run('SELECT name, n, d, n > 10 AS big, _row FROM data ORDER BY _row', limits)
    expect(toJsonTable(result)).toEqual({
      columns: [
        { name: 'name', type: 'text' },
        { name: 'n', type: 'integer' },
        { name: 'd', type: 'decimal' },
        { name: 'big', type: 'boolean' },
        { name: '_row', type: 'integer' },
      ],
      rows: [
        ['quokka', 10, 0.1, false, 1],
        ['bob', 20, 0.2, true, 2],
        ['cid', null, 0.3, null, 4],
      ],
      truncated: false,
    })
  })

  it.each([
    ['sums decimals exactly', 'SELECT sum(d) FROM data', [[0.6]]],
    ['knows the table by its file, too', `SELECT count(*) FROM "my 'odd' file"`, [[3]]],
    [
      'takes WITH, joins, subqueries, windows and set operations',
      'WITH a AS (SELECT * FROM data) SELECT x.name, row_number() OVER (ORDER BY x._row) FROM a x JOIN data y USING (_row) WHERE x.n = (SELECT max(n) FROM a) UNION ALL SELECT NULL, 0 ORDER BY 2',
      [
        [null, 0],
        ['bob', 1],
      ],
    ],
    ['takes lambdas and lists', 'SELECT list_sum(list_transform([1, 2], x -> x + 1)), [1, 2]', [[5, '[1, 2]']]],
    ['takes a semicolon and comments', '/* a */ SELECT 1; -- b', [[1]]],
    ['takes what says FROM first', 'FROM data SELECT count(*)', [[3]]],
  ])('%s', async (_, sql, rows) => {
    expect(await rowsOf(sql)).toEqual(rows)
  })

  it('keeps integers of any size', async () => {
    const { rows } = await engine.run('SELECT 9007199254740993, 170141183460469231731687303715884105727', limits)
    expect(rows).toEqual([[9007199254740993n, 170141183460469231731687303715884105727n]])
  })

  it('cuts at the row limit and says so', async () => {
    expect(await engine.run('SELECT _row FROM data ORDER BY 1', { ...limits, maxRows: 2 })).toMatchObject({
      rows: [[1n], [2n]],
      truncated: true,
    })
    expect(await engine.run('SELECT _row FROM data ORDER BY 1', { ...limits, maxRows: 3 })).toMatchObject({
      truncated: false,
    })
    expect(await engine.run('SELECT _row FROM data', { ...limits, maxRows: 0 })).toMatchObject({
      rows: [],
      truncated: true,
    })
  })

  const endless = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t'

  it('stops what takes too long', async () => {
    await expect(engine.run(endless, { ...limits, timeoutMs: 50 })).rejects.toMatchObject({ code: 'SQL_LIMIT' })
    expect(await rowsOf('SELECT 1')).toEqual([[1]])
  })

  it("stops when aborted, with the signal's reason", async () => {
    const controller = new AbortController()
    const running = engine.run(endless, { ...limits, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 20)
    await expect(running).rejects.toThrow('enough')
    await expect(engine.run('SELECT 1', { ...limits, signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    )
  })

  it('names the nearest columns when one is unknown', async () => {
    const error = await failureOf(engine.run('SELECT nme FROM data', limits))
    expect(error).toMatchObject({ code: 'SQL_FAILED', data: { column: 'nme', columns: ['name', 'n', 'd', '_row'] } })
    expect(error.message).toContain('"nme"')
  })

  it.each([
    ['SELEC 1', 'syntax error'],
    ['SELECT sum(name) FROM data', 'No function matches'],
    ['SELECT name FROM data GROUP BY n', 'must appear in the GROUP BY'],
  ])('explains why %s fails', async (sql, why) => {
    const error = await failureOf(engine.run(sql, limits))
    expect(error.code).toBe('SQL_FAILED')
    expect(error.why).toContain(why)
  })

  it('never repeats a cell in an error', async () => {
    const error = await failureOf(engine.run('SELECT CAST(name AS INTEGER) FROM data', limits))
    expect(error.code).toBe('SQL_FAILED')
    expect(`${error.message} ${error.why} ${error.fix} ${JSON.stringify(error.data)} ${error.cause}`).not.toContain(
      'quokka',
    )
  })
})

describe('rowsWhere', () => {
  it.each([
    ["name = 'bob'", [2]],
    ['n IS NULL', [4]],
    ['n > 5 -- more than five', [1, 2]],
    ['n = (SELECT max(n) FROM data)', [2]],
    ['NULL', []],
  ])('finds the rows for %s', async (condition, rows) => {
    expect([...(await engine.rowsWhere(condition, limits))].sort()).toEqual(rows)
  })

  it.each([
    '1=1) UNION SELECT (1',
    'true) ORDER BY (1',
    '1, 2',
    '1; SELECT 2',
    '1 FROM data',
    '',
    'true) WHERE (true',
    "getenv('HOME') IS NULL",
    '/* ',
  ])('takes no statement for a condition: %s', async (condition) => {
    const { code } = await failureOf(engine.rowsWhere(condition, limits))
    expect(code).toMatch(/^SQL_(REFUSED|FAILED)$/)
  })
})

describe('the guard', () => {
  it.each([
    '',
    ';',
    'SELECT 1; SELECT 2',
    'SHOW TABLES',
    'DESCRIBE data',
    'SUMMARIZE data',
    'SELECT * FROM (SHOW TABLES)',
    'SELECT * FROM (DESCRIBE data)',
    'EXPLAIN SELECT 1',
    'PRAGMA version',
    'CALL pragma_version()',
    "SET memory_limit = '1GB'",
    "ATTACH 'x.db'",
    'INSTALL httpfs',
    'LOAD json',
    'CREATE TABLE t AS SELECT 1',
    'DROP VIEW data',
    'INSERT INTO data VALUES (1)',
    "COPY data TO 'out.csv'",
    "EXPORT DATABASE 'x'",
    'VACUUM',
    'CHECKPOINT',
    'PREPARE p AS SELECT 1',
    'BEGIN',
    "FROM 'secret.csv'",
    'SELECT * FROM "secret.csv"',
    "SELECT * FROM read_csv('secret.csv')",
    "SELECT * FROM read_parquet('*.parquet')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM glob('*')",
    "SELECT * FROM query('SELECT 1')",
    "SELECT * FROM query_table('data')",
    "SELECT * FROM histogram('data', 'n')",
    'SELECT * FROM duckdb_settings()',
    'SELECT * FROM range(10)',
    'SELECT * FROM information_schema.tables',
    'SELECT * FROM sqlite_master',
    'SELECT * FROM memory.main.data',
    'SELECT (SELECT count(*) FROM pg_tables)',
    "SELECT 1 WHERE EXISTS (FROM 'secret.csv')",
    "WITH a AS (FROM 'secret.csv') SELECT * FROM a",
    "SELECT 1 UNION SELECT a FROM 'secret.csv'",
    "SELECT 1 ORDER BY (SELECT a FROM 'secret.csv')",
    "SELECT 1 LIMIT (SELECT a FROM 'secret.csv')",
    "SELECT * FROM data JOIN 'secret.csv' ON true",
    "SELECT sum(n) FILTER (getenv('HOME') = 'x') FROM data",
    "SELECT first_value(n) OVER (ORDER BY getenv('HOME')) FROM data",
    "SELECT CASE WHEN true THEN getenv('HOME') END",
    "SELECT list_transform([1], x -> getenv('HOME'))",
    "SELECT ('a').getenv()",
    "SELECT main.getenv('HOME')",
    "SELECT getvariable('x')",
    "SELECT current_setting('memory_limit')",
    "SELECT repeat('x', 3000000000)",
    'SELECT lpad(name, 1000000000, name) FROM data',
    'SELECT range(1000000000)',
    "SELECT nextval('s')",
    'SELECT $1',
    'SELECT ?',
    `SELECT 1 /* ${'x'.repeat(100_001)} */`,
  ])('refuses %s', async (sql) => {
    expect((await failureOf(engine.run(sql, limits))).code).toBe('SQL_REFUSED')
  })

  it('is not the only wall: the database refuses files and settings by itself', async () => {
    const attempts = [
      `SELECT * FROM read_csv(${quoteText(secret)})`,
      `SELECT * FROM ${quoteIdentifier(secret)}`,
      `SELECT * FROM read_text('/etc/hostname')`,
      `COPY (SELECT 1) TO ${quoteText(join(folder, 'out.csv'))}`,
      `ATTACH ${quoteText(join(folder, 'x.db'))}`,
      'INSTALL httpfs',
      'SET enable_external_access = true',
      "SET allowed_paths = ['/']",
      'SET lock_configuration = false',
    ]
    for (const sql of attempts) {
      await expect(
        withConnection(database, undefined, (connection) => connection.run(sql)),
        sql,
      ).rejects.toThrow()
    }
  })

  it('allows only functions that DuckDB has', async () => {
    const known = await withConnection(database, undefined, async (connection) => {
      const reader = await connection.runAndReadAll('SELECT DISTINCT lower(function_name) FROM duckdb_functions()')
      return new Set(reader.getRows().map(([name]) => String(name)))
    })
    expect([...allowedFunctions].filter((name) => !known.has(name))).toEqual([])
  })
})
