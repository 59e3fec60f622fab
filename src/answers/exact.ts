import type { Plan, Query, Reading } from '../questions/index.ts'
import { type LoadedTable, toJsonTable } from '../table/index.ts'
import type { Answer, AnswerTable, Chart } from './answer.ts'
import { askedNoun } from './asked-noun.ts'
import { withFormats } from './column-format.ts'
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
  const result = await table.queryOwn(plan.sql, signal === undefined ? {} : { signal })
  const all = withFormats(toJsonTable(result), table.profile)
  const found = withoutZeros(plan.query, all)
  const left = await readableCells(plan.query, { table, ...(signal === undefined ? {} : { signal }) })
  const ms = performance.now() - startedAt
  const cross = plan.query.kind === 'groups' && plan.query.by.length === 2 ? crossTable(found) : undefined
  const chart = chartOf(plan.query, { found, cross })
  const { rows } = table.profile
  return {
    schemaVersion: 1,
    kind: 'exact',
    text: `${exactText(plan.query, { found, profile: table.profile, asked: askedNoun(question, table.profile) })}${left}`,
    citations: [],
    table: cross?.table ?? found,
    ...(chart === undefined ? {} : { chart }),
    sql: plan.sql,
    coverage: { kind: 'exact', unit: 'rows', examined: rows, total: rows },
    trace: {
      question,
      reading,
      decision: decisionOf(plan),
      times: [{ step: 'run the SQL', ms }],
    },
  }
}

/** Below this a reading by rules left words of the question aside. */
const whole = 0.85

function decisionOf({ query, confidence }: ExactReading['plan']): string {
  const sure = `${Math.round(confidence * 100)} % sure`
  if (query.kind === 'reading')
    return `of all readings of the question over this table the likeliest, ${sure}, so SQL over all rows computed the answer`
  return confidence < whole
    ? `the question stands for columns, values and operations of the table, ${sure}, so SQL over all rows computed the answer`
    : 'every word of the question stands for a column, a value or an operation, so SQL over all rows computed the answer'
}

/** Groups that have none of something all have 0 of it: the column that says so is left out. */
function withoutZeros(query: Query, found: AnswerTable): AnswerTable {
  const { having } = query.kind === 'groups' ? query : {}
  if (having?.number !== 0 || having.comparison !== '=' || having.most !== undefined) return found
  return { ...found, columns: found.columns.slice(0, -1), rows: found.rows.map((row) => row.slice(0, -1)) }
}

/** Bars for groups of rows, when there are two or more. */
function chartOf(
  query: Query,
  { found, cross }: { found: AnswerTable; cross: CrossTable | undefined },
): Chart | undefined {
  if (query.kind !== 'groups' || found.rows.length < 2 || found.columns.length < 2) return undefined
  if (query.by.length === 2) return cross?.chart
  const bars = found.rows.flatMap(([label, value]) => (typeof value === 'number' ? [{ label, value }] : []))
  return {
    kind: 'bar',
    labels: bars.map(({ label }) => String(label ?? '(missing)')),
    series: [found.columns[1]?.name ?? ''],
    values: [bars.map(({ value }) => value)],
  }
}
