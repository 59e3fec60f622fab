import { linkersOf, type QuestionContext } from '../linking/linkers.ts'
import type { FindGroup, FindPlan, Plan } from '../plan.ts'
import { type Predicates, readPredicates } from '../predicates/read-predicates.ts'
import type { Condition, Query } from '../query/query.ts'
import { compact } from '../words/words.ts'
import { sayFind } from './say-find.ts'

/** Verbs left without their object once a predicate is taken out. */
const dangling =
  /\s+(?:(?:that|which|who|there|are|is|have|has|had|do|does|text|content|written|with|any|und|die|der|das|haben|hat|gibt|sind|que|tienen|estan|están|hay|qui|ont|sont|zijn|hebben|er)(?:\s+|(?=[?.!]*$)))+(?<end>[?.!]*)$/iu

/**
 * The plan of a question that asks for a language or a kind of page: "how many companies have a pricing page?", "which companies mention
 * Xero in German?". All the rest must be understood by `compile`, as a list or count of entities, pages or rows.
 */
export function predicatePlan(
  question: string,
  context: QuestionContext,
  compile: (rest: string) => Plan,
): Extract<Plan, { kind: 'find' }> | undefined {
  if (context.schema.text.length === 0) return undefined
  const predicates = readPredicates(question)
  if (predicates.languages.length + predicates.pages.length === 0 || namesCells(predicates, linkersOf(context)))
    return undefined
  const asked = [predicates.rest, predicates.rest.replace(dangling, ' $<end>')]
  for (const rest of asked) {
    if (!/\p{L}/u.test(rest)) return undefined
    const plan = compile(rest)
    const found = plan.kind === 'find' ? plan : plan.kind === 'sql' ? listed(plan.query, context) : undefined
    if (found !== undefined) return withPredicates(found, predicates, context)
  }
  return undefined
}

type Listed = Omit<FindPlan, 'reading'>

function withPredicates(plan: Listed, { languages, pages, negated }: Predicates, { schema }: QuestionContext) {
  const said = {
    ...plan,
    ...(languages.length > 0 ? { languages } : {}),
    ...(pages.length > 0 ? { pages } : {}),
    ...(negated ? { negated } : {}),
  } as const
  return { ...said, reading: sayFind(said, schema), confidence: 0.93 }
}

/** What is named is a value or column of the table, which tells more than the text. */
export function namesCells({ names }: Predicates, { values, columns }: ReturnType<typeof linkersOf>): boolean {
  const isColumn = (name: string) => (columns.link([name])?.columns[0]?.score ?? 0) > 0.9
  return names.map(compact).some((name) => values.link(name).length > 0 || isColumn(name))
}

/** A count or list of entities, addresses or rows, as one of rows whose text is looked at. */
export function listed(query: Query, context: QuestionContext): Listed | undefined {
  if (query.kind === 'values') return listing({ column: query.column, where: query.where, count: false }, context)
  if (query.kind === 'rows' && query.order === undefined) {
    return listing({ column: undefined, where: query.where, count: false }, context)
  }
  if (query.kind !== 'measure' || query.measures.length !== 1) return undefined
  const [measure] = query.measures
  if (measure?.kind === 'rows' && measure.only === undefined) {
    return listing({ column: undefined, where: query.where, count: true }, context)
  }
  if (measure?.kind !== 'distinct' || measure.part !== undefined || measure.only !== undefined) return undefined
  return listing({ column: measure.column, where: query.where, count: true }, context)
}

interface Things {
  /** Undefined: the rows. */
  readonly column: string | undefined
  readonly where: Condition | undefined
  readonly count: boolean
}

function listing({ column, where, count }: Things, { schema, profile }: QuestionContext): Listed | undefined {
  const entity = profile.columns.find(({ name }) => name === column)
  const group: FindGroup | undefined =
    column === undefined
      ? 'row'
      : column === schema.entity || entity?.aliasOf === schema.entity
        ? 'entity'
        : column === schema.url
          ? 'url'
          : undefined
  if (group === undefined) return undefined
  return { kind: 'find', phrases: [], ...(where === undefined ? {} : { where }), entities: [], count, group }
}
