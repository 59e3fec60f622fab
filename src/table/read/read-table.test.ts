import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { readBack, readText, withFile } from './read-text.fixture.ts'

const small = 'id,name\n007,Ada\n8,"Bob, Rob"\n'

describe('a table', () => {
  test('arrives as text, with row numbers and NULL for empty fields', async () => {
    const { result, rows, rejects, warnings, left } = await readText('id,name,note\n007,Ada,\n8,"Bob, ""R""",""\n')
    expect(rows).toEqual([
      [1, '007', 'Ada', null],
      [2, '8', 'Bob, "R"', null],
    ])
    expect(result).toEqual({
      columns: ['id', 'name', 'note'],
      rows: 2,
      rejected: 0,
      dialect: { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n', preambleLines: 0, headerRows: 1 },
      encoding: 'utf-8',
      sha256: createHash('sha256').update('id,name,note\n007,Ada,\n8,"Bob, ""R""",""\n').digest('hex'),
      sizeBytes: 40,
    })
    expect([rejects, warnings, left]).toEqual([[], [], []])
  })

  test('keeps its order over many row groups', async () => {
    const text = `n,square\n${Array.from({ length: 20_000 }, (_, i) => `${i},${i * i}`).join('\n')}`
    const { rows } = await readText(text)
    expect(rows).toHaveLength(20_000)
    expect(rows.every(([row, n, square], i) => row === i + 1 && n === `${i}` && square === `${i * i}`)).toBe(true)
  })

  test('keeps quotes, line ends, backslashes and blanks in cells', async () => {
    const cells = ['a\r\nb', 'c\rd', ' e ', '\\', '"', "'", '\\N', 'NULL', '\t', 'ä\u2028😀']
    const text = `x,y\n${cells.map((cell) => `1,"${cell.replaceAll('"', '""')}"`).join('\n')}\n`
    expect((await readText(text)).rows.map((row) => row[2])).toEqual(cells)
  })

  test('with a backslash as escape and apostrophes as quotes is unescaped', async () => {
    expect((await readText("a,b\n'it\\'s, well',1\n'x, y',2\n")).rows).toEqual([
      [1, "it's, well", '1'],
      [2, 'x, y', '2'],
    ])
  })

  test('with a delimiter of two characters is read when that is given', async () => {
    expect((await readText('a::b\n1,"::"x::y"\n', { delimiter: '::' })).rows).toEqual([[1, '1,"', 'x::y']])
  })

  test('without a header gets names, and says so', async () => {
    const { result, warnings } = await readText('1,2.5\n2,3.5\n3,4.5\n')
    expect(result).toMatchObject({ columns: ['column_1', 'column_2'], rows: 3 })
    expect(warnings).toMatchObject([{ code: 'COLUMN_RENAMED' }])
  })

  test('with empty, repeated and reserved names gets unique ones, and says so', async () => {
    const { result, warnings } = await readText('a,,A,_row\n1,2,3,4\n')
    expect(result.columns).toEqual(['a', 'column_2', 'A_2', '_row_2'])
    expect(warnings).toMatchObject([{ code: 'COLUMN_RENAMED' }])
  })

  test('below a preamble and above empty lines is found', async () => {
    const { rows, result } = await readText('Report,,\n,,\nname,age,city\nAda,36,London\nBob,7,Rome\n\n\n  \n')
    expect(rows).toEqual([
      [1, 'Ada', '36', 'London'],
      [2, 'Bob', '7', 'Rome'],
    ])
    expect(result).toMatchObject({ rejected: 0, dialect: { preambleLines: 2, headerRows: 1 } })
  })

  test('with a cell of 20 MB loads', async () => {
    const cell = '<p class="x">Ä, and so on</p>\n'.repeat(700_000)
    const { rows } = await readText(`id,text\n1,"${cell.replaceAll('"', '""')}"\n2,x\n`)
    expect(rows.map(([, , text]) => text)).toEqual([cell, 'x'])
  })

  test('with 1,500 columns loads', async () => {
    const names = Array.from({ length: 1500 }, (_, i) => `c${i}`)
    const { result, rows } = await readText(`${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`)
    expect(result.columns).toEqual(names)
    expect(rows[0]?.at(-1)).toBe('1499')
  })
})

describe('sources', () => {
  test('packed by gzip are known by their bytes, and hashed as they are', async () => {
    const packed = gzipSync(small)
    const { result, rows, left } = await readText(packed)
    expect(rows).toEqual([
      [1, '007', 'Ada'],
      [2, '8', 'Bob, Rob'],
    ])
    expect(result).toMatchObject({
      sizeBytes: packed.length,
      sha256: createHash('sha256').update(packed).digest('hex'),
    })
    expect(left).toEqual([])
  })

  test('that are streams are read like files', async () => {
    await withFile(gzipSync(small), async ({ path, options }) => {
      for (const stream of [
        Readable.from([Buffer.from(small.slice(0, 9)), Buffer.from(small.slice(9))]),
        createReadStream(path),
      ]) {
        expect(await readTable(stream, options)).toMatchObject({ rows: 2, columns: ['id', 'name'] })
        expect((await readBack(options)).rows).toHaveLength(2)
      }
    })
  })

  test('are reported on up to their size', async () => {
    const seen: number[] = []
    await readText(small, { onProgress: ({ done, total }) => seen.push(done / (total ?? Number.NaN)) })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })
})
