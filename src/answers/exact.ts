import type { Plan, Query, Reading } from '../questions/index.ts'
import { type LoadedTable, toJsonTable } from '../table/index.ts'
import type { Answer, AnswerTable, Chart } from './answer.ts'
import { type CrossTable, crossTable } from './cross-table.ts'
import { exactText } from './exact-text.ts'
import { readableCells } from './readable-cells.ts'

export type ExactReading = Reading & { readonly plan: Extract<Plan, { kind: 'sql' }> }

export interface ExactOptions {
  readonly table: Pick<LoadedTable, 'profile' | 'queryOwn'>
  readonly signal?: AbortSignal
}

/**
 * Answers a question by SQL over all rows: the number or value first, then how it was found. Groups come as a table with a
 * chart; groups by two columns as a cross table. Throws what `query` throws.
 */
export async function answerExactly(reading: ExactReading, { table, signal }: ExactOptions): Promise<Answer> {
  const { question, plan } = reading
  const startedAt = performance.now()
  const found = toJsonTable(await table.queryOwn(plan.sql, signal === undefined ? {} : { signal }))
  const left = await readableCells(plan.query, { table, ...(signal === undefined ? {} : { signal }) })
  const ms = performance.now() - startedAt
  const cross = plan.query.kind === 'groups' && plan.query.by.length === 2 ? crossTable(found) : undefined
  const chart = chartOf(plan.query, { found, cross })
  const { rows } = table.profile
  return {
    schemaVersion: 1,
    kind: 'exact',
    text: `${exactText(plan.query, { found, profile: table.profile })}${left}${doubt(plan)}`,
    citations: [],
    table: cross?.table ?? found,
    ...(chart === undefined ? {} : { chart }),
    sql: plan.sql,
    coverage: { kind: 'exact', unit: 'rows', examined: rows, total: rows },
    trace: {
      question,
      reading,
      decision:
        plan.query.kind === 'reading'
          ? `of all readings of the question over this table the likeliest, ${Math.round(plan.confidence * 100)} % sure, so SQL over all rows computed the answer`
          : 'every word of the question stands for a column, a value or an operation, so SQL over all rows computed the answer',
      times: [{ step: 'run the SQL', ms }],
    },
  }
}

/** A learned reading that is not quite sure says so in the answer itself. */
const surely = 0.8

function doubt({ query, confidence }: ExactReading['plan']): string {
  if (query.kind !== 'reading' || confidence >= surely) return ''
  return ` That this was meant is ${Math.round(confidence * 100)} % sure.`
}

/** Bars for groups of rows, when there are two or more. */
function chartOf(
  query: Query,
  { found, cross }: { found: AnswerTable; cross: CrossTable | undefined },
): Chart | undefined {
  if (query.kind !== 'groups' || found.rows.length < 2) return undefined
  if (query.by.length === 2) return cross?.chart
  const bars = found.rows.flatMap(([label, value]) => (typeof value === 'number' ? [{ label, value }] : []))
  return {
    kind: 'bar',
    labels: bars.map(({ label }) => String(label ?? '(missing)')),
    series: [found.columns[1]?.name ?? ''],
    values: [bars.map(({ value }) => value)],
  }
}
