import { type Language, loadLanguage } from '../../search/index.ts'
import { foldText } from '../words/fold-text.ts'
import { isKinWord } from '../words/kin.ts'
import { foldFacts, wordsOf } from './facts/cited-text.ts'
import { uncasedWords } from './facts/find-names.ts'
import type { ShownPassage } from './shown-passage.ts'

/** What is known of a sentence's words, so that names can be told from ordinary ones. */
export interface SentenceWords {
  /** ISO 639-1; undefined when its function words do not tell. */
  readonly language: string | undefined
  /** A function word, a role as everybody may have it, or a word that the passages also write small; folded. */
  readonly isCommon: (word: string) => boolean
  /** A word that stands in several of the passages, so that it tells nothing about one of them; folded. */
  readonly isShared: (word: string) => boolean
}

/** A model may answer in these whatever the language of the passages. */
const spoken = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'sv']
/** Words that open a sentence and seldom stand inside one. */
const openers = new Set(
  'according additionally also although based besides both currently each established founded furthermore here however located moreover most no opened opening overall prices several since some there therefore these they this those today while yes you'.split(
    ' ',
  ),
)
const lowerCase = /(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}\p{M}]+/gu

/** Learns from the passages at hand and from lists of function words; `language` is that of the question. */
export async function wordKnowledge(
  passages: readonly ShownPassage[],
  language: string | undefined,
): Promise<(sentence: string) => SentenceWords> {
  const told = passages.map(({ passage }) => passage.language).filter((code) => code !== 'und')
  const codes = [...new Set([...(language === undefined ? [] : [language]), ...told, ...spoken])]
  const languages = await Promise.all(codes.map((code) => loadLanguage(code)))
  const small = new Set<string>()
  const counts = new Map<string, number>()
  for (const { passage } of passages) {
    for (const word of wordsOf(foldFacts((passage.text.match(lowerCase) ?? []).join(' ')))) small.add(word)
    for (const word of new Set(uncasedWords(passage.text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const isShared = (word: string): boolean => (counts.get(word) ?? 0) > 1
  return (sentence) => {
    const own = likeliest(sentence, languages) ?? languages.find(({ code }) => code === language)
    const functionWords = new Set([...(own?.functionWords ?? [])].map(foldText))
    const isCommon = (word: string): boolean =>
      small.has(word) || functionWords.has(word) || openers.has(word) || isKinWord(word)
    return { language: own?.code, isCommon, isShared }
  }
}

/** The language most of whose function words the sentence has; of equal ones the first. */
function likeliest(sentence: string, languages: readonly Language[]): Language | undefined {
  const words = new Set(sentence.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
  let best: Language | undefined
  let most = 0
  for (const language of languages) {
    const count = [...words].filter((word) => language.functionWords.has(word)).length
    if (count > most) {
      best = language
      most = count
    }
  }
  return best
}
