import type { Operator, Vocabulary } from '../lexicon/index.ts'
import type { Mark } from '../marks/mark.ts'
import { isEntityMark } from '../marks/mentions.ts'
import type { EntityMention, ExpectedAnswer, Plan } from '../plan.ts'
import { joinWords } from '../words/split-unspaced.ts'
import type { Word } from '../words/words.ts'
import { expectedAnswer } from './expected-answer.ts'

/** Operators that shape a question and are not looked up. */
const shaping = new Set<Operator>([
  'count',
  'list',
  'which',
  'who',
  'have',
  'per',
  'not',
  'and',
  'or',
  'exactly',
  'compare',
  'most',
  'least',
  'price',
])

interface MarkedQuestion {
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly mentions: readonly EntityMention[]
  readonly vocabulary: Vocabulary
}

/** The plan that looks a question up in the text. */
export function searchPlan(question: MarkedQuestion): Extract<Plan, { kind: 'search' }> {
  const { words, marks, mentions, vocabulary } = question
  const isCount = marks.some((mark) => mark.kind === 'operator' && mark.operator === 'count')
  const query = (!isCount && contentWords(question, true)) || contentWords(question, false)
  const expects = expectation({ words, marks, mentions, query, vocabulary })
  const reading = saySearch(query, mentions)
  const confidence = mentions.some(({ how }) => how === 'misspelt') ? 0.7 : mentions.length > 0 ? 0.9 : 0.8
  return { kind: 'search', query, entities: mentions, expects, reading, confidence }
}

/** A search in words: `Looked in the text of Beany for "price"`. */
export function saySearch(query: string, mentions: readonly EntityMention[]): string {
  const names = mentions.map(({ entity }) => entity).join(' or ')
  return `Looked in the text${mentions.length > 0 ? ` of ${names}` : ''}${query === '' ? '' : ` for "${query}"`}`
}

function expectation({
  words,
  marks,
  mentions,
  query,
  vocabulary,
}: MarkedQuestion & { query: string }): ExpectedAnswer {
  const [first, second] = marks.filter(({ kind }) => kind !== 'skipped')
  const asksWho = first?.kind === 'operator' && first.operator === 'who'
  if (asksWho && second?.kind === 'operator' && second.operator === 'offer') return 'list'
  const cued = expectedAnswer(words, vocabulary.lexicon)
  // "Who is Beany?", "Beany": nothing but a name asks what it is.
  const asksNothingElse = query === '' && mentions.length > 0
  return asksNothingElse && ['text', 'person', 'list', 'yes-no'].includes(cued) ? 'definition' : cued
}

/** The question without names of entities, question words, function words and what rows are called, in its own order and spelling. */
function contentWords({ words, marks, mentions, vocabulary }: MarkedQuestion, withoutRows: boolean): string {
  const asking = askingWords(words, vocabulary)
  const kept = marks.flatMap((mark, at) => {
    const own = words.slice(mark.from, mark.to).filter((word) => !asking.has(word))
    // "phone number of" counts nothing.
    if (mark.kind === 'operator' && mark.operator === 'count' && marks[at - 1]?.kind === 'unknown')
      return own.filter(({ fold }) => !vocabulary.skipped.has(fold))
    if (isEntityMark(mark) && mentions.length > 0) return []
    if (mark.kind === 'operator' && (shaping.has(mark.operator) || (mark.operator === 'prose' && own.length === 1)))
      return []
    if (mark.kind === 'noun' && namesEntities(mark.link.columns[0])) return []
    if (mark.kind === 'noun' && withoutRows && mark.link.rows >= leastRows) return []
    return mark.kind === 'operator' || mark.kind === 'text'
      ? own.filter(({ fold }) => !vocabulary.skipped.has(fold) && !isShapingWord(fold, vocabulary))
      : own.filter(({ fold }) => !vocabulary.skipped.has(fold))
  })
  return joinWords(kept)
}

/** How well a noun must name the rows as such, to say nothing about any one of them. */
const leastRows = 0.85

/** The words of phrases that only ask: "how long", "what kind of". */
function askingWords(words: readonly Word[], { asking }: Vocabulary): ReadonlySet<Word> {
  const found = new Set<Word>()
  words.forEach((_, from) => {
    for (let to = from + 1; to <= Math.min(words.length, from + 5); to++) {
      const phrase = words.slice(from, to)
      if (asking.has(phrase.map(({ fold }) => fold).join(' '))) for (const word of phrase) found.add(word)
    }
  })
  return found
}

function isShapingWord(fold: string, { operators }: Vocabulary): boolean {
  const operator = operators.get(fold)
  return operator !== undefined && (shaping.has(operator) || operator === 'prose')
}

/** "company" where every row is about a company says nothing to look up. */
function namesEntities(link: { column: { role: string }; score: number } | undefined): boolean {
  return link !== undefined && link.column.role === 'entity' && link.score > 0.9
}
