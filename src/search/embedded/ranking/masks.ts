import { foldAccents, foldCase, type Language, queryWord, tokenize } from '../../analyzer/index.ts'
import type { SearchRequest } from '../../passage-index.ts'
import type { LiveSegment, Snapshot } from '../snapshot.ts'
import type { SegmentFilter } from './filter.ts'
import { matchesOf } from './matches.ts'
import { phraseMask } from './phrase.ts'

type Mask = Uint8Array | undefined

/** What may be ranked, one mask a segment: 1 for each passage that is there, passes the filters, and holds and lacks what was asked. */
export function masksOf(
  snapshot: Snapshot,
  { phrases = [], without = [] }: Pick<SearchRequest, 'phrases' | 'without'>,
  { filters, languages }: { readonly filters: readonly SegmentFilter[]; readonly languages: readonly Language[] },
): readonly Mask[] {
  const excluded = without.map((text) => holdersOf(snapshot, text, languages))
  return snapshot.segments.map((live, place) => {
    const wanted = phrases.map((phrase) => phraseMask(live.segment, phrase))
    const unwanted = excluded.map((masks) => masks[place])
    return combine(live, [filters[place]?.mask, ...wanted], [live.deleted, ...unwanted])
  })
}

function combine({ segment }: LiveSegment, wanted: readonly Mask[], unwanted: readonly Mask[]): Mask {
  const all = wanted.filter((mask) => mask !== undefined)
  const none = unwanted.filter((mask) => mask !== undefined)
  if (none.length === 0 && all.length < 2) return all[0]
  const mask = new Uint8Array(segment.passages).fill(1)
  for (const one of all)
    for (let passage = 0; passage < mask.length; passage++) mask[passage] = (mask[passage] ?? 0) & (one[passage] ?? 0)
  for (const one of none)
    for (let passage = 0; passage < mask.length; passage++) if (one[passage] === 1) mask[passage] = 0
  return mask
}

/** Passages that hold `text`: a single word in any form, several word for word. */
function holdersOf(snapshot: Snapshot, text: string, languages: readonly Language[]): readonly Mask[] {
  const words: string[] = []
  tokenize(text, (form, kind) => {
    if (kind === 'word') words.push(foldCase(form))
  })
  const [only] = words
  if (only === undefined || words.length > 1) return snapshot.segments.map(({ segment }) => phraseMask(segment, text))
  const word = queryWord(only, languages)
  // Function words are not in the dictionary of their language.
  if (languages.some(({ functionWords }) => functionWords.has(foldAccents(only))))
    return snapshot.segments.map(({ segment }) => phraseMask(segment, text))
  return matchesOf(word, snapshot).segments.map(({ any }, place) => {
    const mask = new Uint8Array(snapshot.segments[place]?.segment.passages ?? 0)
    for (const passage of any.passages) mask[passage] = 1
    return mask
  })
}
