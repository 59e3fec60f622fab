import {
  columnNoun,
  compileQuestion,
  type FindPlan,
  type PageName,
  type QuestionContext,
  readPredicates,
} from '../../questions/index.ts'
import { foldText } from '../words/fold-text.ts'
import { type FindExpression, planExpression } from './find-query.ts'
import { hasForms, readExpression } from './read-expression.ts'

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
/**
 * Understands a query: operators and predicates, and around them plain language, as "which companies mention Xero but not MYOB?" or "how many
 * companies have a pricing page?", read as questions are.
 */
export function readFind(query: string, context: QuestionContext): AskedFind {
  const predicates = readPredicates(query)
  // Nothing is listed here for not having something.
  const { rest, languages, pages } = predicates.negated ? { rest: query, languages: [], pages: [] } : predicates
  const said = { languages, pages, entities: [] }
  const framed = languages.length + pages.length > 0 ? frame.exec(rest) : null
  if (framed !== null) return { ...said, group: groupNamed(framed[1] ?? '', context) }
  const plan = mentionPlan(rest, context)
  if (plan === undefined) return { ...said, ...textOf(readExpression(rest)) }
  return {
    ...said,
    ...textOf(planExpression(plan, (text) => (hasForms(text) ? 'word' : 'phrase'))),
    entities: [...new Set(plan.entities.map(({ entity }) => entity))],
    group: plan.group === 'entity' ? 'entity' : 'row',
  }
}

function mentionPlan(question: string, context: QuestionContext): FindPlan | undefined {
  if (question.trim() === '') return undefined
  const { plan } = compileQuestion(question, context)
  return plan.kind === 'find' && plan.negated !== true ? plan : undefined
}

const textOf = (text: FindExpression | undefined): Pick<AskedFind, 'text'> => (text === undefined ? {} : { text })

/** Whether a noun is what the entity column calls its values. */
function groupNamed(noun: string, { schema, profile }: QuestionContext): 'entity' | 'row' {
  const column = profile.columns.find(({ name }) => name === schema.entity)
  if (column === undefined) return 'row'
  const names = [columnNoun(column, 1), columnNoun(column, 2), 'entity', 'entities'].map(foldText)
  return names.includes(foldText(noun)) ? 'entity' : 'row'
}
