import type { Plan, Reading } from '../questions/index.ts'
import { type LoadedTable, toJsonTable } from '../table/index.ts'
import type { AnswerTable } from './answer.ts'
import { withFormats } from './column-format.ts'
import { exactText } from './exact-text.ts'

type SqlReading = Extract<Plan, { kind: 'sql' }>

/** A reading this much as sure as the one that was run, or more, may as well have been meant. */
const close = 0.6

/**
 * What the reading that came second says, where it is a close call and says something else than `answered`; after a refusal also one that
 * is not close. Undefined when there is none. It is offered beside the answer and is no part of it.
 */
export async function runnerUp(
  { plan, others }: Reading,
  {
    table,
    answered,
    signal,
  }: {
    readonly table: Pick<LoadedTable, 'profile' | 'queryOwn'>
    readonly answered?: AnswerTable | undefined
    readonly signal?: AbortSignal | undefined
  },
): Promise<string | undefined> {
  const second = others.find((other): other is SqlReading => other.kind === 'sql')
  if (second === undefined) return undefined
  if (plan.kind === 'sql' && second.confidence < close * plan.confidence) return undefined
  // Learned readings know no groups: what they make of "by kind" is nothing anybody means.
  if (plan.kind === 'sql' && plan.query.kind === 'groups' && second.query.kind === 'reading') return undefined
  const result = await table.queryOwn(second.sql, signal === undefined ? {} : { signal })
  const found = withFormats(toJsonTable(result), table.profile)
  if (answered !== undefined && firstColumn(found) === firstColumn(answered)) return undefined
  const said = exactText(second.query, { found, profile: table.profile, inTable: false })
  return `${answered === undefined ? 'Was' : 'Or was'} this meant (${Math.round(second.confidence * 100)} % sure)? ${said}`
}

/** What the result is about, in any order. */
const firstColumn = ({ rows }: AnswerTable): string =>
  rows
    .map(([value]) => String(value))
    .sort()
    .join('\n')
