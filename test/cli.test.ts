import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { root, runRagtime, temporaryFolder } from './run-ragtime.ts'

const csv = `ticket,status,opened,body
1,open,2024-01-05,"The printer on the second floor prints every page twice since Monday."
2,done,2024-01-09,"The coffee machine leaks water; Maria Lopez ordered a new gasket for 12.50 euros."
3,open,2024-02-01,"The door to the archive does not close, the lock is worn out."
`

function ticketsFile(): string {
  const path = join(temporaryFolder(), 'tickets.csv')
  writeFileSync(path, csv)
  return path
}

describe('an old Node', () => {
  test.each(['ragtime.js', 'library.js'])('is told which one is needed: %s', (entry) => {
    const old = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } })'
    const args = ['--import', `data:text/javascript,${old}`, join(root, 'bin', entry)]
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('ragtime: this is Node 20.1.0, and Ragtime needs Node 22 or newer.\nfix: ')
  })
})

describe('help', () => {
  test('lists every command with an example, and exits 0', async () => {
    const { status, stdout } = await runRagtime(['--help'])
    expect(status).toBe(0)
    for (const name of ['explore', 'index', 'search', 'ask', 'sql', 'show', 'status', 'clean'])
      expect(stdout).toContain(`  ${name} FILE`)
    expect((await runRagtime([])).stdout).toBe(stdout)
  })

  test('of a command shows its flags', async () => {
    const { status, stdout } = await runRagtime(['search', '--help'])
    expect(status).toBe(0)
    expect((await runRagtime(['help', 'search'])).stdout).toBe(stdout)
    for (const flag of ['--entity', '--where', '--limit', '--offset', '--json', '--explain', '--store'])
      expect(stdout).toContain(flag)
  })

  test('of verify says what it does not show', async () => {
    expect((await runRagtime(['help', 'verify'])).stdout).toContain('does not show')
  })

  test('--version is the package version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string } // our own package.json
    expect((await runRagtime(['--version'])).stdout).toBe(`${version}\n`)
  })

  test('an unknown command is misuse and offers the nearest, on stderr', async () => {
    const { status, stdout, stderr } = await runRagtime(['serch', 'x.csv'])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('ragtime search')
  })
})

describe('where the table comes from', () => {
  test('standard input answers like the file', async () => {
    const environment = { XDG_CACHE_HOME: temporaryFolder() }
    const { status, stdout, stderr } = await runRagtime(['ask', '-', 'how many tickets are open?'], {
      stdin: csv,
      environment,
    })
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/^2\b/)
  })

  test('gzip and tab-separated files load like the plain one', async () => {
    const folder = temporaryFolder()
    const packed = join(folder, 'tickets.csv.gz')
    writeFileSync(packed, gzipSync(csv))
    const tabs = join(folder, 'tickets.tsv')
    writeFileSync(tabs, 'a\tb\n1\tx, y\n2\tz\n')
    expect(JSON.parse((await runRagtime(['explore', packed, '--json'])).stdout).rows).toBe(3)
    expect(JSON.parse((await runRagtime(['explore', tabs, '--json'])).stdout).columns).toHaveLength(2)
  })
})

describe('ask', () => {
  test('without a question reads questions from a prompt and survives a wrong one', async () => {
    const stdin = 'how many tickets are done?\nwhat does the coffee machine leak?\nexit\nhow many rows?\n'
    const { status, stdout, stderr } = await runRagtime(['ask', ticketsFile()], { stdin })
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/^\s*1\b/)
    expect(stdout).toContain('leaks water')
    expect(stdout).not.toMatch(/^3\b/m)
  })

  test('--batch answers each question of a file, as JSON lines', async () => {
    const path = ticketsFile()
    const batch = join(temporaryFolder(), 'questions.txt')
    writeFileSync(batch, 'how many rows are there?\n\n{"id": "q2", "question": "how many tickets are open?"}\n')
    const { stdout } = await runRagtime(['ask', path, '--batch', batch, '--json'])
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id, text }) => [id, Number.parseInt(text, 10)])).toEqual([
      [undefined, 3],
      ['q2', 2],
    ])
  })

  test('--explain shows plan, SQL and times after the answer', async () => {
    const { stdout } = await runRagtime(['ask', ticketsFile(), 'how many rows are there?', '--explain'])
    for (const part of ['Plan', 'SQL', 'SELECT', 'Time']) expect(stdout).toContain(part)
  })
})

describe('output', () => {
  test('carries no colour into a pipe, and nothing but data on stdout', async () => {
    const { stdout } = await runRagtime(['search', ticketsFile(), 'printer', '--json'])
    expect(JSON.parse(stdout).hits).toHaveLength(1)
    const plain = await runRagtime(['explore', ticketsFile()], { environment: { NO_COLOR: '' } })
    expect(plain.stdout).not.toContain('\u001b')
    const colored = await runRagtime(['explore', ticketsFile()], { environment: { NO_COLOR: '', FORCE_COLOR: '1' } })
    expect(colored.stdout).toContain('\u001b[')
  })

  test('takes the power out of hostile cells', async () => {
    const path = join(temporaryFolder(), 'hostile.csv')
    writeFileSync(
      path,
      `name,body\n"=HYPERLINK(""x"")","\u001b[2J\u001b]0;owned\u0007 The hostile cell rewrites the title of the window."\nb,"Some harmless text about windows and doors."\n`,
    )
    const shown = [
      await runRagtime(['explore', path]),
      await runRagtime(['search', path, 'hostile']),
      await runRagtime(['ask', path, 'what does the hostile cell rewrite?']),
      await runRagtime(['show', path, '1']),
      await runRagtime(['sql', path, 'SELECT * FROM data']),
    ]
    for (const { status, stdout } of shown) {
      expect(status).toBe(0)
      expect(stdout).not.toContain('\u001b')
      expect(stdout).not.toContain('\u0007')
    }
    const { stdout } = await runRagtime(['sql', path, 'SELECT name FROM data', '--csv'])
    expect(stdout).toContain(`"'=HYPERLINK(""x"")"`)
  })

  test('of sql as JSON lines has one object a row, and says when it was cut', async () => {
    const { stdout, stderr } = await runRagtime([
      'sql',
      ticketsFile(),
      'SELECT ticket, opened FROM data ORDER BY 1',
      '--jsonl',
      '--limit',
      '2',
    ])
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ticket: 1, opened: '2024-01-05' },
      { ticket: 2, opened: '2024-01-09' },
    ])
    expect(stderr).toContain('--limit')
  })

  test('of search pages by limit and offset', async () => {
    const path = ticketsFile()
    const filtered = JSON.parse((await runRagtime(['search', path, '', '--where', "status = 'open'", '--json'])).stdout)
    expect(filtered.hits.map(({ rows }: { rows: number[] }) => rows[0])).toEqual([1, 3])
    const second = JSON.parse(
      (await runRagtime(['search', path, '', '--where', "status = 'open'", '--json', '--offset', '1', '--limit', '1']))
        .stdout,
    )
    expect(second.hits.map(({ rank, rows }: { rank: number; rows: number[] }) => [rank, rows[0]])).toEqual([[2, 3]])
  })
})

test('clean removes the store and leaves the file', async () => {
  const path = ticketsFile()
  await runRagtime(['index', path])
  expect(JSON.parse((await runRagtime(['status', path, '--json'])).stdout).state).toBe('ready')
  expect((await runRagtime(['clean', path])).status).toBe(0)
  expect(JSON.parse((await runRagtime(['status', path, '--json'])).stdout).state).toBe('missing')
  expect(readFileSync(path, 'utf8')).toBe(csv)
})
