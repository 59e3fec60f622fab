import { chooseVocabulary, unspacedPhrases } from '../lexicon/index.ts'
import type { ValueLinker } from '../linking/link-values.ts'
import { linkersOf, type QuestionContext } from '../linking/linkers.ts'
import type { EntityMention } from '../plan.ts'
import { NameLooks } from '../words/name-looks.ts'
import { splitUnspaced } from '../words/split-unspaced.ts'
import { nameKey, readWords, type Word } from '../words/words.ts'
import { markQuestion } from './mark-question.ts'
import { isEntityMark, markMentions } from './mentions.ts'

/** A stretch of text that names entities. */
export interface EntityNaming {
  /** Half-open, in UTF-16 code units of the text. */
  readonly start: number
  readonly end: number
  /** Written as names are rather than as ordinary words: a capital inside the text, a digit or dot inside the word, or as an owner. */
  readonly asName: boolean
  /** A part of the name stands for all of it: "Express" for "Express Foods". */
  readonly isPart: boolean
  /** What it may name, likeliest first; never empty. */
  readonly entities: readonly EntityMention[]
}

/** What is longer is a text that was pasted: names in it say of whom it tells, not where to look. */
const mostWords = 64
/** Words of a name that may be a part of it or misspelt. */
const longestLoose = 3

/**
 * Where a text of any form, be it a few search words, names entities of the table. Ordinary words that also are a name are given
 * wherever they stand: whoever asks has to tell by what he knows besides.
 */
export function entityNamings(text: string, context: QuestionContext): readonly EntityNaming[] {
  if (context.schema.entity === undefined) return []
  const { columns, values, names } = linkersOf(context)
  const words = splitUnspaced(readWords(text), { names, phrases: unspacedPhrases })
  if (words.length > mostWords || !mayName(words, values)) return []
  const vocabulary = chooseVocabulary(words)
  const looks = new NameLooks(words)
  const marks = markQuestion(words, { vocabulary, columns, values }, { namesAnywhere: true })
  return marks.filter(isEntityMark).map((mark) => {
    const { from, to, links } = mark
    const last = words[to - 1]
    return {
      start: words[from]?.start ?? 0,
      end: last?.end ?? text.length,
      asName: last?.possessive === true || looks.looksLikeName(from, to),
      isPart: links[0]?.how === 'part',
      entities: markMentions(mark, words, text),
    }
  })
}

/** Whether any words name an entity when nothing else is known of them. Most search words do not: then the rest need not be read. */
function mayName(words: readonly Word[], values: ValueLinker): boolean {
  return words.some((_, from) => {
    for (let to = from + 1; to <= Math.min(words.length, from + values.longest + 1); to++) {
      const key = nameKey(words.slice(from, to))
      if (values.link(key).some(({ column }) => column.role === 'entity')) return true
      if (to - from > longestLoose) continue
      const begins = to - from === 1 && words[from]?.capital === false
      if (values.linkPart(key, { begins }).length > 0 || values.linkMisspelt(key, 'entity').length > 0) return true
    }
    return false
  })
}
