import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bars } from './bars.ts'
import { csvText } from './csv-text.ts'
import { printable, printableLine } from './printable.ts'
import { screenOf } from './style.ts'
import { textTable } from './text-table.ts'
import { padded, truncate, widthOf, wrap } from './width.ts'

const screen = { width: 60, color: false }

describe('printable', () => {
  test('takes the power out of escape sequences and direction overrides', () => {
    expect(printable('\u001b[31mred\u0007 \u202eevil \u009b2J')).toBe('·[31mred· ·evil ·2J')
  })

  test('keeps newlines and tabs, and one line keeps neither', () => {
    expect(printable('a\r\nb\tc')).toBe('a\nb\tc')
    expect(printableLine(' a\r\n b\tc ')).toBe('a b c')
  })

  test('leaves no control character in any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}--[\t\n]]/v.test(printable(text))))
  })
})

describe('width', () => {
  test('counts wide characters twice and cuts between graphemes', () => {
    expect(widthOf('日本')).toBe(4)
    expect(truncate('日本語です', 5)).toBe('日本…')
    expect(truncate('👩‍👩‍👧 family', 4)).toBe('👩‍👩‍👧 …')
    expect(padded('7', 3, 'right')).toBe('  7')
  })

  test('never gives a line wider than asked, and loses only spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('textTable', () => {
  test('aligns numbers to the right and text to the left', () => {
    expect(
      textTable(
        ['name', 'rows'],
        [
          ['Beany', 5],
          ['Cox', 1200],
        ],
        screen,
      ),
    ).toBe(['name    rows', 'Beany      5', 'Cox    1,200'].join('\n'))
  })

  test('narrows the widest column until the line fits', () => {
    const table = textTable(['a', 'b'], [['short', 'x'.repeat(200)]], screen)
    for (const line of table.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60)
    expect(table).toContain('short')
  })

  test('prints a cell with newlines and escapes on one harmless line', () => {
    expect(textTable(['x'], [['a\nb\u001b[2J']], screen)).toBe('x\na b·[2J')
  })
})

describe('bars', () => {
  test('draws stacked parts that add up to the total', () => {
    const drawing = bars(
      {
        labels: ['A', 'B'],
        series: ['head', 'main'],
        values: [
          [2, 1],
          [2, 0],
        ],
      },
      { width: 31, color: false },
    )
    expect(drawing).toBe(['██ head   ▓▓ main', 'A  ██████████▓▓▓▓▓▓▓▓▓▓ 4', 'B  █████ 1'].join('\n'))
  })
})

describe('csvText', () => {
  test('quotes what needs quotes and disarms formulas, not numbers', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['=1+1', -5],
          ['x"y', null],
          ['-3.5', '@cmd'],
        ],
      ),
    ).toBe(['a,b', "'=1+1,-5", '"x""y",', "-3.5,'@cmd"].join('\r\n'))
  })
})

describe('screenOf', () => {
  const terminal = Object.assign(Object.create(process.stdout), { isTTY: true, columns: 90 }) as NodeJS.WriteStream // stands in for a real terminal

  test('colours a terminal unless NO_COLOR is set', () => {
    expect(screenOf(terminal, {})).toEqual({ width: 90, color: true })
    expect(screenOf(terminal, { NO_COLOR: '1' }).color).toBe(false)
    expect(screenOf(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }).color).toBe(false)
  })
})
