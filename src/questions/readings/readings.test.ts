import { describe, expect, it } from 'vitest'
import { readQuestion } from './asked/question.ts'
import { enumerate } from './enumerate.ts'
import { type RankedReading, rankReadings, readingWords, readTable, viewTable } from './index.ts'
import { raceColumns, races } from './races.fixture.ts'

const view = viewTable(raceColumns, races)
const table = readTable(view)
const answersTo = (question: string) =>
  new Set(enumerate(readQuestion(question), table).candidates.map(({ answer }) => answer.join('|')))

describe('enumerate', () => {
  it.each([
    ['which country is Bea Berg from?', 'Italy'],
    ['how many drivers are from France?', '3'],
    ['how many countries are there?', '3'],
    ['who has the most points?', 'Ann Abel'],
    ['which drivers have the third most points?', 'Cid Cole'],
    ['who drove after 1995 for Greens?', 'Eva Ende'],
    ['which team did not come from France?', 'Blues|Reds'],
    ['who is listed after Cid Cole?', 'Dan Dorn'],
    ['who is from the same country as Bea Berg?', 'Flo Funk'],
    ['which country has the most drivers?', 'France'],
    ['how many more points does Ann Abel have than Bea Berg?', '5'],
    ['who has more wins, Cid Cole or Dan Dorn?', 'Cid Cole'],
    ['what is the total number of points?', '216'],
    ['what is the average number of wins for France?', '2.666667'],
    ['which month had the most races?', 'May'],
    ['did Ann Abel score more or less than Bea Berg?', 'more'],
    ['how many drivers have at least 41 points?', '4'],
    ['which driver raced between 1991 and 1996 for Reds?', 'Dan Dorn'],
    ['which driver has no team?', 'Flo Funk'],
  ])('reads "%s" so that it may be %s', (question, answer) => {
    expect(answersTo(question)).toContain(answer)
  })

  it('gives the same readings in the same order every time', () => {
    const question = 'who has more wins, Cid Cole or Dan Dorn?'
    const read = () => enumerate(readQuestion(question), readTable(viewTable(raceColumns, races))).candidates
    expect(read()).toEqual(read())
  })

  it.each(['', '???', 'the of and', '☃ 字', "'; DROP TABLE data; --", '0 '.repeat(60)])(
    'reads %j without harm',
    (question) => {
      for (const { answer } of enumerate(readQuestion(question), table).candidates)
        expect(answer.length).toBeGreaterThan(0)
    },
  )
})

describe('rankReadings', () => {
  const best = (question: string): RankedReading => {
    const [first] = rankReadings(question, table)
    if (first === undefined) throw new Error('nothing was read')
    return first
  }

  it.each([
    ['how many drivers are from France?', ['3']],
    ['which driver scored the most points?', ['Ann Abel']],
    ['what country is Bea Berg from?', ['Italy']],
    ['how many points did Eva Ende score?', ['12']],
    ['who has more wins, Cid Cole or Ann Abel?', ['Ann Abel']],
    ['which country has the most drivers?', ['France']],
    ['who came directly after Cid Cole?', ['Dan Dorn']],
    ['what is the difference in points between Ann Abel and Bea Berg?', ['5']],
  ])('answers "%s"', (question, answer) => {
    expect(best(question).candidate.answer).toEqual(answer)
  })

  it('gives probabilities that sum to one over the answers', () => {
    const readings = rankReadings('how many drivers are from France?', table)
    expect(readings.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6)
    expect(readings.map(({ probability }) => probability)).toEqual(
      readings.map(({ probability }) => probability).toSorted((a, b) => b - a),
    )
  })

  it('gives none for a question without words, one for a reason, and for a table without rows', () => {
    expect(rankReadings('why did Ann Abel win?', table)).toEqual([])
    expect(rankReadings('?!', table)).toEqual([])
    expect(rankReadings('who?', readTable(viewTable(['Name'], [])))).toEqual([])
  })

  it('says a reading in words', () => {
    expect(readingWords(best('how many drivers are from France?').candidate, view)).toBe(
      'Counted the rows, over the rows where Country is “France”',
    )
  })
})
