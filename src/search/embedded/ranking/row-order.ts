import type { Passage } from '../../../passages/index.ts'
import type { LiveSegment, Snapshot } from '../snapshot.ts'
import { type FilterRequest, filterOf, type SegmentFilter } from './filter.ts'

/** All passages that pass a filter, by their first row that passes; in one row by column name, place in the cell and id. */
export class RowOrder {
  readonly #segments: readonly { readonly live: LiveSegment; readonly filter: SegmentFilter; readonly base: number }[]
  // Row and place in the snapshot as one number, ascending: sorts without an object per passage. Exact below 2^53.
  readonly #keys: Float64Array
  readonly #places: number

  /** `masks`, one a segment, narrow further: 1 for each passage to list. */
  constructor(snapshot: Snapshot, request: FilterRequest, masks: readonly (Uint8Array | undefined)[] = []) {
    let places = 0
    this.#segments = snapshot.segments.map((live) => {
      const base = places
      places += live.segment.passages
      return { live, filter: filterOf(live.segment, request), base }
    })
    this.#places = places
    const keys = new Float64Array(places)
    let count = 0
    for (const [segment, { live, filter, base }] of this.#segments.entries()) {
      const mask = masks[segment]
      for (let passage = 0; passage < live.segment.passages; passage++) {
        if (live.deleted?.[passage] === 1 || mask?.[passage] === 0) continue
        const row = filter.firstRow(passage)
        if (row !== undefined) keys[count++] = row * places + base + passage
      }
    }
    this.#keys = keys.subarray(0, count).sort()
  }

  get length(): number {
    return this.#keys.length
  }

  /** Passages from the `from`th on, in order, with their occurrences narrowed to those that pass. */
  *passages(from = 0): Generator<Passage> {
    let at = 0
    while (at < this.#keys.length) {
      const end = this.#endOfRow(at)
      if (end > from) yield* this.#row(at, end).slice(Math.max(0, from - at))
      at = end
    }
  }

  #endOfRow(start: number): number {
    const row = this.#rowAt(start)
    let end = start + 1
    while (end < this.#keys.length && this.#rowAt(end) === row) end++
    return end
  }

  #rowAt(index: number): number {
    return Math.floor((this.#keys[index] ?? 0) / this.#places)
  }

  #row(start: number, end: number): readonly Passage[] {
    const passages = Array.from(this.#keys.subarray(start, end), (key) => this.#passageAt(key % this.#places))
    return passages.sort(
      (a, b) => compareStrings(a.column, b.column) || a.start - b.start || compareStrings(a.id, b.id),
    )
  }

  #passageAt(place: number): Passage {
    const found = this.#segments.findLast(({ base }) => base <= place)
    if (found === undefined) throw new Error(`no segment holds place ${place}`)
    const passage = place - found.base
    return found.live.segment.passage(passage, found.filter.occurrences(passage))
  }
}

const compareStrings = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
