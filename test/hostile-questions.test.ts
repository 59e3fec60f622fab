import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTable, RagtimeError, type Table } from '../src/index.ts'
import { hostileFamilies } from '../src/table/sql/hostile-sql.fixture.ts'
import { quoteIdentifier } from '../src/table/sql/sql-text.ts'

const secret = 'kept-secret'
const canary = `a,b\n${secret},2\n`
const families = hostileFamilies('').map(({ name, statements }) => [name, statements.length] as const)

let folder: string
let table: Table
beforeAll(async () => {
  vi.stubEnv('RAGTIME_CANARY', secret)
  folder = await mkdtemp(join(tmpdir(), 'ragtime-hostile-'))
  await writeFile(join(folder, 'canary.csv'), canary)
  const statements = hostileFamilies(folder).flatMap((family) => family.statements)
  const short = statements.filter(({ length }) => length < 300).slice(0, 40)
  // Statements as names of columns, as values that questions link to, and as text.
  const header = ['company', 'kind', ...short.slice(0, 8), 'notes']
  const rows = short.map((statement, i) => [
    `Firm ${i % 7}`,
    statement,
    ...short.slice(0, 8).map((_, at) => String(i + at)),
    `Somebody wrote ${statement} into the notes of this row. ${'Then they went home, made tea and read. '.repeat(6)}`,
  ])
  await writeFile(join(folder, 'table.csv'), csvOf([header, ...rows]))
  const roles = { company: 'entity', kind: 'category', notes: 'text' } as const
  table = await openTable(join(folder, 'table.csv'), { store: join(folder, 'store'), roles })
})
afterAll(async () => {
  await table.close()
  await rm(folder, { recursive: true })
  vi.unstubAllEnvs()
})

const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')

/** What a verb gave, as JSON; a refusal by its code. */
async function outcome(run: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await run)
  } catch (error) {
    if (!(error instanceof RagtimeError)) throw error
    return `${error.code} ${error.message}`
  }
}

async function expectUntouched(): Promise<void> {
  expect(await readFile(join(folder, 'canary.csv'), 'utf8')).toBe(canary)
  expect((await readdir(folder)).sort()).toEqual(['canary.csv', 'store', 'table.csv'])
  expect((await table.ask('how many rows are there?')).text).toMatch(/^40 rows/)
}

describe('statements asked as questions', () => {
  it.each(families)('that %s do nothing: all %i of them', async (name) => {
    const statements = hostileFamilies(folder).find((family) => family.name === name)?.statements ?? []
    for (const statement of statements) {
      const said = await outcome(table.ask(statement))
      expect([statement.slice(0, 100), said.includes(secret)]).toEqual([statement.slice(0, 100), false])
    }
    await expectUntouched()
  })

  it('are looked for as text by find, and kept out of SQL when they name columns', async () => {
    const { columns } = await table.explore()
    for (const { name } of columns.slice(0, 6)) {
      const asked = [
        table.ask(`what is the average of ${name}?`),
        table.ask(`how many different ${name} are there per company?`),
        table.find(name.slice(0, 200)),
        table.sql(`SELECT count(${quoteIdentifier(name)}) FROM data`),
      ]
      for (const run of asked) expect(await outcome(run)).not.toContain(secret)
    }
    await expectUntouched()
  })
})

it('are refused where they are longer than any question', async () => {
  expect(await outcome(table.ask(`how many ${'x'.repeat(5000)}`))).toMatch(/^INPUT_INVALID/)
})

const escapeCode = String.fromCharCode(27)
/** Names and values that tools trip over. */
const oddTexts: readonly (readonly [string, string])[] = [
  ['quotes', `o'brien "the" \`tick\``],
  ['brackets', 'a[1]{2}(3)<4>'],
  ['emoji', '👩‍🚀 team 🚀'],
  ['a newline', 'two\nlines'],
  ['SQL words', 'select from where group'],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['a right-to-left mark', '\u202Eevil\u202C name'],
  ['terminal codes', `${escapeCode}[31mred${escapeCode}[0m`],
  ['a semicolon and a comment', "x'; DROP TABLE data; --"],
  ['percent and backslash', '100% \\n %s \\'],
]

describe.each(oddTexts)('a column and a value with %s', (_, text) => {
  let odd: Table
  let place: string
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'ragtime-odd-'))
    const rows = [1, 2, 3, 4].map((n) => [
      n < 3 ? text : `Other ${n}`,
      String(n),
      n % 2 === 0 ? text : 'plain',
      `Row ${n} speaks of ${text.slice(0, 60)} at some length. ${'It goes on as texts in tables do. '.repeat(8)}`,
    ])
    await writeFile(join(place, 'odd.csv'), csvOf([['company', text, 'kind', 'notes'], ...rows]))
    const roles = { company: 'entity', kind: 'category', notes: 'text' } as const
    odd = await openTable(join(place, 'odd.csv'), { store: join(place, 'store'), roles })
  })
  afterAll(async () => {
    await odd.close()
    await rm(place, { recursive: true })
  })

  it('goes through explore, sql, find and ask', async () => {
    const { columns, rows } = await odd.explore()
    expect([rows, columns.length]).toEqual([4, 4])
    const name = quoteIdentifier(columns[1]?.name ?? '')
    expect((await odd.sql(`SELECT sum(${name}) FROM data`)).rows).toEqual([[10]])
    const kind = `SELECT count(*) FROM data WHERE kind = '${text.replaceAll("'", "''")}'`
    expect((await odd.sql(kind)).rows).toEqual([[2]])
    expect((await odd.ask('how many companies are there?')).text).toMatch(/^3 /)
    const byKind = await odd.ask('number of rows by kind')
    expect(byKind.table?.rows.map(([, count]) => count)).toEqual([2, 2])
    const found = await outcome(odd.find(text.slice(0, 40)))
    expect(found).not.toContain('INTERNAL')
    const asked = await odd.ask(`how many rows are there for "${text.slice(0, 300)}"?`)
    expect(['exact', 'extracted', 'declined']).toContain(asked.kind)
  })
})
