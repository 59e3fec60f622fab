import { describe, expect, test } from 'vitest'
import { answerText } from './answer-text.ts'
import { resultText } from './text-table.ts'

type Answer = Parameters<typeof answerText>[0]
const screen = { width: 80, color: false }
const listOf = (length: number) => Array.from({ length }, (_, i) => i)

function answer(groups: number, { confidence = 1, table = true } = {}): Answer {
  const span = { start: 0, end: 1 }
  const query = { kind: 'groups', by: [{ column: 'shop' }], measure: { kind: 'rows' }, order: 'most' } as const
  const plan = { kind: 'sql', query, sql: '', reading: '', confidence } as const
  const citations = listOf(groups).map((i) => ({
    marker: i + 1,
    row: i + 1,
    column: 'body',
    quote: 'q',
    raw: span,
    ...span,
  }))
  const columns = [
    { name: 'shop', type: 'text' },
    { name: 'rows', type: 'integer' },
  ]
  const labels = listOf(groups).map((i) => `Shop ${i}`)
  return {
    schemaVersion: 1,
    kind: 'exact',
    text: 'Shops.',
    citations,
    ...(table ? { table: { columns, rows: labels.map((label, i) => [label, i + 1]), truncated: false } } : {}),
    chart: { kind: 'bar', labels, series: ['rows'], values: [listOf(groups).map((i) => i + 1)] },
    coverage: { kind: 'exact', unit: 'rows', examined: 200, total: 200 },
    trace: { question: '', reading: { question: '', plan, others: [] }, decision: '', times: [] },
  }
}

describe('answerText', () => {
  test('shows all of a short table, with bars', () => {
    const text = answerText(answer(4), screen)
    expect(text).toMatch(/^Shop 3 +4$/m)
    expect(text).toMatch(/^Shop 3 +█+ 4$/m)
    expect(text).not.toContain('more')
  })

  test('of a long one shows the beginning, without bars, and 5 of its places', () => {
    const text = answerText(answer(75), screen)
    expect(text).toMatch(/^Shop 29 +30\n… 45 more \(--json has all\)$/m)
    expect(text).not.toMatch(/Shop 30|█/)
    expect(text).toMatch(/^\[5\] .*\n.*\n… 70 more \(--json has all\)$/m)
  })

  test('shows every place of an answer without a table', () => {
    expect(answerText(answer(7, { table: false }), screen)).toContain('[7] row 7')
  })

  test('says beside what was computed how sure it is that this was meant', () => {
    expect(answerText(answer(1, { confidence: 0.7 }), screen)).toMatch(
      /exact: computed over all 200 rows; that this was meant is 70 % sure$/,
    )
    expect(answerText(answer(1), screen)).toMatch(/exact: computed over all 200 rows$/)
  })
})

describe('resultText', () => {
  const printed = (values: readonly (number | null)[], format = {}) =>
    resultText(
      [{ name: 'n', ...format }],
      values.map((value) => [value]),
      screen,
    )
      .split('\n')
      .map((line) => line.trim())

  test('gives the numbers of a column the same decimals, two at most, more where all are small', () => {
    expect(printed([3.08510638298, 4999, null])).toEqual(['n', '3.09', '4,999.00', '–'])
    expect(printed([318.5, 1649.25])).toEqual(['n', '318.50', '1,649.25'])
    expect(printed([1204, 7])).toEqual(['n', '1,204', '7'])
    expect(printed([0.000412, 0.05])).toEqual(['n', '0.00041', '0.05000'])
  })

  test('prints results of any length', () => {
    expect(printed(listOf(200_000)).length).toBe(200_001)
  })

  test('keeps years together and says what money is in', () => {
    expect(printed([1997], { format: 'plain' })).toEqual(['n', '1997'])
    expect(printed([12, 1300.5], { format: 'money', unit: '€' })).toEqual(['n (€)', '12.00', '1,300.50'])
  })
})
