import { type Plan, questionContext, readQuestion } from '../../questions/index.ts'
import { version } from '../../version.ts'
import type { Answer } from '../answer.ts'
import { attempt } from './attempt.ts'
import { type Check, checked, count, counted } from './check.ts'
import { checkCitations } from './check-citations.ts'
import { checkComputed, checkSql } from './check-computed.ts'
import { checkMarkers } from './check-markers.ts'
import { checkQuoted } from './check-quoted.ts'
import { CitedCells } from './cited-cells.ts'
import { type Derived, deriveDecline, deriveExact, deriveFind, deriveWithoutText } from './derived-answer.ts'
import { firstDifference } from './difference.ts'
import type { FreshTable } from './fresh-table.ts'

/**
 * Holds every claim of an answer against a fresh reading of its file: nothing that the answer says of itself is taken on trust, and no store
 * is. Exact answers are computed anew; quotes are looked up in the cells they cite; what was read is counted anew. Never throws for what an
 * answer says; throws when it is called off.
 */
export async function verifyAnswer(answer: Answer, fresh: FreshTable): Promise<readonly Check[]> {
  const cells = await CitedCells.read(fresh.table, answer.citations)
  return [
    checkSource(answer, fresh),
    await attempt('plan', fresh, () => checkPlan(answer, fresh)),
    checkKind(answer, fresh),
    ...(await planChecks(answer, { fresh, cells })),
    ...(await checkCitations(answer.citations, cells, fresh.table)),
    ...checkMarkers(answer, {
      mayCiteMore: answer.trace.reading.plan.kind === 'find',
      mayRepeat: answer.kind === 'generated',
    }),
  ]
}

function checkSource({ source, ragtime }: Answer, { table: { manifest } }: FreshTable): Check {
  const file = manifest.source
  if (source === undefined || ragtime === undefined) {
    return checked('source', ['the answer does not say of which file it is'], '')
  }
  const problems =
    source.sha256 !== file.sha256
      ? [
          `the file is another one, or has changed: SHA-256 ${file.sha256}, the answer is of ${source.sha256.slice(0, 64)}`,
        ]
      : source.sizeBytes !== file.sizeBytes
        ? [`the file has ${count(file.sizeBytes)} bytes, the answer says ${count(source.sizeBytes)}`]
        : []
  const settings = Object.entries(source.settings).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  const how = settings.length === 0 ? '' : `, read with ${settings.join(', ')}`
  return checked('source', problems, `${file.name}, ${counted(file.sizeBytes, 'byte')}, SHA-256 ${file.sha256}${how}`)
}

/** Longer ones are no questions: reading them anew could take for ever. */
const longestQuestion = 10_000
const mostBefore = 50

async function checkPlan({ trace, ...answer }: Answer, { table, signal }: FreshTable): Promise<Check> {
  const { question, reading } = trace
  if (answer.ragtime !== version) {
    return checked(
      'plan',
      [],
      `made by Ragtime ${answer.ragtime ?? 'of an unknown version'}: this is ${version}, so the question is not read anew`,
    )
  }
  if (trace.model?.plan !== undefined) {
    return checked('plan', [], `planned with ${trace.model.id}: what a model makes of a question is not computed anew`)
  }
  const { after = [] } = reading.takenOver ?? {}
  if (after.length > mostBefore || [question, ...after].some(({ length }) => length > longestQuestion)) {
    return checked('plan', ['the question is longer than questions are, or goes on from too many'], '')
  }
  const context = await questionContext(table, table.manifest.source.name)
  const anew = await readQuestion(question, { context, table, after, ...(signal === undefined ? {} : { signal }) })
  const difference = firstDifference(reading, JSON.parse(JSON.stringify(anew)))
  return checked(
    'plan',
    difference === undefined ? [] : [`the question, read anew, gives another plan: ${difference}`],
    'the question, read anew, gives the same plan',
  )
}

function checkKind({ kind, citations, note, trace }: Answer, { table }: FreshTable): Check {
  const plan = trace.reading.plan.kind
  const isAsked = (trace.model?.passages ?? []).length > 0
  const problems = kindsOf(plan, { hasText: table.schema.text.length > 0, isAsked }).includes(kind)
    ? []
    : [`a plan of kind ${plan} does not give an answer of kind ${kind}`]
  if (kind === 'extracted' && citations.length === 0) problems.push('it quotes nothing')
  if (kind === 'extracted' && isAsked && note === undefined)
    problems.push('a model answered, and no note says why it is not quoted')
  return checked('kind', problems, `${kind}, by a plan of kind ${plan}`)
}

/** `isAsked`: a model was shown passages. */
function kindsOf(
  plan: Plan['kind'],
  { hasText, isAsked }: { readonly hasText: boolean; readonly isAsked: boolean },
): readonly Answer['kind'][] {
  if (plan === 'sql') return ['exact']
  if (plan === 'decline' || !hasText) return ['declined']
  if (plan === 'find') return ['exact']
  return isAsked ? ['extracted', 'declined', 'generated'] : ['extracted', 'declined']
}

async function planChecks(
  answer: Answer,
  { fresh, cells }: { readonly fresh: FreshTable; readonly cells: CitedCells },
): Promise<readonly Check[]> {
  const { plan, question } = answer.trace.reading
  const quoted = (stated?: () => Promise<Derived>) => checkQuoted(answer, { fresh, cells, stated })
  const hasText = fresh.table.schema.text.length > 0
  switch (plan.kind) {
    case 'sql':
      return [
        await attempt('sql', fresh, async () => checkSql(answer.sql, plan, fresh)),
        ...(await checkComputed(answer, fresh, () => deriveExact(plan, question, fresh))),
      ]
    case 'find':
      return hasText
        ? checkComputed(answer, fresh, () => deriveFind(plan, fresh))
        : quoted(() => deriveWithoutText(fresh))
    case 'search':
      return quoted(hasText ? undefined : () => deriveWithoutText(fresh))
    case 'decline':
      return quoted(() => deriveDecline(plan, fresh))
  }
}
