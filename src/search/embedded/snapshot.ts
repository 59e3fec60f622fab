import type { Segment } from './segment.ts'

/** A segment and which of its passages are gone. */
export interface LiveSegment {
  readonly segment: Segment
  /** 1 for each deleted passage; undefined when none is. */
  readonly deleted: Uint8Array | undefined
}

/** What the index holds at one moment. Never changes, so a search that runs while passages are added sees one state. */
export class Snapshot {
  readonly segments: readonly LiveSegment[]
  readonly passages: number
  /** Words that rank, over all passages. */
  readonly lengthTotal: number
  /** Passages by language, most first, ties by code. */
  readonly languages: readonly { readonly language: string; readonly passages: number }[]

  constructor(segments: readonly LiveSegment[]) {
    this.segments = segments
    let passages = 0
    let lengthTotal = 0
    const languages = new Map<string, number>()
    for (const live of segments) {
      const { segment, deleted } = live
      passages += segment.passages
      lengthTotal += segment.facts.lengthTotal
      for (const [language, count] of segment.facts.languages)
        languages.set(language, (languages.get(language) ?? 0) + count)
      for (let at = deleted?.indexOf(1) ?? -1; at >= 0; at = deleted?.indexOf(1, at + 1) ?? -1) {
        passages--
        lengthTotal -= segment.lengths[at] ?? 0
        const language = segment.language(at)
        languages.set(language, (languages.get(language) ?? 0) - 1)
      }
    }
    this.passages = passages
    this.lengthTotal = lengthTotal
    this.languages = [...languages]
      .map(([language, count]) => ({ language, passages: count }))
      .filter((entry) => entry.passages > 0)
      .sort((a, b) => b.passages - a.passages || (a.language < b.language ? -1 : 1))
  }
}
