import type { Answer } from '../../answers/index.ts'
import type { LabelledAnswer, LabelledQuestion } from './labelled-question.ts'

/**
 * What an answer is worth: `right`, or for a question that can be answered `declined` or `wrong`, and `answered` when the right answer
 * was to decline.
 */
export type Verdict = 'right' | 'wrong' | 'declined' | 'answered'

export function judge(label: LabelledQuestion, answer: Answer): Verdict {
  if (isRight(label, answer)) return 'right'
  if (label.kind === 'unanswerable') return 'answered'
  return answer.kind === 'declined' ? 'declined' : 'wrong'
}

function isRight({ kind, answer: expected, evidence }: LabelledQuestion, answer: Answer): boolean {
  switch (kind) {
    case 'unanswerable':
      return answer.kind === 'declined'
    case 'content':
      return isFromText(answer) && (evidence.length > 0 ? cites(answer, evidence) : says(answer, expected))
    case 'aggregate':
    case 'exhaustive':
      return answer.kind === 'exact' && gives(answer, expected)
  }
}

const isFromText = ({ kind }: Answer): boolean => kind === 'extracted' || kind === 'generated'

/** Wording is free, so where the answer was taken from decides. */
function cites({ citations }: Answer, evidence: readonly number[]): boolean {
  return citations.some(({ row }) => evidence.includes(row))
}

/** Every part of the expected answer stands in the text, case and accents aside. */
function says({ text }: Answer, expected: LabelledAnswer): boolean {
  return partsOf(expected).every((part) => folded(text).includes(folded(String(part))))
}

/** A scalar stands in the first row, or first in the text; of a list ("name" or "name: value") there is a row for each and no other. */
function gives({ table, text }: Answer, expected: LabelledAnswer): boolean {
  const rows = (table?.rows ?? []).map((row) => row.map(normal))
  if (expected === null) return false
  if (typeof expected !== 'object') {
    const wanted = normal(expected)
    const first = normal(text).split(/[\s:;]/)[0] ?? ''
    return holds(rows[0] ?? [], wanted) || agrees(first, wanted) || (wanted === '0' && first === 'no')
  }
  const parts = expected.map((one) =>
    String(one)
      .split(/: (?=[\d.]+$)/)
      .map(normal),
  )
  return rows.length === parts.length && parts.every((part) => rows.some((row) => part.every((one) => holds(row, one))))
}

const holds = (row: readonly string[], wanted: string): boolean => row.some((value) => agrees(value, wanted))

/** Equal, or a number that rounds to the decimals of the label: 8.33 agrees with 8.3, but 8.3 does not with 8. */
function agrees(value: string, wanted: string): boolean {
  if (value === wanted) return true
  const decimals = /^-?\d+\.(\d+)$/.exec(wanted)?.[1]?.length
  if (decimals === undefined || !/^-?\d+\.\d+$/.test(value)) return false
  // A hair more than half a unit: what was rounded to a five already can come from either side.
  return Math.abs(Number(value) - Number(wanted)) <= 0.5000001 * 10 ** -decimals
}

function partsOf(expected: LabelledAnswer): readonly (string | number)[] {
  if (expected === null) return []
  return typeof expected === 'object' ? expected : [expected]
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ')
}

function normal(value: unknown): string {
  return String(value).replaceAll(',', '').trim().toLowerCase()
}
