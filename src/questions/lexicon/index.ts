import type { Word } from '../words.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import type { Lexicon, Operator } from './lexicon.ts'
import { dutch } from './nl.ts'
import { polish } from './pl.ts'
import { portuguese } from './pt.ts'

export type { Lexicon, Operator } from './lexicon.ts'

/** A lexicon made ready for look-ups. */
export interface Vocabulary {
  readonly lexicon: Lexicon
  /** What a phrase (folded words joined by spaces) does. */
  readonly operators: ReadonlyMap<string, Operator>
  readonly skipped: ReadonlySet<string>
  readonly tableWords: ReadonlySet<string>
  readonly beforeName: ReadonlySet<string>
  /** Words in the longest phrase. */
  readonly longest: number
}

const lexicons = [english, spanish, german, french, dutch, italian, portuguese, polish]

const vocabularies: readonly Vocabulary[] = lexicons.map((lexicon) => {
  const operators = new Map<string, Operator>()
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
    longest: Math.max(...[...operators.keys()].map((phrase) => phrase.split(' ').length)),
  }
})

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
