import { describe, expect, it } from 'vitest'
import { viewTable } from '../view/table-view.ts'
import { matchHeaders } from './header-match.ts'
import { readQuestion } from './question.ts'

describe('readQuestion', () => {
  it.each([
    ['how many races did she win?', 'how-many'],
    ['what is the total number of goals?', 'amount'],
    ['which team won?', 'which'],
    ['did Ann win more races than Bea?', 'yes-no'],
    ['is Ann older or younger than Bea?', 'choice'],
    ['name a driver', 'name'],
    ['how long did it last?', 'how-long'],
    ['the first driver', 'other'],
  ])('tells what %s asks with', (text, asks) => {
    expect(readQuestion(text).asks).toBe(asks)
  })

  it.each([
    ['more than 5 goals', [{ value: 5, comparisons: ['>'] }]],
    ['no more than five goals', [{ value: 5, comparisons: ['<='], written: 'word' }]],
    ['at least 3.5 million visitors', [{ value: 3_500_000, comparisons: ['>='] }]],
    ['5 or more', [{ value: 5, comparisons: ['>='] }]],
    ['since 1990', [{ value: 1990, isYear: true, comparisons: ['>', '>='] }]],
    ["in the 1990's", [{ value: 1990, years: 10 }]],
    ['in the 80s', [{ value: 1980, years: 10 }]],
    ['in the 19th century', [{ value: 1800, years: 100 }]],
    ['the third row', [{ value: 3, written: 'ordinal' }]],
  ])('reads the numbers of "%s"', (text, quantities) => {
    expect(readQuestion(text).quantities).toMatchObject(quantities)
  })

  it('reads dates, and does not take "may" for a month where it is a verb', () => {
    expect(readQuestion('before june 9, 2004').dates).toMatchObject([
      { date: { year: 2004, month: 6, day: 9 }, comparisons: ['<', '<='] },
    ])
    expect(readQuestion('the 3rd of march').dates).toMatchObject([{ date: { month: 3, day: 3 } }])
    expect(readQuestion('who may win?').dates).toEqual([])
  })

  it('finds the word that says what is asked for', () => {
    expect(readQuestion('how many of the drivers won?').head).toMatchObject({ stem: 'driver', isPlural: true })
    expect(readQuestion('who won?').head).toBeUndefined()
  })

  it('finds opposites with the greater word first', () => {
    expect(readQuestion('were there less or more than 5?').triggers.opposites).toEqual(['more', 'less'])
  })
})

describe('matchHeaders', () => {
  const view = viewTable(['Driver', 'Points scored', 'Points lost', 'Nation'], [['Ann', '1', '2', 'x']])
  const levels = (text: string) => {
    const matches = matchHeaders(readQuestion(text), view)
    return view.columns.map(({ index }) => matches.of(index).level)
  }

  it('tells columns named in full, in part and not at all', () => {
    expect(levels('which drivers have points scored?')).toEqual([3, 3, 1, 0])
  })

  it('takes a word for another of the same beginning', () => {
    expect(levels('how many nationwide?')).toEqual([0, 0, 0, 2])
  })

  it('tells which column holds what is asked for', () => {
    const matches = matchHeaders(readQuestion('which driver lost points?'), view)
    expect(matches.of(0).head).toBe(2)
    expect(matches.headIsText).toBe(true)
    expect(matches.of(0).isAlone).toBe(true)
    expect(matches.of(1).isAlone).toBe(false)
  })
})
