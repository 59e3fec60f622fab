import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { runRagtime, temporaryFolder } from './run-ragtime.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const small = 'id,name,text\n1,Ada,The engine weaves patterns of algebra\n2,Bob,Nothing to see here at all\n'

function fileWith(content: string | Uint8Array, name = 'data.csv'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

async function errorOf(
  args: readonly string[],
): Promise<{ code: string; what: string; why: string; fix: string; status: number | null }> {
  const { status, stdout, stderr } = await runRagtime([...args, '--json'])
  expect(stderr).toContain('fix:')
  const { error } = JSON.parse(stdout) as { error: { code: string; what: string; why: string; fix: string } } // pinned in docs/errors.md
  for (const part of [error.what, error.why, error.fix]) expect(part.length).toBeGreaterThan(5)
  return { ...error, status }
}

describe('a file that is no table', () => {
  test('that does not exist is misuse', async () => {
    expect(await errorOf(['explore', join(temporaryFolder(), 'none.csv')])).toMatchObject({
      code: 'FILE_NOT_FOUND',
      status: 2,
    })
  })

  test('that is a device is refused', async () => {
    expect(await errorOf(['explore', '/dev/zero'])).toMatchObject({ code: 'FILE_UNREADABLE', status: 1 })
  })

  test('that is a folder is misuse', async () => {
    expect(await errorOf(['explore', temporaryFolder()])).toMatchObject({ code: 'FILE_IS_FOLDER', status: 2 })
  })

  test.each([
    ['empty', '', 'FILE_EMPTY'],
    ['only white space', ' \n\n', 'FILE_EMPTY'],
    ['header only', 'id,name,text\n', 'CSV_NO_ROWS'],
    ['a picture', png, 'FILE_BINARY'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest of a zip'), 'FILE_BINARY'],
    ['a cut gzip', gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40), 'FILE_UNREADABLE'],
  ])('%s fails with its code and leaves no store behind', async (_name, content, code) => {
    const path = fileWith(content)
    expect(await errorOf(['explore', path])).toMatchObject({ code, status: 1 })
    expect(leftFiles(path)).toEqual([])
  })

  test('in another encoding than asked for fails', async () => {
    const path = fileWith(Buffer.from('name\ncaf\u00e9\n', 'latin1'))
    expect(await errorOf(['explore', path, '--encoding', 'utf-8'])).toMatchObject({ code: 'CSV_ENCODING', status: 1 })
    expect(await errorOf(['explore', path, '--encoding', 'klingon'])).toMatchObject({ code: 'CSV_ENCODING' })
  })
})

/** Files of the store that could pass for a finished one, and temporary ones. */
function leftFiles(path: string): string[] {
  const store = `${path}.ragtime`
  return existsSync(store) ? readdirSync(store).filter((name) => name !== 'ragtime-store.txt') : []
}

describe('a table with flaws', () => {
  test('in Latin-1 is read, with a note on the guess', async () => {
    const rows = ['Café Müller serves crème brûlée', 'Señor Núñez está aquí', 'Ein schöner Tag für Bücher'].map(
      (text, i) => `${i},${text}`,
    )
    const { status, stdout, stderr } = await runRagtime([
      'sql',
      fileWith(Buffer.from(`id,text\n${rows.join('\n')}\n`, 'latin1')),
      'SELECT text FROM data',
      '--csv',
    ])
    expect(status).toBe(0)
    expect(stdout).toContain('Café Müller serves crème brûlée')
    expect(stderr).toMatch(/note: .*encoding/i)
  })

  test('with duplicate and empty column names is read, with a note', async () => {
    const { status, stdout, stderr } = await runRagtime(['explore', fileWith('a,,a\n1,2,3\n4,5,6\n'), '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).columns.map(({ name }: { name: string }) => name)).toEqual(['a', 'column_2', 'a_2'])
    expect(stderr).toContain('column_2')
  })

  test('with ragged rows rejects them, counts them and exits 0', async () => {
    const path = fileWith('a,b,c\n1,2,3\n4,5\n6,7,8\n9,10,11,12\n13,14,15\n16,17,18\n')
    const { status, stdout, stderr } = await runRagtime(['explore', path, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, rejected: 2 })
    expect(stderr).toMatch(/note: 2 rows/)
    const rows = await runRagtime(['sql', path, 'SELECT _row FROM data', '--csv'])
    expect(rows.stdout.trim().split(/\r?\n/)).toEqual(['_row', '1', '3', '5', '6'])
    const { stdout: text } = await runRagtime(['status', path, '--json'])
    expect(JSON.parse(text).rejects).toMatchObject([
      { row: 2, line: 3 },
      { row: 4, line: 5 },
    ])
  })

  test('with ragged rows fails at the first when asked to', async () => {
    const path = fileWith('a,b\n1,2\n3,4\n5\n')
    const error = await errorOf(['explore', path, '--on-bad-row', 'fail'])
    expect(error).toMatchObject({ code: 'CSV_RAGGED_ROW', status: 1 })
    expect(error.what).toContain('line 4')
    expect(leftFiles(path)).toEqual([])
  })

  test('with ragged rows repairs them when asked to', async () => {
    const path = fileWith('a,b\n1,2\n3,4\n5\n')
    const { stdout } = await runRagtime(['sql', path, 'SELECT * FROM data', '--on-bad-row', 'repair', '--json'])
    expect(JSON.parse(stdout).rows).toHaveLength(3)
  })

  test('with a cell of 20 MB is read', async () => {
    const cell = 'The quick brown fox jumps over the lazy dog. '.repeat(450_000)
    const path = fileWith(`id,text\n1,"${cell}"\n2,short\n`)
    const { status, stdout, stderr } = await runRagtime(['sql', path, 'SELECT max(length(text)) FROM data', '--json'])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).rows).toEqual([[cell.length]])
  })

  test('without a text column loads, and only text verbs fail', async () => {
    const path = fileWith('id,price\n1,2.5\n2,3.5\n3,1.0\n')
    expect((await runRagtime(['ask', path, 'what is the average price?'])).stdout).toMatch(/^2\.33/)
    expect(await errorOf(['search', path, 'anything'])).toMatchObject({ code: 'NO_TEXT_COLUMN', status: 1 })
  })

  test('with one column and with quotes, brackets and emoji in names loads', async () => {
    const { status, stdout } = await runRagtime([
      'explore',
      fileWith('"a ""b"" [c] 😀; DROP TABLE data",select\n1,x\n2,y\n'),
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).columns[0].name).toBe('a "b" [c] 😀; DROP TABLE data')
  })
})

describe('a wrong request', () => {
  test('for an unknown column offers the nearest names', async () => {
    const error = await errorOf(['explore', fileWith(small), '--role', 'nmae=entity'])
    expect(error).toMatchObject({ code: 'COLUMN_UNKNOWN', status: 2 })
    expect(error.fix).toContain('name')
  })

  test('for an unknown role lists the roles', async () => {
    expect(await errorOf(['explore', fileWith(small), '--role', 'name=thing'])).toMatchObject({
      code: 'ROLE_UNKNOWN',
      status: 2,
    })
  })

  test('for an unknown entity offers the nearest names', async () => {
    const error = await errorOf(['search', fileWith(small), 'engine', '--role', 'name=entity', '--entity', 'Adda'])
    expect(error).toMatchObject({ code: 'ENTITY_UNKNOWN', status: 2 })
    expect(error.fix).toContain('Ada')
  })

  test('for an unknown row says so', async () => {
    expect(await errorOf(['show', fileWith(small), '3'])).toMatchObject({ code: 'ROW_UNKNOWN', status: 2 })
    expect(await errorOf(['show', fileWith(small), 'first'])).toMatchObject({ status: 2 })
  })

  test.each(['--on-bad-row=whatever', '--quote=ab', '--limt=3', '--limit=x'])('with %s is misuse', async (flag) => {
    expect((await errorOf(['search', fileWith(small), 'engine', flag])).status).toBe(2)
  })
})

describe('the store', () => {
  test('in a folder that cannot be written fails for --store', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'taken'), 'a file where the store should be')
    expect(await errorOf(['index', fileWith(small), '--store', join(folder, 'taken')])).toMatchObject({
      code: 'STORE_NOT_WRITABLE',
      status: 1,
    })
  })

  test('goes to the cache folder when it cannot lie beside the file, and says so', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'data.csv')
    writeFileSync(path, small)
    // A file where the store's folder should be stands for a folder without permission, which root would not notice.
    writeFileSync(`${path}.ragtime`, 'in the way')
    chmodSync(`${path}.ragtime`, 0o444)
    const cache = join(folder, 'cache')
    const { status, stderr } = await runRagtime(['index', path], { environment: { XDG_CACHE_HOME: cache } })
    expect(status).toBe(0)
    expect(stderr).toContain(cache)
    expect(readFileSync(`${path}.ragtime`, 'utf8')).toBe('in the way')
  })

  test('of another version is not touched', async () => {
    const path = fileWith(small)
    await runRagtime(['index', path])
    const manifestPath = join(`${path}.ragtime`, 'manifest.json')
    const later = JSON.stringify({ ...JSON.parse(readFileSync(manifestPath, 'utf8')), format: 99 })
    writeFileSync(manifestPath, later)
    expect(await errorOf(['search', path, 'engine'])).toMatchObject({ code: 'STORE_VERSION', status: 1 })
    expect(readFileSync(manifestPath, 'utf8')).toBe(later)
    expect((await runRagtime(['clean', path])).status).toBe(0)
    expect((await runRagtime(['search', path, 'engine'])).status).toBe(0)
  })

  test('that is damaged is built anew, with a note', async () => {
    const path = fileWith(small)
    await runRagtime(['index', path])
    for (const name of readdirSync(`${path}.ragtime`, { recursive: true, encoding: 'utf8' })) {
      if (/\.(parquet|seg)$|profile/.test(name)) writeFileSync(join(`${path}.ragtime`, name), 'garbage')
    }
    const { status, stdout, stderr } = await runRagtime(['search', path, 'engine', '--json'])
    expect(stderr).toMatch(/note: .*(damaged|rebuilt|anew)/i)
    expect(status).toBe(0)
    expect(JSON.parse(stdout).hits[0].rows).toEqual([1])
  })

  test('is built anew when the file changed', async () => {
    const path = fileWith(small)
    await runRagtime(['index', path])
    writeFileSync(path, `${small}3,Cyd,A lighthouse keeper counts the ships\n`)
    const { stdout } = await runRagtime(['search', path, 'lighthouse', '--json'])
    expect(JSON.parse(stdout).hits[0].rows).toEqual([3])
  })

  test('is never mixed up by files of the same name', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a'))
    mkdirSync(join(folder, 'b'))
    writeFileSync(join(folder, 'a/x.csv'), 'n\n1\n')
    writeFileSync(join(folder, 'b/x.csv'), 'n\n1\n2\n')
    const store = join(folder, 'store')
    const count = async (path: string) =>
      JSON.parse((await runRagtime(['explore', join(folder, path), '--json', '--store', store])).stdout).rows
    expect(await count('a/x.csv')).toBe(1)
    expect(await count('b/x.csv')).toBe(2)
  })

  test('survives two processes indexing at once', async () => {
    const path = fileWith(
      `id,name,text\n${Array.from({ length: 3000 }, (_, i) => `${i},n${i % 40},"This is sentence ${i} of the file, and it is about topic ${i % 97}."`).join('\n')}\n`,
    )
    const runs = await Promise.all([runRagtime(['index', path]), runRagtime(['index', path])])
    for (const { status, stderr } of runs) {
      if (status !== 0) expect(stderr).toContain('STORE_LOCKED')
    }
    expect(runs.some(({ status }) => status === 0)).toBe(true)
    const { stdout } = await runRagtime(['search', path, 'topic 96', '--json', '--limit', '1'])
    expect(JSON.parse(stdout).coverage.total).toBe(3000)
  })

  test('is as before, or absent, after Ctrl-C in the middle', async () => {
    const text = 'Words that take a while to clean and to index, again and again. '.repeat(20)
    const path = fileWith(
      `id,text\n${Array.from({ length: 20_000 }, (_, i) => `${i},"<p>${i} ${text}</p>"`).join('\n')}\n`,
    )
    for (const interruptAfterMs of [250, 500, 1000]) {
      const { status, signal, stderr } = await runRagtime(['index', path], { interruptAfterMs })
      if (status !== 0) {
        // Before the program is up the system ends it, which shells call 130 too.
        if (signal !== 'SIGINT') expect(status, stderr).toBe(130)
        expect(leftFiles(path).filter((name) => /tmp|temp|lock/i.test(name))).toEqual([])
      }
    }
    const { status, stdout } = await runRagtime(['sql', path, 'SELECT count(*) FROM data', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).rows).toEqual([[20_000]])
  })
})
