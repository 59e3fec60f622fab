import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, problemOf } from '../evaluation.fixture.ts'
import { readTableQuestions } from './table-question.ts'

async function read(...lines: readonly string[]) {
  await using folder = await folderOf({ 'questions.jsonl': lines.join('\n') })
  return { folder: folder.path, questions: await readTableQuestions(folder.path) }
}

it('questions name a table of their folder and the items of their answer', async () => {
  const { folder, questions } = await read(
    '{"id": "nt-1", "question": "how many?", "table": "csv/1.csv", "answer": ["12,467"], "other": 1}',
    '',
    '{"question": "who?", "table": "./1.csv", "answer": ["a", "b"], "answer_canon": [null, "B"]}',
    '{"id": 7, "question": "who?", "table": "1.csv", "answer": [], "answer_canon": null}',
  )
  expect(questions).toEqual([
    { id: 'nt-1', question: 'how many?', table: 'csv/1.csv', path: resolve(folder, 'csv/1.csv'), answer: ['12,467'] },
    {
      id: 'line 3',
      question: 'who?',
      table: './1.csv',
      path: resolve(folder, '1.csv'),
      answer: ['a', 'b'],
      canon: [null, 'B'],
    },
    { id: '7', question: 'who?', table: '1.csv', path: resolve(folder, '1.csv'), answer: [] },
  ])
})

describe('a line is refused by its number', () => {
  const good = '{"id": "a", "question": "?", "table": "t.csv", "answer": ["1"]}'
  it.each([
    ['without a table', '{"question": "?", "answer": ["1"]}', 'table'],
    ['with an answer that is no list', '{"question": "?", "table": "t.csv", "answer": "1"}', 'answer'],
    ['with an id that was there before', good, 'line 1'],
    ['with a table above the folder', '{"question": "?", "table": "../t.csv", "answer": []}', 'outside'],
    ['with a table elsewhere', '{"question": "?", "table": "/t.csv", "answer": []}', 'outside'],
    [
      'with plain forms that do not fit',
      '{"question": "?", "table": "t.csv", "answer": ["1"], "answer_canon": []}',
      'answer_canon',
    ],
  ])('%s', async (_, line, hint) => {
    const { code, text } = await problemOf(read(good, line))
    expect(code).toBe('INPUT_INVALID')
    expect(text).toContain('line 2')
    expect(text).toContain(hint)
  })
})

it('a folder without questions is an error that names the file', async () => {
  await using folder = await folderOf({})
  const { code, text } = await problemOf(readTableQuestions(folder.path))
  expect(code).toBe('FILE_NOT_FOUND')
  expect(text).toContain('questions.jsonl')
})
