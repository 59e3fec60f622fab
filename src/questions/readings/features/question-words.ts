import type { HeaderMatches } from '../asked/header-match.ts'
import type { Question } from '../asked/question.ts'
import { stopWords } from '../asked/stop-words.ts'
import type { Condition } from '../conditions/condition.ts'
import type { TableView } from '../view/table-view.ts'
import { hashText } from './feature.ts'

/** Hashes of the words and runs of words that were seen often enough in training. Undefined: all count. */
export type Vocabulary = ReadonlySet<number> | undefined

/** What the model sees of a question's words. */
export interface QuestionWords {
  /** Hashes of runs of one to three words, what the table says replaced by a sign. */
  readonly grams: readonly number[]
  /** The same with the words that name columns replaced, too: by "N" for a column of numbers, "T" for another. */
  readonly headed: readonly number[]
  /** Hashes of the stems that are no stop words, each once. */
  readonly content: readonly number[]
  readonly asks: string
  readonly head: string
  readonly afterHead: string
  /** The first word that asks for an extreme; "-" when there is none. */
  readonly extreme: string
  readonly isPlural: boolean
  readonly hasOr: boolean
}

const named: ReadonlySet<string> = new Set(['whole', 'part', 'contains', 'date', 'alias'])
const longestNamed = 12
const leastScore = 1.5

export function questionWords(
  question: Question,
  { conditions, headerSigns }: Signed,
  vocabulary: Vocabulary,
): QuestionWords {
  const { tokens, words, asks, head } = question
  const knows = (hash: number) => vocabulary === undefined || vocabulary.has(hash)
  const content = new Set(tokens.flatMap(({ word, stem }) => (stopWords.has(word) ? [] : [hashText(stem)])))
  return {
    grams: [...gramsOf(question, { conditions, headerSigns: [] })].map(hashText).filter(knows),
    headed: headedGrams(question, { conditions, headerSigns }).map(hashText).filter(knows),
    content: [...content].filter(knows),
    asks,
    head: head?.stem ?? '',
    afterHead: head?.next ?? '',
    extreme:
      words.find((word) =>
        /^(?:most|least|first|last|top|more|less|fewest|highest|lowest|best|worst|only|fewer|.{3,}est)$/.test(word),
      ) ?? '-',
    isPlural: head?.isPlural === true,
    hasOr: words.includes('or'),
  }
}

/** What the table says of a question's words. */
export interface Signed {
  readonly conditions: readonly Condition[]
  /** For each word the sign of the column that it names. */
  readonly headerSigns: readonly (string | undefined)[]
}

/** Signs of the words that name columns. */
export function headerSignsOf(
  { tokens }: Question,
  headers: HeaderMatches,
  { columns }: TableView,
): Signed['headerSigns'] {
  const signs = new Array<string | undefined>(tokens.length).fill(undefined)
  for (const { index, type } of columns) {
    const { level, places } = headers.of(index)
    if (level < 2) continue
    for (const place of places) signs[place] ??= type === 'text' ? 'T' : 'N'
  }
  return signs
}

/** Runs with the sign of a column in them. */
function headedGrams(question: Question, signed: Signed): readonly string[] {
  return [...gramsOf(question, signed)].filter((gram) => /(?:^| )[NT](?: |$)/.test(gram))
}

/** All texts that may be in the vocabulary. */
export function vocabularyOf(question: Question, signed: Signed): ReadonlySet<string> {
  return new Set([
    ...gramsOf(question, { ...signed, headerSigns: [] }),
    ...headedGrams(question, signed),
    ...question.tokens.map(({ stem }) => stem),
  ])
}

/** Runs of words, as texts: cells that the question names are "@", numbers "#", years "#y". */
function gramsOf({ tokens, quantities }: Question, { conditions, headerSigns }: Signed): ReadonlySet<string> {
  const signs = [...headerSigns]
  for (const { score, kind, content, start, end } of conditions) {
    if (score > leastScore && named.has(kind) && content > 0 && end - start <= longestNamed) signs.fill('@', start, end)
  }
  for (const { written, isYear, start, end } of quantities)
    if (written === 'digits') signs.fill(isYear ? '#y' : '#', start, end)
  const sequence: string[] = []
  for (const [at, { stem }] of tokens.entries()) {
    const sign = signs[at]
    if (sign === undefined || sequence.at(-1) !== sign) sequence.push(sign ?? stem)
  }
  const grams = new Set<string>()
  for (let at = 0; at < sequence.length; at++) {
    for (let length = 1; length <= 3 && at + length <= sequence.length; length++)
      grams.add(sequence.slice(at, at + length).join(' '))
  }
  return grams
}
