import type { Answer } from '../answer.ts'
import { plainText } from '../composing/plain-text.ts'
import { type Check, checked, count } from './check.ts'
import type { CitedCells } from './cited-cells.ts'
import { numbersIn } from './numbers-in.ts'
import { waysToSay, withoutQuotes } from './said-quotes.ts'

interface SentenceOptions {
  readonly cells: CitedCells
  /** Numbers that were counted anew: what the fixed wording may state. */
  readonly counts: readonly number[]
  /** What the answer must begin with, where that does not depend on the text. */
  readonly head?: string | undefined
}

const declines = 'The data does not say: '
const lacks = 'Not found: '
const nearest = '\nNearest: '
const rows = /\n(?:The row|The rows) of what was named: see the table\.$/

/**
 * A text taken from the file consists of its cited quotes, said by the rules of answers (a heading leads up to what stands under it, cells
 * carry the names of their columns), and of fixed wording: whose the next quote is, the value that stands in it, and what was not found.
 */
export async function checkSentences(answer: Answer, { cells, counts, head }: SentenceOptions): Promise<Check> {
  const ways = await Promise.all(answer.citations.map((citation) => waysToSay(citation, cells)))
  const { before, after, unsaid } = withoutQuotes(answer, ways)
  const own = { answer, counts, head }
  const problems = [
    ...unsaid.map((marker) => `the sentence marked [${marker}] is not the quote`),
    ...before.flatMap((words, i) =>
      wordsProblem(words, { ...own, isFirst: i === 0, next: answer.citations[i]?.quote ?? '' }),
    ),
    ...wordsProblem(after, { ...own, isFirst: before.length === 0, next: '' }),
  ]
  return checked(
    'sentences',
    problems,
    `every sentence is a cited quote or says what was not found (${count(answer.citations.length)} quoted)`,
  )
}

interface WordsOptions {
  readonly answer: Answer
  readonly counts: readonly number[]
  readonly head: string | undefined
  readonly isFirst: boolean
  /** What is quoted after the words. */
  readonly next: string
}

/** What is wrong with words that are no quote. */
export function wordsProblem(words: string, options: WordsOptions): readonly string[] {
  const { answer, isFirst } = options
  if (answer.kind === 'declined') {
    const bare = words.replace(rows, '')
    if (!isFirst) return bare.trim() === '' ? [] : [notOurs(bare)]
    const text = answer.citations.length > 0 && bare.endsWith(nearest) ? bare.slice(0, -nearest.length) : bare
    if (options.head !== undefined) return text === options.head ? [] : ['the text does not say what the table lacks']
    if (!text.startsWith(declines)) return ['a declined answer says first that the data does not say it']
    return reasonProblem(text, options)
  }
  return withoutValue(words, options.next)
    .split('\n')
    .flatMap((line) => {
      const said = withoutName(line.trim(), answer)
      if (said === '') return []
      return said.startsWith(lacks) ? reasonProblem(said, options) : [notOurs(said)]
    })
}

const notOurs = (words: string): string => `${JSON.stringify(words.trim().slice(0, 60))} is no quote`

/** "01 234 — " before the sentence that holds 01 234. */
function withoutValue(words: string, next: string): string {
  if (!words.endsWith(' — ')) return words
  const body = words.slice(0, -3)
  const quote = plainText(next)
  for (let start = 0; start < body.length; start++) {
    if (start > 0 && !/\s/.test(body[start - 1] ?? '')) continue
    const value = body.slice(start)
    if (value.trim() !== '' && quote.includes(value)) return body.slice(0, start)
  }
  return words
}

/** "Caravan Health: " before what is said of Caravan Health. */
function withoutName(line: string, { trace, citations }: Answer): string {
  const names = [...(trace.retrieval?.entities ?? []), ...citations.flatMap(({ entity }) => entity ?? [])].map(
    plainText,
  )
  const name = names.find((each) => line === `${each}:` || line.startsWith(`${each}: `))
  return name === undefined ? line : line.slice(name.length + 1).trim()
}

/** What was looked for is in the question; what was counted was counted anew; who it is about was asked about. */
function reasonProblem(reason: string, { answer, counts }: WordsOptions): readonly string[] {
  const { question, retrieval } = answer.trace
  const entities = (retrieval?.entities ?? []).map(plainText)
  const named = [question, ...entities, retrieval?.query ?? '', ...(retrieval?.unknownTerms ?? [])].map(plainText)
  const problems: string[] = []
  const known = new Set([...counts, ...named.flatMap(numbersIn)])
  const strange = numbersIn(reason).filter((number) => !known.has(number))
  if (strange.length > 0) problems.push(`${strange.map(count).join(', ')} in what was not found was not counted`)
  if (entities.length > 0 && !entities.some((entity) => reason.includes(entity)))
    problems.push('what was not found is of nobody asked about')
  for (const [, quoted = ''] of reason.matchAll(/“([^”]*)”/g)) {
    if (!named.some((each) => each.includes(quoted))) problems.push('what was looked for is not in the question')
  }
  return problems
}
