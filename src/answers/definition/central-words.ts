import type { PassageIndex } from '../../search/index.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import type { ReadPassage } from '../retrieval/read-unit.ts'
import { foldText } from '../words/fold-text.ts'
import { isNotice } from '../words/notices.ts'

/** How much a word is what the entity's texts are about: its frequency here by its rarity in the whole index; 0 to 1. */
export type Centrality = ReadonlyMap<string, number>

const mostWords = 60

/**
 * The words that an entity's pages keep coming back to. Frequency counts passages, legal and news pages left out; rarity is asked
 * of the index by searching for the most frequent words, whose hits tell their idf.
 */
export async function centralWords(
  passages: readonly ReadPassage[],
  entity: string,
  { index, signal }: { readonly index: PassageIndex; readonly signal: AbortSignal | undefined },
): Promise<Centrality> {
  const frequency = new Map<string, number>()
  const spelt = new Map<string, string>()
  for (const { passage, units } of passages) {
    const page = pageKind(passage.occurrences[0]?.url)
    if (page === 'legal' || page === 'news' || passage.boilerplate) continue
    const seen = new Set<string>()
    for (const { stems, forms } of units.filter(({ text }) => !isNotice(text))) {
      stems.forEach((stem, i) => {
        if (!seen.has(stem)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
        seen.add(stem)
        if (!spelt.has(stem)) spelt.set(stem, forms[i] ?? '')
      })
    }
  }
  const frequent = [...frequency]
    .filter(([stem]) => /^\p{L}{2}/u.test(spelt.get(stem) ?? ''))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostWords)
  if (frequent.length === 0) return new Map()
  const query = frequent.map(([stem]) => spelt.get(stem)).join(' ')
  const { hits } = await index.search({
    query,
    k: 200,
    entities: [entity],
    ...(signal === undefined ? {} : { signal }),
  })
  const idfs = new Map(hits.flatMap(({ terms }) => terms.map(({ term, idf }) => [foldText(term), idf] as const)))
  const weighed = frequent.map(
    ([stem, count]) => [stem, Math.log(1 + count) * (idfs.get(spelt.get(stem) ?? '') ?? 1)] as const,
  )
  const most = Math.max(...weighed.map(([, weight]) => weight))
  return new Map(weighed.map(([stem, weight]) => [stem, weight / most]))
}
