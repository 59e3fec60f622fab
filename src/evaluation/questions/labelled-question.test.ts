import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, problemOf } from '../evaluation.fixture.ts'
import { readLabelledQuestions } from './labelled-question.ts'

async function read(...lines: readonly string[]) {
  await using folder = await folderOf({ 'questions.jsonl': lines.join('\n') })
  return await readLabelledQuestions(join(folder.path, 'questions.jsonl'))
}

describe('labelled questions', () => {
  it('are read as they stand', async () => {
    const label = { id: 'c1', question: 'how many?', kind: 'exhaustive', answer: 2, evidence: [3, 4], sql: 'SELECT 2' }
    expect(await read(JSON.stringify(label))).toEqual([label])
  })

  it('need no more than question and answer', async () => {
    const lines = [
      '{"question": "how many?", "answer": 2}',
      '',
      '{"question": "what?", "answer": "x", "evidence": [1]}',
      '{"question": "who?", "answer": null, "note": "nobody says"}',
    ]
    expect(await read(...lines)).toEqual([
      { id: 'line 1', question: 'how many?', kind: 'aggregate', answer: 2, evidence: [] },
      { id: 'line 3', question: 'what?', kind: 'content', answer: 'x', evidence: [1] },
      { id: 'line 4', question: 'who?', kind: 'unanswerable', answer: null, evidence: [] },
    ])
  })

  it.each([
    ['{"answer": 2}', 'question'],
    ['{"question": " ", "answer": 2}', 'question'],
    ['{"question": "x"}', 'answer'],
    ['{"question": "x", "answer": []}', 'answer'],
    ['{"question": "x", "answer": 2, "kind": "agregate"}', 'kind'],
    ['{"question": "x", "answer": 2, "evidence": [0]}', 'evidence.0'],
    ['{"question": "x", "answer": null, "kind": "content"}', 'unanswerable'],
    ['{"question": "x", "answer": 2, "kind": "unanswerable"}', 'unanswerable'],
    ['how many rows are there?', 'not JSON'],
    ['{"id": 1, "question": "x", "answer": 2}', 'line 1 already'],
  ])('that are malformed are an error that names line and part: %s', async (line, hint) => {
    const { code, text } = await problemOf(read('{"id": "1", "question": "x", "answer": 2}', line))
    expect(code).toBe('INPUT_INVALID')
    expect(text).toContain('line 2')
    expect(text).toContain(hint)
  })

  it('that are not there are an error', async () => {
    await using folder = await folderOf({})
    expect((await problemOf(readLabelledQuestions(join(folder.path, 'none.jsonl')))).code).toBe('FILE_NOT_FOUND')
  })
})
