import type { Schema } from '../../table/index.ts'
import { articles, attributes, isActor, personalAttributes } from '../lexicon/attributes.ts'
import type { Operator, Vocabulary } from '../lexicon/index.ts'
import type { ValueLinker } from '../linking/link-values.ts'
import { isLegalForm } from '../linking/names.ts'
import type { Mark } from '../marks/mark.ts'
import type { Plan } from '../plan.ts'
import { stemWords } from '../query/nouns.ts'
import type { Word } from '../words/words.ts'

interface MarkedQuestion {
  readonly question: string
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly vocabulary: Vocabulary
  readonly schema: Schema
  readonly values: ValueLinker
}

/**
 * Declines a question about a name that the table does not have, when the name stands where an entity stands and all the
 * rest asks for something entities have: "What does Tesla do?", "How many pages does Tesla have?". Any other question that
 * holds an unknown name is left to the search, which sees whether the text answers it.
 */
export function unknownEntityPlan(asked: MarkedQuestion): Extract<Plan, { kind: 'decline' }> | undefined {
  const { question, words, marks, schema, values } = asked
  if (schema.entity === undefined) return undefined
  const name = findName(asked)
  if (name === undefined) return undefined
  // In "the company Tesla" the noun belongs to the name.
  const isKind = ({ kind, to }: Mark) => kind === 'noun' && to === name.from
  const rest = marks.filter((mark) => (mark.to <= name.from || mark.from >= name.to) && !isKind(mark))
  if (!asksForEntity(rest, { name, asked })) return undefined
  const missing = question.slice(words[name.from]?.start, words[name.to - 1]?.end).replace(/['’]s$/, '')
  const nearest = values.nearest(missing)
  const offer = nearest.length > 0 ? `; nearest: ${nearest.join(', ')}` : ''
  return {
    kind: 'decline',
    reason: 'entity-unknown',
    missing,
    ...(nearest.length > 0 ? { nearest } : {}),
    reading: `Looked for "${missing}" in ${schema.entity} and found no such value${offer}`,
    confidence: name.capital ? 0.9 : 0.75,
  }
}

interface Name {
  readonly from: number
  readonly to: number
  readonly capital: boolean
}

/** The only stretch of unknown words that can be a name, with the capitalised words around it. */
function findName({ words, marks, vocabulary }: MarkedQuestion): Name | undefined {
  const isName = (index: number) => {
    const word = words[index]
    return word?.capital === true && (index > 0 || /\p{L}\d|\d\p{L}|\p{L}\.\p{L}/u.test(word.text))
  }
  const isNoName = (word = '') => attributes.has(word) || isLegalForm(word)
  const unknown = marks.filter(({ kind, from }) => kind === 'unknown' && !isNoName(words[from]?.fold))
  const first = unknown.find(({ from }) => isName(from)) ?? unknown[0]
  if (first === undefined) return undefined
  let { from, to } = first
  const capital = isName(from)
  if (capital) {
    while (from > 1 && isName(from - 1)) from--
    while (to < words.length && isName(to) && words[to - 1]?.breakAfter !== true) to++
  }
  if (unknown.some((mark) => mark.from < from || mark.from >= to)) return undefined
  const before = words[from - 1]
  if (before !== undefined && articles.has(before.fold)) return undefined
  const inSlot = before !== undefined && (vocabulary.beforeName.has(before.fold) || personalAttributes.has(before.fold))
  return inSlot || words[to - 1]?.possessive === true || from === 0 ? { from, to, capital } : undefined
}

function asksForEntity(rest: readonly Mark[], { name, asked }: { name: Name; asked: MarkedQuestion }): boolean {
  const { words, schema } = asked
  const content = rest.filter(({ kind }) => kind !== 'skipped')
  const isOperator = (...operators: readonly Operator[]) =>
    content.some((mark) => mark.kind === 'operator' && operators.includes(mark.operator))
  const namesEntities = content.some(
    (mark) => mark.kind === 'noun' && mark.link.columns[0]?.column.name === schema.entity,
  )
  // "How many companies are in Paris", "Who offers SEO": the name is something about the entities asked for.
  if (namesEntities || isOperator('mention', 'contain') || (isOperator('who') && isOperator('offer'))) return false
  if (content.some(({ kind }) => kind === 'value')) return false
  const slot = slotOf({ ...name, from: beforeKind(name.from, asked) }, words)
  const isAboutColumns = content.every(({ kind }) => kind !== 'unknown') && content.some(({ kind }) => kind === 'noun')
  if (isAboutColumns && slot !== undefined && !isOperator('prose', 'offer')) return true
  if (!isActor(stemWords(schema.entity ?? ''))) return false
  if (slot === 'doing') return content.every(({ kind }) => kind === 'operator')
  const textOf = ({ from }: Mark) => words[from]?.fold ?? ''
  const isAttribute = (mark: Mark) => attributes.has(textOf(mark))
  if (content.some((mark) => mark.kind === 'unknown' && !isAttribute(mark))) return false
  const isPersonal = content.some((mark) => {
    const own = words.slice(mark.from, mark.to)
    return (
      own.some(({ fold }) => personalAttributes.has(fold)) || own.map(({ fold }) => fold).join(' ') === 'in business'
    )
  })
  if (isPersonal) return name.capital || slot !== undefined
  return name.capital && slot === 'subject' && !isOperator('prose', 'price') && content.some(isAttribute)
}

/** Where "the company Tesla" begins. */
function beforeKind(from: number, { words, marks }: MarkedQuestion): number {
  const kind = marks.find((mark) => mark.kind === 'noun' && mark.to === from)
  if (kind === undefined) return from
  return /^(the|el|la|die|das|der|le|de|het|il|o|a)$/.test(words[kind.from - 1]?.fold ?? '') ? kind.from - 1 : kind.from
}

/** Where a name stands that something is asked of: "what does X do" · "does X have" · "pages of X", "X's pages". */
function slotOf({ from, to, capital }: Name, words: readonly Word[]): 'doing' | 'subject' | 'owner' | undefined {
  const before = words[from - 1]?.fold ?? ''
  const after = words[to]?.fold
  const isLast = to === words.length
  if (/^(do|does)$/.test(before) && after === 'do' && to + 1 === words.length) return 'doing'
  if (isLast && /^(hace|dedica|macht|fait|doet|fa|faz|robi|laver|gor|gjor|κανει|делает)$/.test(before)) return 'doing'
  if (/^(does|did|do)$/.test(before) && !isLast) return 'subject'
  if (isLast && capital && /^(hat|tiene|heeft|ha|tem|ma)$/.test(before)) return 'subject'
  if (words[to - 1]?.possessive === true) return 'owner'
  return isLast && /^(of|de|del|von|van|di|du|d|da|do)$/.test(before) ? 'owner' : undefined
}
