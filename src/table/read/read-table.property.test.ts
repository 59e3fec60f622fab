import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText } from './read-text.fixture.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ';',
    '\t',
    '|',
    '"',
    "'",
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\\',
    '""',
    '007',
    'NULL',
    '<b>',
    'é',
    '😀',
    '\u2028',
    '#',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const cell = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('').replaceAll('\u0000', ''))
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }))

interface Writing {
  readonly delimiter: string
  readonly lineEnd: string
  readonly quoteAll: boolean
  readonly endsOpen: boolean
}
const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  endsOpen: fc.boolean(),
})

/** The simplest writer of RFC 4180 there is. A row that would be an empty line is quoted. */
function write(rows: readonly (readonly string[])[], { delimiter, lineEnd, quoteAll, endsOpen }: Writing): string {
  const field = (value: string, alone: boolean) => {
    const quotes = quoteAll || [delimiter, '"', '\n', '\r'].some((special) => value.includes(special))
    return quotes || (alone && /^[ \t\x1a]*$/.test(value)) ? `"${value.replaceAll('"', '""')}"` : value
  }
  const lines = rows.map((row) => row.map((value) => field(value, row.length === 1)).join(delimiter))
  return lines.join(lineEnd) + (endsOpen ? '' : lineEnd)
}

test('a table written as RFC 4180 is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(table, writing, async (rows, how) => {
      const names = rows[0]?.map((_, i) => `name ${i}`) ?? []
      const numbered = rows.map((cells, i) => [i + 1, ...cells.map((value) => (value === '' ? null : value))])
      const expected = numbered.filter((row) => row.slice(1).some((value) => value !== null))
      if (expected.length === 0) return
      const reading = await readText(write([names, ...rows], how), { delimiter: how.delimiter, header: true })
      expect(reading.rows).toEqual(expected)
      expect(reading.result).toMatchObject({
        columns: names,
        rows: expected.length,
        rejected: rows.length - expected.length,
      })
    }),
    { numRuns: 60 },
  )
})

test('any text at all is read or refused, and every record is accounted for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom('reject', 'repair'),
      async (pieces, onBadRow) => {
        try {
          const { result, rows, rejects } = await readText(pieces.join(''), { onBadRow })
          expect([rows.length, rejects.length]).toEqual([result.rows, result.rejected])
          const ordinals = [...rows.map(([row]) => Number(row)), ...rejects.map(({ row }) => row)].sort((a, b) => a - b)
          expect(ordinals).toEqual(ordinals.map((_, i) => i + 1))
        } catch (error) {
          expect(error).toMatchObject({ name: 'RagtimeError' })
          expect(error).not.toMatchObject({ code: 'CSV_COUNT_MISMATCH' })
        }
      },
    ),
    { numRuns: 80 },
  )
})
