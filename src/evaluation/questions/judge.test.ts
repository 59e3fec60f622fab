import { describe, expect, it } from 'vitest'
import type { Answer, AnswerValue } from '../../answers/index.ts'
import { judge } from './judge.ts'
import type { LabelledAnswer, LabelledQuestion, QuestionKind } from './labelled-question.ts'

function label(kind: QuestionKind, answer: LabelledAnswer, evidence: readonly number[] = []): LabelledQuestion {
  return { id: 'q', question: '?', kind, answer, evidence }
}

function answer(kind: Answer['kind'], text: string, parts: Partial<Answer> = {}): Answer {
  return {
    schemaVersion: 1,
    kind,
    text,
    citations: [],
    coverage: { kind: 'exact', unit: 'rows', examined: 1, total: 1 },
    trace: {
      question: '?',
      reading: {
        question: '?',
        plan: { kind: 'decline', reason: 'empty-question', missing: '', reading: '', confidence: 1 },
        others: [],
      },
      decision: '',
      times: [],
    },
    ...parts,
  }
}

const table = (...rows: readonly (readonly AnswerValue[])[]) => ({
  table: { columns: [], rows, truncated: false },
})

const citing = (...rows: readonly number[]): Pick<Answer, 'citations'> => ({
  citations: rows.map((row) => ({
    marker: 1,
    row,
    column: 'text',
    quote: 'x',
    start: 0,
    end: 1,
    raw: { start: 0, end: 1 },
  })),
})

describe('an exact answer', () => {
  it.each([
    ['a number first in its text', 27, answer('exact', '27 companies')],
    ['a number with separators', 12467, answer('exact', 'x', table(['12,467']))],
    ['a value in its first row', 'Halvorsen Pumps', answer('exact', 'x', table(['halvorsen pumps', 12], ['Other', 3]))],
    ['more decimals than the label', 23.4, answer('exact', '23.45 %', table([23.448]))],
    ['as many decimals as the label', 0.25, answer('exact', '0.25 of them')],
    ['none for 0', 0, answer('exact', 'No company mentions it.')],
    ['each part of a list in a row of its own, in any order', ['a', 'b'], answer('exact', 'x', table(['B'], ['A']))],
    ['names with their numbers', ['main: 280', 'head: 4'], answer('exact', 'x', table(['head', 4], ['main', 280]))],
  ] as const)('is right with %s', (_, expected, given) => {
    expect(judge(label('aggregate', expected), given)).toBe('right')
    expect(judge(label('exhaustive', expected), given)).toBe('right')
  })

  it.each([
    ['another number', 27, answer('exact', '28 companies')],
    ['a number that rounds to another', 23.4, answer('exact', 'x', table([23.46]))],
    ['a fraction where a whole number is due', 8, answer('exact', '8.3 rows')],
    ['the number further on', 27, answer('exact', 'about 27 of them')],
    ['the value in a later row', 'b', answer('exact', 'x', table(['a'], ['b']))],
    ['a list that lacks one', ['a', 'b'], answer('exact', 'x', table(['a']))],
    ['a list with one too many', ['a', 'b'], answer('exact', 'x', table(['a'], ['b'], ['c']))],
    ['a name with the number of another', ['a: 1', 'b: 2'], answer('exact', 'x', table(['a', 2], ['b', 1]))],
    ['the right words, but taken from the text', 27, answer('extracted', '27 companies', citing(3))],
  ] as const)('is wrong with %s', (_, expected, given) => {
    expect(judge(label('aggregate', expected), given)).toBe('wrong')
  })
})

describe('an answer from the text', () => {
  it('is right when it cites a row of the evidence, however it is worded', () => {
    expect(judge(label('content', 'sells maps', [4, 9]), answer('extracted', 'Maps.', citing(7, 9)))).toBe('right')
    expect(judge(label('content', 'sells maps', [4, 9]), answer('generated', 'Maps.', citing(4)))).toBe('right')
    expect(judge(label('content', 'sells maps', [4]), answer('extracted', 'sells maps', citing(5)))).toBe('wrong')
  })

  it('is right without noted evidence when it says every part', () => {
    const text = 'The café sells old MAPS\nof Leeds.'
    expect(judge(label('content', ['cafe', 'maps of leeds']), answer('extracted', text, citing(1)))).toBe('right')
    expect(judge(label('content', ['cafe', 'atlases']), answer('extracted', text, citing(1)))).toBe('wrong')
  })
})

it('declining is right, declined wrongly or owed, as the label says', () => {
  const declined = answer('declined', 'The data does not say.')
  expect(judge(label('unanswerable', null), declined)).toBe('right')
  expect(judge(label('content', 'x', [1]), declined)).toBe('declined')
  expect(judge(label('aggregate', 0), declined)).toBe('declined')
  expect(judge(label('unanswerable', null), answer('extracted', 'x', citing(1)))).toBe('answered')
  expect(judge(label('unanswerable', null), answer('exact', '0'))).toBe('answered')
})
