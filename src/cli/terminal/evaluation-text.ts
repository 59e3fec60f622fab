import type { z } from 'zod'
import type { evaluate, evaluateCollection } from '../../operations/index.ts'
import { labelledLines } from './labelled-lines.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'

type Questions = z.output<typeof evaluate.output>
type Failure = Questions['failures'][number]
type Collection = z.output<typeof evaluateCollection.output>

const count = (value: number): string => value.toLocaleString('en-US')

export function questionsText(
  result: Questions,
  { failures, screen }: { readonly failures: boolean; readonly screen: Screen },
): string {
  const { kinds, questions, right, meanMs, p50Ms, p95Ms } = result
  const anyError = kinds.some(({ errors }) => errors > 0)
  const headings = ['kind', 'asked', 'right', 'wrong', 'declined rightly', 'declined wrongly', 'answered wrongly']
  const table = textTable(
    [...headings, ...(anyError ? ['failed'] : [])],
    kinds.map((kind) => [
      kind.kind,
      kind.asked,
      kind.right,
      kind.wrong,
      kind.declinedRightly,
      kind.declinedWrongly,
      kind.answeredWrongly,
      ...(anyError ? [kind.errors] : []),
    ]),
    screen,
  )
  const share = questions === 0 ? '' : ` (${((100 * right) / questions).toFixed(1)} %)`
  const sections = [
    table,
    `${count(right)} of ${count(questions)} right${share}`,
    `time per question: mean ${meanMs.toFixed(1)} ms, p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`,
  ]
  const listed = failures ? result.failures.map((failure) => failureText(failure, screen)) : []
  return [sections.join('\n'), ...listed].join('\n\n')
}

const verdicts: Readonly<Record<Failure['verdict'], string>> = {
  wrong: 'wrong',
  declined: 'declined, though the data says it',
  answered: 'answered, though the data does not say it',
  error: 'failed',
}

function failureText(
  { id, kind, question, verdict, expected, evidence, answer, cited }: Failure,
  screen: Screen,
): string {
  const wanted = expected === null ? 'no answer' : [expected].flat().join(' · ')
  const lines = [
    ['question', question],
    ['expected', `${wanted}${rowsText(evidence)}`],
    ['answer', `${answer}${rowsText(cited)}`],
  ] as const
  return [
    paint(screen, 'bold', `${printableLine(id)} · ${kind} · ${verdicts[verdict]}`),
    ...labelledLines(lines, screen),
  ].join('\n')
}

function rowsText(rows: readonly number[]): string {
  return rows.length === 0 ? '' : ` (${rows.length === 1 ? 'row' : 'rows'} ${rows.join(', ')})`
}

export function collectionText({ corpus, queries, rankings, comparisons }: Collection, screen: Screen): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const scores = textTable(
    ['ranking', 'ndcg@10', 'recall@10', 'recall@100', 'map', 'mrr@10', 'ms/query', 'p50', 'p95'],
    rankings.map((row) => [
      row.ranking,
      ...[row['ndcg@10'], row['recall@10'], row['recall@100'], row.map, row['mrr@10']].map((value) => value.toFixed(4)),
      ...[row.msPerQuery, row.p50Ms, row.p95Ms].map((ms) => Number(ms.toFixed(2))),
    ]),
    screen,
  )
  const vectors = corpus.vectorsMs === undefined ? '' : `, vectors fit in ${seconds(corpus.vectorsMs)}`
  const summary = `${count(corpus.rows)} rows, ${count(queries)} queries; read in ${seconds(corpus.readMs)}, indexed in ${seconds(corpus.indexMs)}${vectors}`
  if (comparisons.length === 0) return `${summary}\n\n${scores}`
  const compared = textTable(
    ['compared', 'ndcg@10', 'p-value', 'better', 'equal', 'worse'],
    comparisons.map(({ a, b, difference, pValue, wins, ties, losses }) => [
      `${b} against ${a}`,
      `${difference < 0 ? '' : '+'}${difference.toFixed(4)}`,
      pValue.toFixed(4),
      wins,
      ties,
      losses,
    ]),
    screen,
  )
  return [summary, scores, compared].join('\n\n')
}
