import type { Operator } from '../lexicon/index.ts'
import type { TextTest } from '../query/query.ts'
import type { Word } from '../words/words.ts'
import type { Mark, NounMark } from './mark.ts'

const tests: Partial<Record<Operator, TextTest>> = { contain: 'contains', starts: 'starts', ends: 'ends' }

interface Asked {
  readonly question: string
  readonly words: readonly Word[]
}

/**
 * Finds what is said of how a cell is written: "whose url contains 'careers'", "companies that start with A". The words
 * behind the verb become the text, whatever else they may mean. "Pages that contain X" is left alone: it asks for the text
 * of pages.
 */
export function markTextTests(marks: readonly Mark[], asked: Asked): readonly Mark[] {
  const at = marks.findIndex((mark) => testOf(mark, asked.words) !== undefined)
  const verb = marks[at]
  const test = verb === undefined ? undefined : testOf(verb, asked.words)
  if (verb?.kind !== 'operator' || test === undefined) return marks
  const subject = subjectOf(marks.slice(0, at), { ...asked, test })
  const text = readText(verb.to, asked)
  if (subject === undefined || text === undefined) return marks
  const { noun, skipped } = subject
  const rest = marks.filter(({ from }) => from >= text.to)
  const before = marks.slice(0, at).map((each) => (skipped.includes(each) ? skip(each) : each))
  return [...before, { kind: 'text', test, text: text.text, link: noun.link, from: verb.from, to: text.to }, ...rest]
}

/** "Contain the word" is a mention, unless a column is said to contain it. */
function testOf(mark: Mark, words: readonly Word[]): TextTest | undefined {
  if (mark.kind !== 'operator') return undefined
  const isContaining = mark.operator === 'mention' && /^contain/.test(words[mark.from]?.fold ?? '')
  return isContaining ? 'contains' : tests[mark.operator]
}

/** The column in front of the verb, with the "whose" or "where" that ties it to what stands before. */
function subjectOf(
  before: readonly Mark[],
  { words, test }: Pick<Asked, 'words'> & { readonly test: TextTest },
): { noun: NounMark; skipped: readonly Mark[] } | undefined {
  const content = before.filter(
    (mark) => mark.kind !== 'skipped' && !(mark.kind === 'operator' && mark.operator === 'not'),
  )
  const [owner, linker, last] = [content.at(-3), content.at(-2), content.at(-1)]
  const isTied = linker?.kind === 'operator' && /^(whose|where)$/.test(words[linker.from]?.fold ?? '')
  // "companies whose name": "name" alone is a verb as well.
  const isName = isTied && owner?.kind === 'noun' && words[last?.from ?? -1]?.fold === 'name'
  const noun = isName ? owner : last
  const column = noun?.kind === 'noun' ? noun.link.columns[0]?.column : undefined
  if (noun?.kind !== 'noun' || last === undefined || column === undefined || column.role === 'text') return undefined
  const skipped = [...(isTied ? [linker] : []), ...(isName ? [last] : [])]
  const own = words.slice(last.from, last.to).map(({ fold }) => fold)
  const isWritten = own.some((word) => /^(urls?|uris?|links?|addresse?s?|hosts?|domains?|names?|titles?)$/.test(word))
  return test === 'contains' && !isWritten && !isTied ? undefined : { noun, skipped }
}

/** The quoted words at this place, or the one word there with the marks that touch it: `/careers/`, `.pdf`. */
function readText(from: number, { question, words }: Asked): { text: string; to: number } | undefined {
  const first = words[from]
  if (first === undefined) return undefined
  let to = from + 1
  if (first.quote !== undefined) while (words[to]?.quote === first.quote) to++
  const last = words[to - 1] ?? first
  const before = /[/.\-_#=&@]*$/.exec(question.slice(0, first.start))?.[0] ?? ''
  const after = /^(?::(?=\/))?[/\-_#=&@]*/.exec(question.slice(last.end))?.[0] ?? ''
  return { text: before + question.slice(first.start, last.end) + after, to }
}

function skip({ from, to }: Mark): Mark {
  return { kind: 'skipped', from, to }
}
