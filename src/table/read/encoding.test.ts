import { describe, expect, test } from 'vitest'
import { readText } from './read-text.fixture.ts'

describe('encodings', () => {
  const text = 'name,city\nJosé,Köln\nZoë,Århus\n'
  const expected = [
    [1, 'José', 'Köln'],
    [2, 'Zoë', 'Århus'],
  ]
  const wide = (order: 'le' | 'be') => {
    const bytes = Buffer.from(text, 'utf16le')
    return order === 'le' ? bytes : bytes.swap16()
  }

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', []],
    ['UTF-16LE with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide('le')]), 'utf-16le', []],
    ['UTF-16BE with a byte order mark', Buffer.concat([Buffer.from([0xfe, 0xff]), wide('be')]), 'utf-16be', []],
    ['UTF-16LE without one', wide('le'), 'utf-16le', ['ENCODING_GUESSED']],
    ['Latin-1', Buffer.from(text, 'latin1'), 'windows-1252', ['ENCODING_GUESSED']],
  ])('%s is found', async (_, bytes, encoding, codes) => {
    const { result, rows, warnings } = await readText(bytes)
    expect(rows).toEqual(expected)
    expect(result).toMatchObject({ encoding, columns: ['name', 'city'] })
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })

  test('that are given are used, by any of their names', async () => {
    const { rows, warnings, result } = await readText(Buffer.from(text, 'latin1'), { encoding: 'ISO8859-1' })
    expect(rows).toEqual(expected)
    expect([result.encoding, warnings]).toEqual(['windows-1252', []])
  })

  test('nearly right stay, and what cannot be decoded is marked', async () => {
    const bytes = Buffer.from(`x,y\n${'é,ü\n'.repeat(50)}`)
    bytes[20] = 0xff
    const { result, warnings } = await readText(bytes)
    expect(result.encoding).toBe('utf-8')
    expect(warnings).toMatchObject([{ code: 'ENCODING_GUESSED' }])
  })

  test.each([
    ['cp1251', 'windows-1251', 'cfee e5f5 e0eb e820 e220 cceef1eae2f3'],
    ['Shift_JIS', 'shift_jis', '9398 8b9e 8e73 8ca7 93fa 967b 8141 82b1 82f1 82c9 82bf 82cd'],
  ])('%s is told from Latin letters by its runs', async (_, encoding, hex) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
    const { result } = await readText(Buffer.concat([Buffer.from('n,t\n1,'), bytes, Buffer.from('\n2,'), bytes]))
    expect(result.encoding).toBe(encoding)
  })

  test.each([
    ['that do not fit', 'utf-8'],
    ['that do not fit and are not UTF-8', 'utf-16le'],
    ['that nobody knows', 'klingon-8'],
  ])('%s fail', async (_, encoding) => {
    await expect(readText(Buffer.from(`${text}x`, 'latin1'), { encoding })).rejects.toMatchObject({
      code: 'CSV_ENCODING',
    })
  })

  test('a character cut in two between chunks is whole', async () => {
    const cell = 'aé😀'.repeat(200_000)
    for (const bytes of [Buffer.from(`t,u\n${cell},1\n`), Buffer.from(`\ufeff t,u\n${cell},1\n`, 'utf16le')]) {
      expect((await readText(bytes)).rows).toEqual([[1, cell, '1']])
    }
  })
})
