import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, openTable, type Table } from '../src/index.ts'
import { cleanedText } from '../src/passages/index.ts'
import { sampleCsv, sampleQuestions } from './run-ragtime.ts'

interface LabelledQuestion {
  readonly id: string
  readonly question: string
  readonly kind: 'aggregate' | 'content' | 'exhaustive' | 'unanswerable'
  readonly answer: string | number | readonly (string | number)[] | null
  readonly evidence: readonly number[]
  readonly sql?: string
}

const questions = readFileSync(sampleQuestions, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as LabelledQuestion) // our own file; its shape is tested below

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
  test.each(questions)('$id: $question', async ({ id }) => {
    const answer = answers.get(id)
    for (const { row, column, quote, start, end, raw } of answer?.citations ?? []) {
      const shown = await table.show(row)
      const rawCell = shown.cells.find((cell) => cell.column === column)?.raw ?? ''
      const cleaned = shown.texts.find((text) => text.column === column)?.cleaned ?? ''
      expect(cleaned.slice(start, end)).toBe(quote)
      expect(squeezed(cleanedText(rawCell.slice(raw.start, raw.end), true))).toBe(squeezed(quote))
    }
  })
})

describe('answers to aggregate questions', () => {
  test.each(questions.filter(({ kind, answer }) => kind === 'aggregate' && !Array.isArray(answer)))(
    '$id: $question',
    ({ id, answer }) => {
      const given = answers.get(id)
      expect(given?.kind).toBe('exact')
      expect(given?.text.replaceAll(',', '')).toContain(String(answer).replaceAll(',', ''))
    },
  )
})

/** White space does not show on a page, so it does not count in a comparison. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
