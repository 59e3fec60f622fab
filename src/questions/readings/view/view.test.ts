import { describe, expect, it } from 'vitest'
import { dateIn, dateOrder, daysBetween } from './calendar.ts'
import { normalCell, numbersIn, partsOf, writtenNumber } from './cell.ts'
import { viewTable } from './table-view.ts'
import { stemOf, wordsOf } from './tokens.ts'

describe('wordsOf', () => {
  it('keeps numbers with their signs and units, and leaves out the commas of large ones', () => {
    expect(wordsOf('Sold 1,234 for $5.50 (12%) to José')).toEqual(['sold', '1234', 'for', '$5.50', '12%', 'to', 'jose'])
  })

  it('cuts words at apostrophes and joints', () => {
    expect(wordsOf("didn't the 1990's co-driver")).toEqual(['didn', 't', 'the', '1990', 's', 'co', 'driver'])
  })
})

describe('stemOf', () => {
  it.each([
    ['countries', 'country'],
    ['races', 'race'],
    ['matches', 'match'],
    ['boss', 'boss'],
    ['bus', 'bus'],
  ])('takes the plural off %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem)
  })
})

describe('normalCell', () => {
  it('leaves out case, accents, footnotes, remarks and outer quotes', () => {
    expect(normalCell('  "Élan"[1] (retired)†')).toBe('elan')
  })

  it('keeps what stands in brackets alone', () => {
    expect(normalCell('(retired)')).toBe('(retired)')
  })
})

describe('numbersIn', () => {
  it.each([
    ['12,467', 12_467],
    ['$3.5 million', 3_500_000],
    ['−4', -4],
    ['1:02', 62],
    ['1:01:01', 3661],
    [`6'2"`, 74],
    ['87.5 m', 87.5],
    ['none', Number.NaN],
  ])('reads the first number of %s', (cell, number) => {
    expect(numbersIn(cell).first).toBe(number)
  })

  it('reads the second number of a score and of a span, whose dash is no sign', () => {
    expect(numbersIn('3-2')).toMatchObject({ first: 3, second: 2 })
    expect(numbersIn('1990–1995')).toMatchObject({ first: 1990, second: 1995 })
  })
})

describe('dateIn', () => {
  it.each([
    ['June 9, 2004', { year: 2004, month: 6, day: 9 }],
    ['9 June 2004', { year: 2004, month: 6, day: 9 }],
    ['2004-06-09', { year: 2004, month: 6, day: 9 }],
    ['06/09/2004', { year: 2004, month: 6, day: 9 }],
    ['09.06.2004', { year: 2004, month: 6, day: 9 }],
    ['Sept 2004', { year: 2004, month: 9 }],
    ['in 1987', { year: 1987 }],
    ['nothing', undefined],
  ])('reads %s', (cell, date) => {
    expect(dateIn(cell)).toEqual(date)
  })

  it('orders dates and counts the days between them', () => {
    const [one, other] = [
      { year: 2004, month: 2, day: 28 },
      { year: 2004, month: 3, day: 1 },
    ]
    expect(dateOrder(one)).toBeLessThan(dateOrder(other))
    expect(daysBetween(one, other)).toBe(2)
  })
})

it('cuts a cell that is a list', () => {
  expect(partsOf('Ann\nBea; Cid / Dan')).toEqual(['Ann', 'Bea', 'Cid', 'Dan'])
})

it('writes numbers without a needless fraction', () => {
  expect([3, 2.5, 1 / 3, -0.1].map(writtenNumber)).toEqual(['3', '2.5', '0.333333', '-0.1'])
})

describe('viewTable', () => {
  const view = viewTable(
    ['Rank', 'Name', 'Year', 'Opened', 'Height', 'Teams'],
    [
      ['1', 'Ann', '1990', '3 May 1990', '87 ft', 'Reds, Blues'],
      ['2', 'Bea', '1991', '4 June 1991', '90 ft', 'Reds'],
      ['3', 'Cid', '1995', '5 July 1995', '85 ft', 'Blues, Greens'],
      ['4', 'Dan', '2001', '6 May 2001', '80 ft', '—'],
      ['', 'Total', '', '', '342 ft', ''],
    ],
  )
  const [rank, name, year, opened, height, teams] = view.columns

  it('tells what columns hold', () => {
    expect(view.columns.map(({ type }) => type)).toEqual(['number', 'text', 'year', 'date', 'number', 'text'])
    expect(rank?.isRank).toBe(true)
    expect(height?.isRank).toBe(false)
    expect(name?.shares.distinct).toBe(1)
  })

  it('leaves rows that sum up others out of the base', () => {
    expect(view.isTotal).toEqual([false, false, false, false, true])
    expect(view.base).toEqual([0, 1, 2, 3])
  })

  it('reads numbers, years and the order of days', () => {
    expect([...(year?.numbers.year ?? [])].slice(0, 2)).toEqual([1990, 1991])
    expect(opened?.numbers.number).toBeUndefined()
    expect((opened?.numbers.day?.[0] ?? 0) < (opened?.numbers.day?.[1] ?? 0)).toBe(true)
  })

  it('cuts lists by commas where many cells are lists', () => {
    expect(teams?.commaParts?.[0]).toEqual(['Reds', 'Blues'])
    expect(name?.commaParts).toBeUndefined()
  })
})
