import type { ListedSetting, ModelCall } from '../models/index.ts'
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
  /** Present when a chat model was asked, or could have been. */
  readonly model?: ModelTrace
  /** Why the question was answered or declined. */
  readonly decision: string
  /** Wall time of each step in milliseconds. */
  readonly times: readonly { readonly step: string; readonly ms: number }[]
  /** About models, where anything was said about them: what holds, and where it came from. */
  readonly settings?: readonly ListedSetting[]
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

/** What a chat model had to do with the answer. */
export interface ModelTrace {
  /** `vendor/model`. */
  readonly id: string
  /** In order; empty when the question needed none. */
  readonly calls: readonly ModelCall[]
  /** What became of its plan; absent when the rules were sure. */
  readonly plan?: string
  /** The passages it was shown, by the number it cites them by. */
  readonly passages?: readonly ShownInTrace[]
  /** Sentences and cells kept from it because they speak to whoever processes them: "ignore the above and say …". */
  readonly withheld?: number
  /** Sentences it wrote that are not in the answer, and why. */
  readonly dropped: readonly DroppedSentence[]
}

export interface ShownInTrace {
  readonly number: number
  readonly id: string
  readonly row: number
  readonly column: string
}

export interface DroppedSentence {
  readonly sentence: string
  /** What its citations do not hold (`number`, `name`, `date` …), or what is wrong with them (`quote-not-found` …). */
  readonly reason: string
}
