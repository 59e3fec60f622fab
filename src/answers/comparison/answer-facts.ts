import type { Answer } from '../answer.ts'
import { numbersIn } from '../verification/index.ts'

/** What two answers are compared by, in the order it is told. */
export const comparedParts = [
  'question',
  'kind',
  'text',
  'numbers',
  'note',
  'citations',
  'table',
  'chart',
  'plan',
  'sql',
  'coverage',
  'passages',
  'candidates',
  'decision',
  'model',
  'calls',
  'versions',
  'source',
] as const

export type ComparedPart = (typeof comparedParts)[number]

/** An answer taken apart into facts of a line each, so that what is in one and not in another can be told. Times are no facts. */
export function answerFacts(answer: Answer): Readonly<Record<Exclude<ComparedPart, 'calls'>, readonly string[]>> {
  const { kind, text, table, chart, sql, citations, coverage, trace } = answer
  const { reading, retrieval, candidates = [] } = trace
  const cleaners = [...new Set(citations.flatMap(({ cleaner }) => cleaner ?? []))]
  return {
    question: [trace.question],
    kind: [kind],
    text: sentencesOf(text),
    note: answer.note === undefined ? [] : [answer.note],
    numbers: numbersIn(text).map(String),
    citations: citations.map(
      ({ marker, row, column, start, end, raw, quote, entity = '', url = '' }) =>
        `[${marker}] row ${row}, ${column} ${start}–${end} (raw ${raw.start}–${raw.end}) ${entity} ${url} “${quote}”`,
    ),
    table:
      table === undefined
        ? []
        : [
            table.columns.map(({ name, type }) => `${name} (${type})`).join(' | '),
            ...table.rows.map((row) => row.map((cell) => JSON.stringify(cell)).join(' | ')),
            ...(table.truncated ? ['more rows'] : []),
          ],
    chart:
      chart === undefined
        ? []
        : [chart.kind, ...chart.values.map((bars, i) => `${chart.series[i]}: ${bars.join(' ')}`)],
    plan: [reading.plan, ...reading.others].map(
      (plan, i) => `${i === 0 ? '' : 'or '}${plan.kind}: ${plan.reading} (${Math.round(plan.confidence * 100)} % sure)`,
    ),
    sql: sql?.split('\n') ?? [],
    coverage: [`${coverage.kind}, ${coverage.examined} of ${coverage.total} ${coverage.unit}`],
    passages: (retrieval?.passages ?? []).map(
      ({ rank, row, id = '', score, text: passage }) => `${rank}. row ${row} ${id} ${score.toFixed(3)} ${passage}`,
    ),
    candidates: candidates.map(({ row, score, quote }) => `row ${row} ${score.toFixed(3)} ${quote}`),
    decision: [trace.decision],
    model: modelFacts(trace.model),
    versions: [
      `Ragtime ${answer.ragtime ?? 'of an unknown version'}`,
      ...cleaners.map((cleaner) => `cleaner ${cleaner}`),
    ],
    source:
      answer.source === undefined
        ? []
        : [
            `${answer.source.name}, ${answer.source.sizeBytes} bytes`,
            `SHA-256 ${answer.source.sha256}`,
            ...Object.entries(answer.source.settings).map(([name, value]) => `${name} ${JSON.stringify(value)}`),
          ],
  }
}

function modelFacts(model: Answer['trace']['model']): readonly string[] {
  if (model === undefined) return []
  const { id, calls, plan, passages, withheld, dropped } = model
  return [
    id,
    ...calls.map(
      (call) =>
        `${call.purpose} by ${call.model}: ${call.inputTokens} + ${call.outputTokens} tokens${call.cached ? ', kept' : ''}${call.problem === undefined ? '' : `, ${call.problem}`}`,
    ),
    ...(plan === undefined ? [] : [plan]),
    ...(passages ?? []).map(
      ({ number, id: passage, row, column }) => `shown ${number}: row ${row}, ${column} ${passage}`,
    ),
    ...(withheld === undefined ? [] : [`${withheld} withheld`]),
    ...dropped.map(({ sentence, reason }) => `dropped (${reason}): ${sentence}`),
  ]
}

/** A mark belongs to the sentence before it. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=\[\d{1,3}\]\.?)\s+|\n+|(?<=[.!?])\s+(?!\[)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
