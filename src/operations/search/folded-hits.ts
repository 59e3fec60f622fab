import { type Hit, NearDuplicates, type Ranking } from '../../search/index.ts'
import type { RankedHits } from './ranked-hits.ts'

/** A hit that only says again what a better one says. */
interface Repeat {
  readonly hit: Hit
  /** Place of the better one among those that say something new. */
  readonly of: number
  /** How many of those were met before. */
  readonly after: number
}

export interface FoldedHit {
  readonly hit: Hit
  /** Hits that say the same, best first: those ranked before the page ends. */
  readonly same: readonly Hit[]
}

export interface FoldedPage {
  readonly hits: readonly FoldedHit[]
  /** Hits ranked within the page that say the same as one before it. */
  readonly repeats: readonly Pick<Repeat, 'hit' | 'of'>[]
}

/** Hits that are compared with those before them. Further down all come as they are ranked. */
const mostCompared = 500

/**
 * The hits of a ranking that say something new. Repeats are told from the top, however far down a page begins, so that pages follow
 * each other without gap or overlap; each repeat is listed in one page only.
 */
export class FoldedHits {
  readonly #ranked: RankedHits
  readonly #seen = new NearDuplicates()
  readonly #kept: Hit[] = []
  readonly #repeats: Repeat[] = []
  #compared: number

  /** With `fold: false` no hits are compared. */
  constructor(ranked: RankedHits, { fold }: { readonly fold: boolean }) {
    this.#ranked = ranked
    this.#compared = fold ? 0 : mostCompared
  }

  async at(place: number): Promise<Hit | undefined> {
    while (this.#kept.length <= place && this.#compared < mostCompared) {
      const hit = await this.#ranked.at(this.#compared)
      if (hit === undefined) return undefined
      this.#compared++
      this.#offer(hit)
    }
    return this.#kept[place] ?? this.#ranked.at(place + this.#repeats.length)
  }

  /** The hits from place `from` to before `to`. */
  async page(from: number, to: number): Promise<FoldedPage> {
    const hits: Hit[] = []
    for (let place = from; place < to; place++) {
      const hit = await this.at(place)
      if (hit === undefined) break
      hits.push(hit)
    }
    // Repeats of the last hit may stand right behind it.
    if (this.#compared < mostCompared) await this.at(to)
    const met = this.#repeats.filter(({ after }) => after <= to)
    return {
      hits: hits.map((hit, i) => ({ hit, same: met.filter(({ of }) => of === from + i).map((one) => one.hit) })),
      repeats: met.filter(({ of, after }) => of < from && after > from),
    }
  }

  /** What the ranking says beside its hits. */
  facts(from: number): Promise<Omit<Ranking, 'hits'>> {
    return this.#ranked.facts(this.#compared < mostCompared ? 0 : from)
  }

  #offer(hit: Hit): void {
    const of = this.#seen.offer(hit.passage.text)
    if (of === undefined) this.#kept.push(hit)
    else this.#repeats.push({ hit, of, after: this.#kept.length })
  }
}
