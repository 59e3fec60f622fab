import type { Hit, Ranking } from '../../search/index.ts'

/** Places of a page's hits, from 0: from `from` to before `to`. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface PageHit {
  readonly hit: Hit
  /** From 1, over all pages. */
  readonly rank: number
  /** Hits that say the same, best first. */
  readonly same: readonly Hit[]
}

export interface HitPage {
  readonly hits: readonly PageHit[]
  /** Hits that say the same as the one of rank `of`, which stands on an earlier page. */
  readonly repeats: readonly { readonly hit: Hit; readonly of: number }[]
}

/** A page of hits with what their ranking says beside them. */
export interface RankedPage extends HitPage {
  readonly facts: Omit<Ranking, 'hits'>
  /** There is no hit, on this page or before it. */
  readonly isEmpty: boolean
  /** The entities that took turns, each with its number of passages that hold a query word. */
  readonly turns?: readonly { readonly entity: string; readonly matched: number }[]
}
