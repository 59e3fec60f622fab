import { loadLanguage, type PassageIndex, tokenize } from '../../search/index.ts'
import { foldText } from '../words/fold-text.ts'
import type { FindTerm } from './find-query.ts'
import { hasUnspaced } from './phrase.ts'
import type { Scope } from './scan-rows.ts'

/** Beyond this share of the passages, reading all is quicker than asking for some. */
const mostShare = 0.1
const pageSize = 1000

/**
 * Every row whose text may hold one of the terms, by what the index knows of their words; undefined when all must be read, as for words that it
 * leaves out (function words, scripts without spaces) or that are common. The texts must still be looked at: it knows stems, not spellings.
 */
export async function candidateRows(
  index: PassageIndex,
  terms: readonly FindTerm[],
  scope: Scope,
): Promise<ReadonlySet<number> | undefined> {
  const { passages, languages } = await index.stats()
  const loaded = await Promise.all(languages.map(({ language }) => loadLanguage(language)))
  const isFunctionWord = (word: string) => loaded.some(({ functionWords }) => functionWords.has(word))
  const rows = new Set<number>()
  let budget = passages * mostShare
  for (const { text } of terms) {
    if (hasUnspaced(text)) return undefined
    const rarest = await rarestWord(
      index,
      wordsOf(text).filter((word) => !isFunctionWord(word) && !isFunctionWord(foldText(word))),
      scope,
    )
    if (rarest === undefined) return undefined
    budget -= rarest.matched
    if (budget < 0) return undefined
    for (let offset = 0; offset < rarest.matched; offset += pageSize) {
      const { hits } = await index.search({ ...scope, query: rarest.query, k: pageSize, offset })
      for (const { passage } of hits) for (const { row } of passage.occurrences) rows.add(row)
    }
  }
  return rows
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  tokenize(text, (form, kind) => {
    if (kind === 'word') words.push(form.toLowerCase())
  })
  return words
}

async function rarestWord(index: PassageIndex, words: readonly string[], scope: Scope) {
  let rarest: { readonly query: string; readonly matched: number } | undefined
  for (const word of words) {
    // Also without its accents: the text may be written so.
    const query = [...new Set([word, foldText(word)])].join(' ')
    const { matched, unknownTerms, terms } = await index.search({ ...scope, query, k: 1 })
    if (terms.length === 0) continue
    const count = unknownTerms.length === terms.length ? 0 : matched
    if (rarest === undefined || count < rarest.matched) rarest = { query, matched: count }
  }
  return rarest
}
