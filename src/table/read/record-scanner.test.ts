import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect } from './dialect.ts'
import { fieldBytes } from './field-text.ts'
import { RecordScanner } from './record-scanner.ts'

const comma: Dialect = { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n' }

interface Found {
  readonly cells: readonly string[]
  readonly lines: number
  readonly unclosedQuote: boolean
}

function scanAll(text: string, dialect: Partial<Dialect> = {}, widths: readonly number[] = []): readonly Found[] {
  const scanner = new RecordScanner({ ...comma, ...dialect })
  scanner.widths = widths
  const bytes = Buffer.from(text)
  const found: Found[] = []
  for (let at = 0; at < bytes.length; at = scanner.next) {
    expect(scanner.scan(bytes, at, bytes.length, true)).toBe(true)
    expect(scanner.next).toBeGreaterThan(at)
    found.push({ cells: cellsOf(scanner, bytes), lines: scanner.lines, unclosedQuote: scanner.unclosedQuote })
  }
  return found
}

function cellsOf(scanner: RecordScanner, bytes: Buffer): string[] {
  const { fields, grammar } = scanner
  return Array.from({ length: fields.count }, (_, i) => fieldBytes(grammar, bytes, fields, i).toString())
}

const cells = (text: string, dialect: Partial<Dialect> = {}, widths: readonly number[] = []) =>
  scanAll(text, dialect, widths).map((record) => record.cells)

describe('RFC 4180', () => {
  test.each([
    [
      'plain fields',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['no line end at the end', 'a,b', [['a', 'b']]],
    [
      'CRLF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty fields',
      ',\n,,',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['delimiters and line ends in quotes', '"a,b","c\r\nd"\n', [['a,b', 'c\r\nd']]],
    ['doubled quotes', '"say ""hi""",""""\n', [['say "hi"', '"']]],
    ['empty quotes', '"",""\n', [['', '']]],
    ['a quoted field at the very end', 'a,"b"', [['a', 'b']]],
    ['a lone CR as text', 'a\rb,c\n', [['a\rb', 'c']]],
    ['quotes inside plain text', 'a"b,5" pipe\n', [['a"b', '5" pipe']]],
  ])('reads %s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  test('takes a lone CR as line end where that is the line end', () => {
    expect(cells('a,b\rc,d\r', { lineEnd: '\r' })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('knows backslash escapes, and leaves a backslash before a letter alone', () => {
    const dialect = { escape: '\\' }
    expect(cells('"say \\"hi\\"","C:\\temp","a""b"\n', dialect)).toEqual([['say "hi"', 'C:\\temp', 'a"b']])
  })

  test('takes delimiters of several characters', () => {
    expect(cells('a||b|c||"d||e"\n', { delimiter: '||' })).toEqual([['a', 'b|c', 'd||e']])
  })

  test('counts physical lines', () => {
    expect(scanAll('"a\nb",c\nd,e\n').map(({ lines }) => lines)).toEqual([2, 1])
  })
})

describe('quotes that are text', () => {
  test('inside a quoted field stay when the number of fields is right', () => {
    expect(cells('1,"<a href="x">go, now</a>",z\n', {}, [3])).toEqual([['1', '<a href="x">go, now</a>', 'z']])
  })

  test('around the beginning of a plain field stay', () => {
    expect(cells('"Weird Al" Yankovic,5\nAda,6\n', {}, [2])).toEqual([
      ['"Weird Al" Yankovic', '5'],
      ['Ada', '6'],
    ])
  })

  test('inside a quoted field over several lines stay', () => {
    const text = '1,"<p>\n<a href="x">go</a>\n</p>"\n2,b\n'
    expect(cells(text, {}, [2])).toEqual([
      ['1', '<p>\n<a href="x">go</a>\n</p>'],
      ['2', 'b'],
    ])
  })

  test('blanks between a closing quote and the delimiter are left out', () => {
    expect(cells('"a" ,"b"\t\nc,d\n', {}, [2])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('a quote that is never closed takes its own line only and is reported', () => {
    const found = scanAll('1,a\n2,"b\n3,c\n4,d\n', {}, [2])
    expect(found.map((record) => record.cells)).toEqual([
      ['1', 'a'],
      ['2', '"b'],
      ['3', 'c'],
      ['4', 'd'],
    ])
    expect(found.map((record) => record.unclosedQuote)).toEqual([false, true, false, false])
  })

  test('an unclosed quote does not reach for the quotes of later rows', () => {
    const found = scanAll('1,"a,x\n2,"b",x\n3,"c",x\n', {}, [3])
    expect(found.map((record) => record.cells[0])).toEqual(['1', '2', '3'])
  })
})

const messy = fc
  .array(fc.constantFrom('a', 'b', ',', '"', '\n', '\r', ' ', '\\', 'é'), { maxLength: 40 })
  .map((all) => all.join(''))
const dialects = fc.constantFrom<Partial<Dialect>>({}, { escape: '\\' }, { lineEnd: '\r' }, { quote: '', escape: '' })
const widths = fc.constantFrom<readonly number[]>([], [2], [2, 3])

test('every physical line belongs to exactly one record', () => {
  fc.assert(
    fc.property(messy, dialects, widths, (text, dialect, known) => {
      const ends = dialect.lineEnd === '\r' ? /\r/g : /\n/g
      fc.pre(dialect.lineEnd !== '\r' || !text.includes('\n'))
      const unended = text === '' || /[\r\n]$/.test(text) ? 0 : 1
      const loneCr = dialect.lineEnd !== '\r' && text.endsWith('\r') ? 1 : 0
      const lines = scanAll(text, dialect, known).reduce((sum, record) => sum + record.lines, 0)
      expect(lines).toBe((text.match(ends)?.length ?? 0) + unended + loneCr)
    }),
    { numRuns: 2000 },
  )
})

test('a record found in part of the text is the record found in all of it', () => {
  fc.assert(
    fc.property(messy, dialects, widths, (text, dialect, known) => {
      const bytes = Buffer.from(text)
      const part = new RecordScanner({ ...comma, ...dialect })
      const whole = new RecordScanner({ ...comma, ...dialect })
      part.widths = known
      whole.widths = known
      if (!whole.scan(bytes, 0, bytes.length, true)) throw new Error('a last record always ends')
      for (let to = 0; to <= bytes.length; to++) {
        if (!part.scan(bytes, 0, to, false)) continue
        expect([part.next, part.end, part.lines, cellsOf(part, bytes)]).toEqual([
          whole.next,
          whole.end,
          whole.lines,
          cellsOf(whole, bytes),
        ])
      }
    }),
    { numRuns: 3000 },
  )
})
