import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Progress } from '../../progress.ts'
import { readTable } from './read-table.ts'
import { readText, withFile } from './read-text.fixture.ts'

const small = 'id,name\n007,Ada\n8,"Bob, Rob"\n'

describe('what is no table', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  test.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['white space only', ' \r\n\n', 'FILE_EMPTY'],
    ['a byte order mark only', '\ufeff', 'FILE_EMPTY'],
    ['an empty gzip file', gzipSync(''), 'FILE_EMPTY'],
    ['a header only', 'id,name\n', 'CSV_NO_ROWS'],
    ['a header and empty rows', 'id,name\n,\n,\n', 'CSV_NO_ROWS'],
    ['a picture', png, 'FILE_BINARY'],
    ['a zip archive', Buffer.from('PK\u0003\u0004 and so on'), 'FILE_BINARY'],
    ['a Parquet file', Buffer.from('PAR1\u0015\u0004\u0015'), 'FILE_BINARY'],
    ['a packed picture', gzipSync(png), 'FILE_BINARY'],
    ['a zero byte far into the text', `a,b\n${'1,2\n'.repeat(9999)}\u0000`, 'FILE_BINARY'],
    ['a gzip file that is cut', gzipSync(small.repeat(99)).subarray(0, 60), 'FILE_UNREADABLE'],
    [
      'a gzip file that is damaged',
      Buffer.concat([gzipSync(small).subarray(0, 12), Buffer.from('xxxxxxxxxxxx')]),
      'FILE_UNREADABLE',
    ],
    ['rows of all lengths, none that of the header', 'a,b,c\n1,2\n1,2,3,4\n1\n', 'CSV_UNREADABLE'],
  ])('fails: %s', async (_, content, code) => {
    await withFile(content, async ({ path, folder, options }) => {
      await expect(readTable(path, options)).rejects.toMatchObject({ name: 'RagtimeError', code })
      expect(await readdir(options.tempDirectory)).toEqual([])
      expect((await readdir(folder)).sort()).toEqual(['data.csv', 'temp'])
    })
  })

  test('fails: no file, a folder', async () => {
    await withFile(small, async ({ path, folder, options }) => {
      await expect(readTable(`${path}x`, options)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
      await expect(readTable(`${path}/x`, options)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
      await expect(readTable(folder, options)).rejects.toMatchObject({ code: 'FILE_IS_FOLDER' })
    })
  })

  test.each([{ delimiter: '' }, { delimiter: '\n' }, { quote: '""' }, { quote: ',', delimiter: ',' }])(
    'fails: %j',
    async (options) => {
      await expect(readText(small, options)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    },
  )
})

describe('aborting', () => {
  test.each([0, 0.1, 0.6, 1])('when %f is done rejects with the reason and leaves nothing', async (share) => {
    const text = `id,text\n${Array.from({ length: 200_000 }, (_, i) => `${i},some text of row ${i}${i % 9 ? '' : ',x'}`).join('\n')}`
    await withFile(text, async ({ path, folder, options }) => {
      const stop = new AbortController()
      const reason = new Error('enough')
      if (share === 0) stop.abort(reason)
      const onProgress = ({ done, total = Number.POSITIVE_INFINITY }: Progress) => {
        if (done >= share * total) stop.abort(reason)
      }
      await expect(readTable(path, { ...options, signal: stop.signal, onProgress })).rejects.toBe(reason)
      expect(await readdir(options.tempDirectory)).toEqual([])
      expect((await readdir(folder)).sort()).toEqual(['data.csv', 'temp'])
    })
  })

  test('a reading that failed removes the rejects it had written', async () => {
    await withFile('a,b\n1\n2\n', async ({ path, options }) => {
      await readTable(path, options)
      expect(existsSync(options.rowsPath)).toBe(true)
    })
    await withFile(`a,b\n${'1,2,3\n1\n'.repeat(2000)}`, async ({ path, options }) => {
      await expect(readTable(path, options)).rejects.toMatchObject({ code: 'CSV_UNREADABLE' })
      await expect(readFile(options.rejectsPath)).rejects.toMatchObject({ code: 'ENOENT' })
    })
  })
})
