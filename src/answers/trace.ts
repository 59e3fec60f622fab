import type { Reading } from '../questions/index.ts'
import type { TermScore } from '../search/index.ts'

/** Everything that led to an answer, in the order it happened. `--explain` prints it. */
export interface Trace {
  readonly question: string
  readonly reading: Reading
  readonly retrieval?: {
    readonly query: string
    readonly entities: readonly string[]
    readonly terms: readonly string[]
    readonly unknownTerms: readonly string[]
    /** Passages that matched; `passages` are the best of them. */
    readonly matched: number
    readonly passages: readonly TracedPassage[]
  }
  /** Candidate sentences, best first, with the parts of their score. */
  readonly candidates?: readonly TracedCandidate[]
  /** Why the question was answered or declined. */
  readonly decision: string
  /** Wall time of each step in milliseconds. */
  readonly times: readonly { readonly step: string; readonly ms: number }[]
}

export interface TracedPassage {
  /** Absent in older answers. */
  readonly id?: string
  readonly rank: number
  readonly score: number
  readonly row: number
  readonly entity?: string
  readonly url?: string
  readonly text: string
  readonly terms: readonly TermScore[]
}

export interface TracedCandidate {
  readonly score: number
  readonly row: number
  readonly quote: string
  readonly features: Readonly<Record<string, number>>
}
