import { describe, expect, it } from 'vitest'
import { cleanCell } from './clean-cell.ts'

const read = (text: string) => {
  const cell = cleanCell(text, { html: false })
  return cell.blocks.map(({ kind, start, end }) => `${kind}: ${cell.text.slice(start, end)}`)
}

describe('a plain-text cell', () => {
  it('has paragraphs apart by blank lines, and lines', () => {
    expect(read('  One\ttwo.\r\n\r\n \nThree.\nFour.')).toEqual([
      'sentence: One two.',
      'sentence: Three.',
      'sentence: Four.',
    ])
  })

  it('joins lines that were broken at a fixed width', () => {
    const text =
      'This letter was typed in a program that breaks lines\nat some sixty characters, as programs did in the past,\nand so it goes on.\n\nBen Moss\n12 High Street\nLeeds'
    expect(read(text)).toEqual([
      'sentence: This letter was typed in a program that breaks lines at some sixty characters, as programs did in the past, and so it goes on.',
      'sentence: Ben Moss',
      'sentence: 12 High Street',
      'sentence: Leeds',
    ])
  })

  it('has list items by bullet or number, with lines that go on', () => {
    expect(read('We sell:\n- bread\n  and rolls\n* cake\n1. tea\n2) milk\n-5 degrees')).toEqual([
      'sentence: We sell:',
      'item: - bread and rolls',
      'item: * cake',
      'item: 1. tea',
      'item: 2) milk',
      'sentence: -5 degrees',
    ])
  })

  it('has headings by number signs or underlining, without the line', () => {
    const cell = cleanCell('# One\nText.\n\nTwo\n---\nMore.\n\n***\n\nEnd.', { html: false })
    expect(cell.text).toBe('# One\nText.\nTwo\nMore.\nEnd.')
    expect(cell.blocks.map(({ kind, level, headings }) => [kind, level, headings])).toEqual([
      ['heading', 1, []],
      ['sentence', 0, ['One']],
      ['heading', 2, ['One']],
      ['sentence', 0, ['One', 'Two']],
      ['sentence', 0, ['One', 'Two']],
    ])
  })

  it('takes markup for text', () => {
    expect(read('a <b>c</b> &amp; d')).toEqual(['sentence: a <b>c</b> &amp; d'])
  })
})
