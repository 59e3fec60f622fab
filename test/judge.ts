import type { Answer } from '../src/index.ts'

export interface LabelledQuestion {
  readonly id: string
  readonly question: string
  readonly kind: 'aggregate' | 'content' | 'exhaustive' | 'unanswerable'
  readonly answer: string | number | readonly (string | number)[] | null
  readonly evidence: readonly number[]
  readonly sql?: string
}

/** Whether an answer is what its label says. Content is judged by where it was taken from, for wording is free. */
export function isRight({ kind, answer: expected, evidence }: LabelledQuestion, answer: Answer): boolean {
  switch (kind) {
    case 'unanswerable':
      return answer.kind === 'declined'
    case 'content':
      return answer.kind === 'extracted' && answer.citations.some(({ row }) => evidence.includes(row))
    case 'aggregate':
    case 'exhaustive':
      return answer.kind === 'exact' && gives(answer, expected)
  }
}

/** A scalar stands in the first row, or first in the text; of a list ("name" or "name: value") there is a row for each and no other. */
function gives({ table, text }: Answer, expected: LabelledQuestion['answer']): boolean {
  const rows = (table?.rows ?? []).map((row) => row.map(normal))
  if (expected === null) return false
  if (typeof expected !== 'object') {
    const wanted = normal(expected)
    const first = normal(text).split(/[\s:;]/)[0]
    return rows[0]?.includes(wanted) === true || first === wanted || (wanted === '0' && first === 'no')
  }
  const parts = expected.map((one) =>
    String(one)
      .split(/: (?=[\d.]+$)/)
      .map(normal),
  )
  return (
    rows.length === parts.length &&
    parts.every((part) => rows.some((row) => part.every((value) => row.includes(value))))
  )
}

function normal(value: unknown): string {
  const text = String(value).replaceAll(',', '').trim().toLowerCase()
  return /^\d+\.\d{3,}$/.test(text) ? Number(text).toFixed(2) : text
}
