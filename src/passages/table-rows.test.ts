import { describe, expect, it } from 'vitest'
import { cleanCell } from './clean-cell.ts'

const read = (html: string) => {
  const cell = cleanCell(html, { html: true })
  return cell.blocks.map(({ kind, start, end, tableHeader }) => ({
    kind,
    text: cell.text.slice(start, end),
    ...(tableHeader === undefined ? {} : { names: tableHeader.join('|') }),
  }))
}

describe('a table', () => {
  it('gives a row per line, its cells apart by tabs, under the names of its header', () => {
    const html =
      '<table><caption>Plans</caption><tr><th>Plan<th>Price<tr><td>Small<td><p>10 <b>€</b></p><p>a month</p><tr><td><td>20</table>'
    expect(read(html)).toEqual([
      { kind: 'sentence', text: 'Plans' },
      { kind: 'row', text: 'Plan\tPrice', names: 'Plan|Price' },
      { kind: 'row', text: 'Small\t10 € a month', names: 'Plan|Price' },
      { kind: 'row', text: '\t20', names: 'Plan|Price' },
    ])
  })

  it('takes thead for its header, whatever the cells', () => {
    const html =
      '<table><thead><tr><td></td><td>A</td></tr></thead><tbody><tr><td>x</td><td>1</td></tr></tbody></table>'
    expect(read(html).map(({ names }) => names)).toEqual(['|A', '|A'])
  })

  it('keeps columns in place under spanning cells', () => {
    const html = '<table><tr><th>A<th>B<th>C<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td colspan=2>f<td>g</table>'
    expect(read(html).map(({ text }) => text)).toEqual(['A\tB\tC', 'a\tb\tc', '\td\te', 'f\t\tg'])
  })

  it('takes an unmarked first row for the header only above numbers', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const numbers = `<table>${row('City', 'People')}${row('Ghent', '262,219')}${row('Bruges', '118,284')}</table>`
    const names = `<table>${row('Ann', 'Baker')}${row('Ben', 'Clerk')}${row('Cid', 'Cook')}</table>`
    expect(read(numbers).map(({ names }) => names)).toEqual(['City|People', 'City|People', 'City|People'])
    expect(read(names).map(({ names }) => names)).toEqual([undefined, undefined, undefined])
  })

  it('does not take the first of the opening hours for a header', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const days = ['Tuesday', 'Wednesday', 'Sunday'].map((day) => row(day, '7 am – 2 pm')).join('')
    for (const [day, hours] of [
      ['Monday', 'closed'],
      ['Monday', 'see the door'],
      ['Montag', 'Ruhetag'],
    ] as const) {
      const names = read(`<table>${row(day, hours)}${days}</table>`).map(({ names }) => names)
      expect(names).toEqual([undefined, undefined, undefined, undefined])
    }
    const shifts = `<table>${row('Monday', 'Tuesday')}${row('3', '4')}${row('5', '6')}</table>`
    expect(read(shifts)[1]?.names).toBe('Monday|Tuesday')
  })

  it('does not take the names of rows for a header', () => {
    const html = '<table><tr><th>Phone</th><td>555 0100</td></tr><tr><th>Fax</th><td></td></tr></table>'
    expect(read(html)).toEqual([
      { kind: 'row', text: 'Phone\t555 0100' },
      { kind: 'row', text: 'Fax' },
    ])
  })

  it('that lays out a page is read as the blocks it holds', () => {
    const long = 'A long paragraph of the page. '.repeat(20).trim()
    const html = `<table><tr><td><a href=x>Home</a><td><h1>News</h1><p>${long}</p><table><tr><td>a<td>b</table></table>`
    expect(read(html).map(({ kind }) => kind)).toEqual(['link', 'heading', 'sentence', 'row'])
    expect(read('<table><tr><td>One cell.</td></tr></table>')).toEqual([{ kind: 'sentence', text: 'One cell.' }])
  })
})
