import type { Passage } from '../../passages/index.ts'
import { type Language, loadLanguage, termsOf, tokenize } from '../../search/index.ts'

/** A question in keywords that a sentence of the file answers. */
export interface MadeQuestion {
  readonly query: string
  /** Whom the sentence is about, where rows are about somebody. */
  readonly entity?: string
  /** Every row that holds the sentence. */
  readonly rows: readonly number[]
}

/** A sentence's words, as far as they can be asked by. */
export interface Askable {
  readonly words: readonly string[]
  readonly language: string
  readonly entity?: string
  readonly rows: readonly number[]
}

/** Content words that a sentence must have for a question to be made of some of them. */
const fewestWords = 5
const mostWords = 30
const longestQuery = 6
const shortestQuery = 3

/** The sentence of a passage with most words to ask by; undefined when it has none, or stands on most pages anyway. */
export async function askableOf(passage: Passage): Promise<Askable | undefined> {
  const [occurrence] = passage.occurrences
  if (passage.boilerplate || occurrence === undefined) return undefined
  const language = await loadLanguage(passage.language)
  const named = new Set(contentWords(occurrence.entity ?? '', language).map((word) => word.toLowerCase()))
  const sentences = passage.units
    .filter(({ kind }) => kind === 'sentence' || kind === 'description')
    .map(({ start, end }) => contentWords(passage.text.slice(start - passage.start, end - passage.start), language))
    .map((words) => words.filter((word) => !named.has(word.toLowerCase())))
    .filter(({ length }) => length >= fewestWords && length <= mostWords)
  const words = sentences.sort((a, b) => b.length - a.length)[0]
  if (words === undefined) return undefined
  return {
    words,
    language: passage.language,
    rows: passage.occurrences.map(({ row }) => row),
    ...(occurrence.entity === undefined ? {} : { entity: occurrence.entity }),
  }
}

function contentWords(text: string, language: Language): readonly string[] {
  const words = new Set<string>()
  tokenize(text, (form, kind) => {
    if (kind === 'word' && form.length > 1 && termsOf(form, kind, language).length > 0) words.add(form)
  })
  return [...words]
}

/** `random` gives numbers in [0, 1); `strange` are words from elsewhere in the file. */
export interface MakeOptions {
  readonly random: () => number
  readonly strange: readonly string[]
}

/** One word in so many is taken from elsewhere: people seldom ask in the words of the text. */
const perStrange = 3

/** Some words of the sentence in their order, some replaced. */
export function makeQuestion({ words, entity, rows }: Askable, { random, strange }: MakeOptions): MadeQuestion {
  const wanted = shortestQuery + Math.floor(random() * (longestQuery - shortestQuery + 1))
  const kept = new Set<number>()
  while (kept.size < Math.min(wanted, words.length)) kept.add(Math.floor(random() * words.length))
  const query = [...kept]
    .sort((a, b) => a - b)
    .map((at, i) => {
      const other = strange[Math.floor(random() * strange.length)]
      return i % perStrange === perStrange - 1 && other !== undefined ? other : (words[at] ?? '')
    })
    .join(' ')
  return { query, rows, ...(entity === undefined ? {} : { entity }) }
}
