import type { z } from 'zod'
import type { evaluateTableFolder } from '../../operations/index.ts'
import { labelledLines } from './labelled-lines.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'

type Tables = z.output<typeof evaluateTableFolder.output>
type Failure = Tables['failures'][number]

const count = (value: number): string => value.toLocaleString('en-US')
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Accuracy by type of question, then over all, then times; with `failures` also every question not answered rightly. */
export function tablesText(
  result: Tables,
  { failures, screen }: { readonly failures: boolean; readonly screen: Screen },
): string {
  const { types, questions, tables, answered, right, opening } = result
  const table = textTable(
    ['type', 'asked', 'answered', 'right', 'accuracy', 'of answered'],
    types.map((type) => [
      ...[type.type, type.asked, type.answered, type.right],
      ...[percent(type.accuracy), percent(type.accuracyOfAnswered)],
    ]),
    screen,
  )
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const lines = [
    table,
    `${count(right)} of ${count(questions)} right (accuracy ${percent(result.accuracy)}), asked of ${count(tables)} tables`,
    `${count(answered)} answered (${percent(result.shareAnswered)}), ${percent(result.accuracyOfAnswered)} of them right; ${percent(result.accuracyOfSurestHalf)} right among the surest half of the questions`,
    `time per question: p50 ${ms(result.p50Ms)}, p95 ${ms(result.p95Ms)}, p99 ${ms(result.p99Ms)}; to open a table: p50 ${ms(opening.p50Ms)}, p95 ${ms(opening.p95Ms)}`,
  ]
  const listed = failures ? result.failures.map((failure) => failureText(failure, screen)) : []
  return [lines.join('\n'), ...listed].join('\n\n')
}

function failureText(failure: Failure, screen: Screen): string {
  const { id, type, verdict, question, table, expected, answer, confidence, reading, error } = failure
  const sure = confidence === undefined ? '' : ` (confidence ${confidence.toFixed(2)})`
  const said = answer.length === 0 ? 'none' : answer.join(' · ')
  return [
    paint(screen, 'bold', `${printableLine(id)} · ${type} · ${verdict === 'error' ? 'failed' : verdict}`),
    ...labelledLines(
      [
        ['question', question],
        ['table', table],
        ['expected', expected.join(' · ')],
        ['answer', `${said}${sure}`],
        ...(reading === undefined ? [] : [['read as', reading] as const]),
        ...(error === undefined ? [] : [['error', error] as const]),
      ],
      screen,
    ),
  ].join('\n')
}
