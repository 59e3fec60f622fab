import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { judge, type LabelledQuestion, readLabelledQuestions } from '../src/evaluation/index.ts'
import { type Answer, openTable, type Table } from '../src/index.ts'
import { cleanedText } from '../src/passages/index.ts'
import { sampleCsv, sampleQuestions } from './run-ragtime.ts'

const questions = await readLabelledQuestions(sampleQuestions)

let table: Table
const answers = new Map<string, Answer>()

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-sample-'))
  table = await openTable(sampleCsv, { store: join(folder, 'store') })
  for (const { id, question } of questions) answers.set(id, await table.ask(question))
  return async () => {
    await table.close()
    rmSync(folder, { recursive: true })
  }
})

describe('the labelled questions', () => {
  test('are at least eighty, of every kind, with unique ids', () => {
    expect(questions.length).toBeGreaterThanOrEqual(80)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(4)
  })

  test.each(questions.filter(({ sql }) => sql !== undefined))(
    '$id: its SQL gives its answer',
    async ({ sql = '', answer }) => {
      const { rows } = await table.sql(sql)
      const expected = Array.isArray(answer) ? answer : [answer]
      expect(rows.map((row) => String(row[0])).sort()).toEqual(expected.map(String).sort())
    },
  )

  test.each(questions.filter(({ evidence }) => evidence.length > 0))(
    '$id: its evidence rows exist',
    async ({ evidence }) => {
      for (const row of evidence) expect((await table.show(row)).row).toBe(row)
    },
  )
})

describe('every citation of every answer', () => {
  test.each(questions)('$id: $question', async (question) => {
    for (const { row, column, quote, start, end, raw } of answerTo(question).citations) {
      const shown = await table.show(row)
      const rawCell = shown.cells.find((cell) => cell.column === column)?.raw ?? ''
      const cleaned = shown.texts.find((text) => text.column === column)?.cleaned ?? ''
      expect(cleaned.slice(start, end)).toBe(quote)
      expect(squeezed(cleanedText(rawCell.slice(raw.start, raw.end), true))).toBe(squeezed(quote))
    }
  })
})

describe('answers are right', () => {
  // Floors: what was reached when the labels were last gone through. Raise them, never lower them.
  test.each([
    ['aggregate', 54],
    ['exhaustive', 17],
    ['content', 50],
    ['unanswerable', 19],
  ] as const)('to %s questions, at least %i of them', (kind, floor) => {
    const asked = questions.filter((question) => question.kind === kind)
    const wrong = asked.filter((question) => judge(question, answerTo(question)) !== 'right')
    expect(asked.length - wrong.length, `wrong: ${wrong.map(({ id }) => id).join(' ')}`).toBeGreaterThanOrEqual(floor)
  })

  test('and cite something whenever they are taken from the text', () => {
    const extracted = [...answers.values()].filter(({ kind }) => kind === 'extracted')
    expect(extracted.length).toBeGreaterThan(20)
    for (const { citations, text } of extracted) expect(citations.length, text).toBeGreaterThan(0)
  })
})

function answerTo({ id }: LabelledQuestion): Answer {
  const answer = answers.get(id)
  if (answer === undefined) throw new Error(`${id} was not asked`)
  return answer
}

/** White space does not show on a page, so it does not count in a comparison. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
