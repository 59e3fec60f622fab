import type { LiveSegment } from '../../snapshot.ts'
import type { Segment } from '../segment.ts'

/** Stands in place of a number for what the merged segment does not have. */
export const gone = 0xffffffff

/** A segment that goes into another, opened to be read through. */
export interface Source {
  readonly segment: Segment
  /** Numbers of its passages in the merged segment, ascending; `gone` for deleted ones. */
  readonly numbers: Uint32Array
  readonly hasDeleted: boolean
}

/** Opens segments anew, so that what is read of them does not stay in memory. Their passages follow each other in their order. */
export function openSources(segments: readonly LiveSegment[]): readonly Source[] {
  let next = 0
  return segments.map(({ segment, deleted }) => {
    const numbers = new Uint32Array(segment.passages)
    for (let passage = 0; passage < numbers.length; passage++) {
      numbers[passage] = deleted?.[passage] === 1 ? gone : next++
    }
    return { segment: segment.reopen(), numbers, hasDeleted: deleted !== undefined }
  })
}

/** The live passages of all sources, in the order of their numbers. */
export function* livePassages(
  sources: readonly Source[],
): Generator<{ readonly source: number; readonly passage: number }> {
  for (const [source, { numbers }] of sources.entries()) {
    for (let passage = 0; passage < numbers.length; passage++) if (numbers[passage] !== gone) yield { source, passage }
  }
}
