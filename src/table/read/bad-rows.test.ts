import { describe, expect, test } from 'vitest'
import { readText } from './read-text.fixture.ts'

describe('bad rows', () => {
  const ragged = 'a,b,c\n1,2,3\n4,5\n"x\ny",7,8\n9,10,11,12\n13,14,15\n'

  test('are rejected by default, with row, line and reason', async () => {
    const { result, rows, rejects, warnings } = await readText(ragged)
    expect(rows.map(([row]) => row)).toEqual([1, 3, 5])
    expect(result).toMatchObject({ rows: 3, rejected: 2 })
    expect(rejects).toEqual([
      { row: 2, line: 3, reason: 'ragged', expected: 3, found: 2, text: '4,5' },
      { row: 4, line: 6, reason: 'ragged', expected: 3, found: 4, text: '9,10,11,12' },
    ])
    expect(warnings).toEqual([
      {
        code: 'ROWS_REJECTED',
        message: '2 rows are left out: 2 with another number of fields than the header; the first on line 3',
      },
    ])
  })

  test('fail when asked to, naming line and numbers', async () => {
    await expect(readText(ragged, { onBadRow: 'fail' })).rejects.toMatchObject({
      code: 'CSV_RAGGED_ROW',
      message: 'data.csv line 3: expected 3 fields, found 2',
      data: { line: 3, expected: 3, found: 2, row: 2 },
    })
  })

  test('are repaired when asked to', async () => {
    const { rows, result, warnings } = await readText(ragged, { onBadRow: 'repair' })
    expect(rows).toEqual([
      [1, '1', '2', '3'],
      [2, '4', '5', null],
      [3, 'x\ny', '7', '8'],
      [4, '9', '10', '11,12'],
      [5, '13', '14', '15'],
    ])
    expect(result.rejected).toBe(0)
    expect(warnings).toMatchObject([{ code: 'ROWS_REPAIRED' }])
  })

  test('with an unclosed quote cost only themselves', async () => {
    const { rows, rejects } = await readText('id,text\n1,"fine, really"\n2,"never closed\n3,c\n4,"d"\n5,e\n')
    expect(rows.map(([row]) => row)).toEqual([1, 3, 4, 5])
    expect(rejects).toMatchObject([{ row: 2, line: 3, reason: 'unclosed-quote', text: '2,"never closed' }])
  })

  test('with an unclosed quote are read as text when they are to be repaired', async () => {
    const { rows } = await readText('id,text\n1,"fine, really"\n2,"never closed\n3,c\n', { onBadRow: 'repair' })
    expect(rows.map(([, , text]) => text)).toEqual(['fine, really', '"never closed', 'c'])
  })

  test('with nothing in them are left out, and counted', async () => {
    const { rows, result, rejects } = await readText('a,b\n1,2\n,\n3,4\n"",\n')
    expect(rows.map(([row]) => row)).toEqual([1, 3])
    expect(result.rejected).toBe(2)
    expect(rejects.map(({ reason }) => reason)).toEqual(['empty', 'empty'])
  })

  test('that are nearly all rows mean that the table is wider than its header', async () => {
    const body = Array.from({ length: 30_000 }, (_, i) => (i < 20_000 ? `${i},b` : `${i},b,c`))
    const { result } = await readText(`x,y\n${body.join('\n')}\n`)
    expect(result).toMatchObject({ rows: 20_000, rejected: 10_000 })
    const late = Array.from({ length: 300_000 }, (_, i) => (i < 22_000 ? `${i},some text` : `${i},some text,c`))
    expect((await readText(`x,y\n${late.join('\n')}\n`)).result).toMatchObject({
      columns: ['x', 'y', 'column_3'],
      rows: 278_000,
      rejected: 22_000,
    })
  })

  test('keep only the beginning of their text', async () => {
    const { rejects } = await readText(`a,b\n1,2\n3,4\n5,6\n${'é'.repeat(5000)}\n`)
    expect(rejects[0]?.text).toBe('é'.repeat(500))
  })
})
