import { columnNoun, compileQuestion, type FindPlan, type QuestionContext } from '../../questions/index.ts'
import { foldText } from '../words/fold-text.ts'
import type { FindExpression } from './find-query.ts'
import type { PageName } from './named-pages.ts'
import { hasForms, readExpression } from './read-expression.ts'
import { readPredicates } from './read-predicates.ts'

/** What a query asks to find. */
export interface AskedFind {
  readonly text?: FindExpression
  readonly languages: readonly string[]
  readonly pages: readonly PageName[]
  /** Entities that a question names: "does Beany mention Xero?" */
  readonly entities: readonly string[]
  /** What a question asks to list; absent when the query is no question. */
  readonly group?: 'entity' | 'row'
}

/** "which companies", "list all pages that", "how many rows": a question without the words that it looks for. */
const frame =
  /^(?:please\s+)?(?:which|what|who|list(?:\s+all)?|show(?:\s+me)?(?:\s+all)?|find(?:\s+all)?|give\s+me(?:\s+all)?|how\s+many|all|any)(?:\s+(?:of\s+)?the)?\s+(\p{L}+)(?:\s+(?:that|which|who|there|are|is|have|has|do|does|text|content|written))*\s*[?.!]*$/iu
const negation = /\s(?:but|and)\s+not\s+(?=\S)/iu

/**
 * Understands a query: operators and predicates, and around them plain language, as "which companies mention Xero but not MYOB?" or "how many
 * companies have a pricing page?", read as questions are.
 */
export function readFind(query: string, context: QuestionContext): AskedFind {
  const { rest, languages, pages } = readPredicates(query)
  const said = { languages, pages, entities: [] }
  const framed = languages.length + pages.length > 0 ? frame.exec(rest) : null
  if (framed !== null) return { ...said, group: groupNamed(framed[1] ?? '', context) }
  const cut = negation.exec(rest)
  const head = cut === null ? rest : rest.slice(0, cut.index)
  const plan = mentionPlan(head, context)
  if (plan === undefined) return { ...said, ...textOf(readExpression(rest)) }
  const without =
    cut === null ? undefined : readExpression(rest.slice(cut.index + cut[0].length).replace(/[?.!]+$/, ''))
  return {
    ...said,
    ...textOf(combined(anyPhrase(plan.phrases), without)),
    entities: [...new Set(plan.entities.map(({ entity }) => entity))],
    group: plan.group,
  }
}

function mentionPlan(question: string, context: QuestionContext): FindPlan | undefined {
  if (question.trim() === '') return undefined
  const { plan } = compileQuestion(question, context)
  return plan.kind === 'find' ? plan : undefined
}

const textOf = (text: FindExpression | undefined): Pick<AskedFind, 'text'> => (text === undefined ? {} : { text })

function anyPhrase(phrases: readonly string[]): FindExpression {
  const of = phrases.map((text): FindExpression => {
    return { kind: 'term', term: { text, kind: hasForms(text) ? 'word' : 'phrase' } }
  })
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of }
}

function combined(wanted: FindExpression, without: FindExpression | undefined): FindExpression {
  return without === undefined ? wanted : { kind: 'all', of: [wanted, { kind: 'not', of: without }] }
}

/** Whether a noun is what the entity column calls its values. */
function groupNamed(noun: string, { schema, profile }: QuestionContext): 'entity' | 'row' {
  const column = profile.columns.find(({ name }) => name === schema.entity)
  if (column === undefined) return 'row'
  const names = [columnNoun(column, 1), columnNoun(column, 2), 'entity', 'entities'].map(foldText)
  return names.includes(foldText(noun)) ? 'entity' : 'row'
}
