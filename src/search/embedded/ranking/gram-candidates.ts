import { exactTerm, foldAccents, isInvariable } from '../../analyzer/index.ts'
import { saturation } from '../../bm25.ts'
import type { Segment } from '../segment/segment.ts'
import type { Snapshot } from '../snapshot.ts'
import { Best, type Place, type Scored } from './best.ts'
import type { QueryGrams, QueryRoles } from './query-roles.ts'

/** Words of a segment whose postings are read: the nearest to the query's by their grams. */
const mostWords = 300

/**
 * Passages with words that look like the query's, best first: a word counts with the idf of the grams that it shares. What a
 * query in another language finds, or in other forms of its words than a stemmer knows.
 */
export function gramCandidates(
  snapshot: Snapshot,
  {
    grams,
    roles,
    masks,
    count,
  }: {
    readonly grams: QueryGrams
    readonly roles: (place: number) => QueryRoles
    readonly masks: readonly (Uint8Array | undefined)[]
    readonly count: number
  },
): readonly Scored[] {
  const best = new Best<Place>(count, (one, other) => snapshot.compareIds(one, other))
  const { scratch } = snapshot
  snapshot.segments.forEach(({ segment }, place) => {
    scratch.reserve(segment.passages)
    const norms = snapshot.norms(place)
    for (const [term, weight] of nearTerms(segment, roles(place), grams)) {
      const { passages, tf } = segment.postings(term)
      for (let at = 0; at < passages.length; at++) {
        const passage = passages[at] ?? 0
        scratch.add(passage, weight * saturation(tf[at] ?? 0, norms.of(passage)))
      }
    }
    const mask = masks[place]
    for (let at = 0; at < scratch.count; at++) {
      const passage = scratch.touched[at] ?? 0
      if (mask === undefined || mask[passage] === 1) best.offer(scratch.sums[passage] ?? 0, { segment: place, passage })
    }
    scratch.clear()
  })
  return best.sorted().map(({ score, item }) => ({ score, ...item }))
}

/** Terms of the words nearest to the query's, each with the idf of the grams it shares with them. */
function nearTerms(
  segment: Segment,
  { gramsOf, gramStarts, grams }: QueryRoles,
  query: QueryGrams,
): ReadonlyMap<string, number> {
  const best = new Best<number>(mostWords, (one, other) => one - other)
  for (let word = 0; word < gramsOf.length; word++) {
    const slot = gramsOf[word] ?? 0
    if (slot === 0) continue
    let shared = 0
    for (let at = gramStarts[slot - 1] ?? 0, end = gramStarts[slot] ?? 0; at < end; at++) {
      const gram = grams[at] ?? 0
      shared += (query.weights[gram] ?? 0) * (query.idf[gram] ?? 0)
    }
    best.offer(shared, word)
  }
  const terms = new Map<string, number>()
  for (const { score, item } of best.sorted()) {
    const word = segment.vocabulary.get(item)
    const term = isInvariable(word) ? foldAccents(word) : exactTerm(word)
    if (!terms.has(term)) terms.set(term, score)
  }
  return terms
}
