import type { Hit, PassageIndex, Ranking, SearchRequest } from '../../search/index.ts'

/** What is asked of the index, but for the part of the ranking that is wanted. */
export type RankingRequest = Omit<SearchRequest, 'k' | 'offset'>

/** Most hits that the index gives at a time. */
const mostAtATime = 1000

/** The hits of one ranking by their place, read a stretch at a time: each stretch costs a ranking, so that few long ones are cheapest. */
export class RankedHits {
  readonly #index: PassageIndex
  readonly #request: RankingRequest
  readonly #stretch: number
  /** The latest stretch, and the place that it starts at. */
  #latest: { readonly start: number; readonly ranking: Ranking } | undefined

  /** `stretch`: hits that are likely to be asked for. */
  constructor(index: PassageIndex, request: RankingRequest, stretch: number) {
    this.#index = index
    this.#request = request
    this.#stretch = Math.min(stretch, mostAtATime)
  }

  /** The hit at a place from 0; undefined behind the last. */
  async at(place: number): Promise<Hit | undefined> {
    const { start, ranking } = await this.#stretchWith(place)
    return ranking.hits[place - start]
  }

  /** What the ranking says beside its hits, read from the stretch that starts at `place` when nothing was read before. */
  async facts(place: number): Promise<Omit<Ranking, 'hits'>> {
    return (this.#latest ?? (await this.#stretchWith(place))).ranking
  }

  async #stretchWith(place: number): Promise<{ readonly start: number; readonly ranking: Ranking }> {
    const known = this.#latest
    if (known !== undefined && place >= known.start) {
      const { length } = known.ranking.hits
      if (place < known.start + length || length < this.#stretch) return known
    }
    const ranking = await this.#index.search({ ...this.#request, k: this.#stretch, offset: place })
    this.#latest = { start: place, ranking }
    return this.#latest
  }
}
