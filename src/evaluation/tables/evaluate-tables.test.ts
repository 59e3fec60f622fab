import { describe, expect, it } from 'vitest'
import { RagtimeError } from '../../errors.ts'
import { evaluateTables } from './evaluate-tables.ts'
import type { TableAnswerer } from './table-answerer.ts'
import type { TableQuestion } from './table-question.ts'
import { tableScores } from './table-scores.ts'

const label = (id: string, table: string, question: string, ...answer: readonly string[]): TableQuestion => ({
  id,
  question,
  table,
  path: table,
  answer,
})

const failure = (code: 'CSV_NO_ROWS' | 'SQL_LIMIT' | 'FILE_NOT_FOUND') =>
  new RagtimeError(code, { what: 'it broke', why: '', fix: '' })

/** Answers a question by its words; what was done is in `log`. */
function tables(log: string[] = []) {
  return async (path: string): Promise<TableAnswerer> => {
    if (path === 'empty') throw failure('CSV_NO_ROWS')
    if (path === 'missing') throw failure('FILE_NOT_FOUND')
    log.push(`open ${path}`)
    return {
      async answer(question) {
        log.push(`${path} ${question}`)
        if (question === 'slow') throw failure('SQL_LIMIT')
        if (question === 'broken') throw new TypeError('a bug')
        if (question === 'unknown') return undefined
        const [confidence = '', ...items] = question.split(' ').slice(1)
        return { answer: items, confidence: Number(confidence), reading: `read ${question}` }
      },
      async [Symbol.asyncDispose]() {
        log.push(`close ${path}`)
      },
    }
  }
}

/** A clock on which every look takes 5 ms. */
function clock(): () => number {
  let now = 0
  return () => {
    now += 5
    return now
  }
}

const questions = [
  label('a', '1', 'what 0.9 x y', 'y', 'x'),
  label('b', '2', 'what 0.8 x', 'y'),
  label('c', '1', 'unknown', 'z'),
  label('d', 'empty', 'how many 1 x', 'x'),
  label('e', '2', 'slow', 'x'),
  label('f', '2', 'who 0.3', 'x'),
]

describe('evaluateTables', () => {
  it('opens each table once, closes it after its questions, and judges in the order of the questions', async () => {
    const log: string[] = []
    const { asked, opening } = await evaluateTables(questions, { open: tables(log), now: clock() })
    expect(asked.map(({ label: { id }, verdict }) => [id, verdict])).toEqual([
      ['a', 'right'],
      ['b', 'wrong'],
      ['c', 'declined'],
      ['d', 'error'],
      ['e', 'error'],
      ['f', 'declined'],
    ])
    expect(log).toEqual([
      'open 1',
      'open 2',
      '1 what 0.9 x y',
      '1 unknown',
      '2 what 0.8 x',
      '2 slow',
      '2 who 0.3',
      'close 1',
      'close 2',
    ])
    expect(opening.tables).toBe(3)
    expect(asked.map(({ ms }) => ms)).toEqual([5, 5, 5, 0, 5, 5])
    expect(asked[3]?.error?.code).toBe('CSV_NO_ROWS')
  })

  it('judges by plain forms where the question brings them', async () => {
    const plain = { ...label('a', '1', 'when 1 1984-5-3', 'May 3, 1984'), canon: ['1984-05-03'] }
    const { asked } = await evaluateTables([plain], { open: tables() })
    expect(asked[0]?.verdict).toBe('right')
  })

  it('ends when what went wrong would meet every question, and closes what is open', async () => {
    const log: string[] = []
    const missing = [label('a', '1', 'what 1 x', 'x'), label('b', 'missing', 'what 1 x', 'x')]
    await expect(evaluateTables(missing, { open: tables(log) })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    expect(log).toEqual(['open 1', 'close 1'])
    const broken = [label('a', '1', 'broken', 'x')]
    await expect(evaluateTables(broken, { open: tables(log) })).rejects.toThrow('a bug')
    expect(log.at(-1)).toBe('close 1')
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(evaluateTables(questions, { open: tables(), signal })).rejects.toThrow('enough')
  })
})

describe('tableScores', () => {
  it('counts all questions, those of each type, and the surest', async () => {
    const { asked } = await evaluateTables(questions, { open: tables(), now: clock() })
    const scores = tableScores(asked)
    expect(scores).toMatchObject({ asked: 6, answered: 2, right: 1 })
    expect(scores.types).toEqual([
      { type: 'how many', asked: 1, answered: 0, right: 0 },
      { type: 'what', asked: 2, answered: 2, right: 1 },
      { type: 'who', asked: 1, answered: 0, right: 0 },
      { type: 'other', asked: 2, answered: 0, right: 0 },
    ])
    // Six questions: a tenth of them is one, two tenths are two, five tenths three.
    expect(scores.surest.map(({ asked: some, right, leastConfidence }) => [some, right, leastConfidence])).toEqual([
      [1, 1, 0.9],
      [2, 1, 0.8],
      [2, 1, 0.8],
      [3, 1, 0],
      [3, 1, 0],
      [4, 1, 0],
      [5, 1, 0],
      [5, 1, 0],
      [6, 1, 0],
      [6, 1, 0],
    ])
    expect(scores.times).toEqual({ mean: 25 / 6, p50: 5, p95: 5, p99: 5 })
  })

  it('is all zeros when nothing was asked', () => {
    expect(tableScores([])).toMatchObject({ asked: 0, answered: 0, right: 0, types: [], times: { p99: 0 } })
  })
})
