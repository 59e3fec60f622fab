import type { PassageIndex } from '../../search/index.ts'
import { FoldedHits } from './folded-hits.ts'
import type { RankedPage, Window } from './hit-page.ts'
import { RankedHits, type RankingRequest } from './ranked-hits.ts'
import { takeTurns } from './take-turns.ts'

type PageOptions = Window & { readonly fold: boolean }

/**
 * Reads a page of hits: one that says the same as a better one goes with that one, and of several entities each gets its turn. What has
 * no words to rank by is listed in row order as it is.
 */
export async function readPage(
  index: PassageIndex,
  request: RankingRequest,
  options: PageOptions,
): Promise<RankedPage> {
  const { entities = [] } = request
  const several = entities.length > 1 ? await pageOfSeveral(index, { ...request, entities }, options) : undefined
  return several ?? pageOfOne(index, request, options)
}

async function pageOfOne(index: PassageIndex, request: RankingRequest, options: PageOptions): Promise<RankedPage> {
  const { from, to, fold } = options
  const hits = openHits(index, request, options)
  const facts = await hits.facts(from)
  if (fold && facts.terms.length === 0) return pageOfOne(index, request, { from, to, fold: false })
  const page = await hits.page(from, to)
  return {
    hits: page.hits.map((one, i) => ({ ...one, rank: from + i + 1 })),
    repeats: page.repeats.map(({ hit, of }) => ({ hit, of: of + 1 })),
    facts,
    isEmpty: page.hits.length === 0 && (await hits.at(0)) === undefined,
  }
}

/** Undefined when there is nothing to rank by. */
async function pageOfSeveral(
  index: PassageIndex,
  request: RankingRequest & { readonly entities: readonly string[] },
  { from, to, fold }: PageOptions,
): Promise<RankedPage | undefined> {
  const { entities } = request
  const share = { from: 0, to: Math.ceil(to / entities.length), fold }
  const rankings = entities.map((entity) => openHits(index, { ...request, entities: [entity] }, share))
  const facts = await Promise.all(rankings.map((hits) => hits.facts(0)))
  const [first] = facts
  if (first === undefined || first.terms.length === 0) return undefined
  const page = await takeTurns(rankings, { from, to })
  return {
    ...page,
    facts: {
      ...first,
      matched: facts.reduce((sum, { matched }) => sum + matched, 0),
      vectors: facts.some(({ vectors }) => vectors),
    },
    isEmpty: page.hits.length === 0 && from === 0,
    turns: entities.map((entity, i) => ({ entity, matched: facts[i]?.matched ?? 0 })),
  }
}

/** More hits than wanted, so that repeats among them seldom cost a second ranking: a quarter more, and at least five. */
function openHits(index: PassageIndex, request: RankingRequest, { from, to, fold }: PageOptions): FoldedHits {
  const stretch = fold ? to + Math.max(5, Math.ceil(to / 4)) : to - from
  return new FoldedHits(new RankedHits(index, request, stretch), { fold })
}
