import { isUnspaced } from '../words/split-unspaced.ts'
import type { Word } from '../words/words.ts'
import { danish } from './da.ts'
import { german } from './de.ts'
import { greek } from './el.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import { japanese } from './ja.ts'
import type { Lexicon, Operator } from './lexicon.ts'
import { dutch } from './nl.ts'
import { nounsOfTables } from './nouns-of-tables.ts'
import { polish } from './pl.ts'
import { portuguese } from './pt.ts'
import { russian } from './ru.ts'
import { swedish } from './sv.ts'
import { chinese } from './zh.ts'

export type { Lexicon, Operator } from './lexicon.ts'

/** A lexicon made ready for look-ups. */
export interface Vocabulary {
  readonly lexicon: Lexicon
  /** What a phrase (folded words joined by spaces) does. */
  readonly operators: ReadonlyMap<string, Operator>
  readonly skipped: ReadonlySet<string>
  readonly tableWords: ReadonlySet<string>
  readonly beforeName: ReadonlySet<string>
  /** Phrases whose words are never looked up. */
  readonly asking: ReadonlySet<string>
  /** Words in the longest phrase. */
  readonly longest: number
}

/** In the order in which ties between languages are broken. */
export const lexicons: readonly Lexicon[] = [
  english,
  spanish,
  german,
  french,
  dutch,
  italian,
  portuguese,
  polish,
  danish,
  swedish,
  greek,
  russian,
  japanese,
  chinese,
]

/** Written alike in all languages. */
const signs: readonly (readonly [string, Operator])[] = [
  ['>', 'more'],
  ['<', 'less'],
  ['>=', 'at-least'],
  ['≥', 'at-least'],
  ['<=', 'at-most'],
  ['≤', 'at-most'],
  ['=', 'exactly'],
]

export const vocabularies: readonly Vocabulary[] = lexicons.map((lexicon) => {
  const operators = new Map<string, Operator>(signs)
  for (const [operator, phrases] of Object.entries(lexicon.operators)) {
    for (const phrase of phrases.split('|')) {
      // Object.entries widens the keys of a record; they are operators by the type of `Lexicon`.
      if (!operators.has(phrase)) operators.set(phrase, operator as Operator)
    }
  }
  return {
    lexicon,
    operators,
    skipped: new Set(lexicon.skipped.split(' ')),
    tableWords: new Set(lexicon.tableWords.split(' ')),
    beforeName: new Set(lexicon.beforeName.split(' ')),
    asking: new Set(lexicon.asking?.split('|')),
    longest: Math.max(...[...operators.keys()].map((phrase) => phrase.split(' ').length)),
  }
})

/** Every word and phrase known in scripts without spaces: questions are cut at them. */
export const unspacedPhrases: ReadonlySet<string> = new Set(
  [
    ...vocabularies.flatMap(({ operators, skipped, tableWords, asking }) => [
      ...operators.keys(),
      ...skipped,
      ...tableWords,
      ...asking,
    ]),
    ...lexicons.flatMap(({ expected }) => expected.flatMap(([, cues]) => cues.split('|'))),
    ...nounsOfTables,
  ].filter(isUnspaced),
)

/** The vocabulary that knows most of the question's words; English when nothing tells. */
export function chooseVocabulary(words: readonly Word[]): Vocabulary {
  let best = vocabularies[0]
  let most = 0
  for (const vocabulary of vocabularies) {
    const known = knownWords(vocabulary, words)
    if (known > most) [best, most] = [vocabulary, known]
  }
  if (best === undefined) throw new RangeError('no lexicons')
  return best
}

function knownWords({ operators, skipped, tableWords, longest }: Vocabulary, words: readonly Word[]): number {
  const known = new Set<number>()
  words.forEach((word, from) => {
    if (skipped.has(word.fold) || tableWords.has(word.fold)) known.add(from)
    for (let length = 1; length <= longest && from + length <= words.length; length++) {
      const phrase = words
        .slice(from, from + length)
        .map(({ fold }) => fold)
        .join(' ')
      if (operators.has(phrase)) for (let i = from; i < from + length; i++) known.add(i)
    }
  })
  return known.size
}
