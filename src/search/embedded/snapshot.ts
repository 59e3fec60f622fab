import type { Place } from './ranking/best.ts'
import { type GramCounts, gramsOfDeleted } from './ranking/deleted-grams.ts'
import type { Meaning } from './ranking/meaning.ts'
import { Norms } from './ranking/norms.ts'
import { Scratch } from './ranking/scratch.ts'
import type { Segment } from './segment/segment.ts'
import type { Embeddings } from './space/embeddings.ts'

/** A segment and which of its passages are gone. */
export interface LiveSegment {
  readonly segment: Segment
  /** 1 for each deleted passage; undefined when none is. */
  readonly deleted: Uint8Array | undefined
}

/** Passages of a segment that are not gone. */
export function liveCount({ segment, deleted }: LiveSegment): number {
  return segment.passages - (deleted?.reduce((sum, one) => sum + one, 0) ?? 0)
}

/** What the index holds at one moment. Never changes, so a search that runs while passages are added sees one state. */
export class Snapshot {
  readonly segments: readonly LiveSegment[]
  readonly passages: number
  /** Words that rank, over all passages. */
  readonly lengthTotal: number
  /** Character grams of a passage on average. */
  readonly averageGrams: number
  /** Vectors fit on the passages' own text, when they are there. */
  readonly meaning: Meaning | undefined
  /** Vectors of the passages that a model made, when they are there. */
  readonly embeddings: Embeddings | undefined
  /** Passages by language, most first, ties by code. */
  readonly languages: readonly { readonly language: string; readonly passages: number }[]
  /** For one search at a time. */
  readonly scratch = new Scratch()
  readonly #norms: Norms[] = []
  readonly #gramsOfDeleted: GramCounts[] = []

  constructor(
    segments: readonly LiveSegment[],
    {
      meaning,
      embeddings,
    }: { readonly meaning?: Meaning | undefined; readonly embeddings?: Embeddings | undefined } = {},
  ) {
    this.segments = segments
    this.meaning = meaning
    this.embeddings = embeddings
    let grams = 0
    let passages = 0
    let lengthTotal = 0
    const languages = new Map<string, number>()
    for (const live of segments) {
      const { segment, deleted } = live
      passages += segment.passages
      lengthTotal += segment.facts.lengthTotal
      grams += segment.facts.gramTotal
      for (const [language, count] of segment.facts.languages)
        languages.set(language, (languages.get(language) ?? 0) + count)
      const lengths = deleted === undefined ? undefined : segment.readLengths()
      for (let at = deleted?.indexOf(1) ?? -1; at >= 0; at = deleted?.indexOf(1, at + 1) ?? -1) {
        passages--
        lengthTotal -= lengths?.[at] ?? 0
        grams -= segment.gramLengths[at] ?? 0
        const language = segment.language(at)
        languages.set(language, (languages.get(language) ?? 0) - 1)
      }
    }
    this.passages = passages
    this.lengthTotal = lengthTotal
    this.averageGrams = grams / passages || 1
    this.languages = [...languages]
      .map(([language, count]) => ({ language, passages: count }))
      .filter((entry) => entry.passages > 0)
      .sort((a, b) => b.passages - a.passages || (a.language < b.language ? -1 : 1))
  }

  /** Of the segment at `place`. */
  norms(place: number): Norms {
    // Passages of nothing but function words and compounds have no length.
    const averageLength = this.lengthTotal / this.passages || 1
    this.#norms[place] ??= new Norms(this.segments[place]?.segment.readLengths() ?? new Uint32Array(0), averageLength)
    return this.#norms[place]
  }

  /** Live passages that hold the character gram of this hash. */
  gramFrequency(hash: number): number {
    return this.segments.reduce((sum, { segment }, place) => {
      const at = segment.gramPlace(hash)
      return at < 0 ? sum : sum + segment.gramFrequency(at) - (this.#deletedGrams(place).get(hash) ?? 0)
    }, 0)
  }

  #deletedGrams(place: number): GramCounts {
    const known = this.#gramsOfDeleted[place]
    if (known !== undefined) return known
    const live = this.segments[place]
    const counts = live?.deleted === undefined ? new Map<number, number>() : gramsOfDeleted(live.segment, live.deleted)
    this.#gramsOfDeleted[place] = counts
    return counts
  }

  /** Negative when the first passage's id comes before the other's. */
  compareIds(one: Place, other: Place): number {
    const [a, b] = [this.segments[one.segment]?.segment, this.segments[other.segment]?.segment]
    if (a === undefined || b === undefined) return 0
    if (a === b) return a.idRank(one.passage) - a.idRank(other.passage)
    return a.id(one.passage) < b.id(other.passage) ? -1 : 1
  }
}
