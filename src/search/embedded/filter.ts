import type { Occurrence } from '../../table/index.ts'
import type { SearchRequest } from '../passage-index.ts'
import { noNumber, type Segment } from './segment.ts'

export type FilterRequest = Pick<SearchRequest, 'entities' | 'rows'>

/** A request's filters over one segment. */
export interface SegmentFilter {
  /** 1 for each passage that passes; undefined when all do. */
  readonly mask: Uint8Array | undefined
  /** Those that pass, ascending by row. */
  occurrences(passage: number): readonly Occurrence[]
  /** The first row that passes, or undefined when the passage does not. */
  firstRow(passage: number): number | undefined
}

export function filterOf(segment: Segment, { entities, rows }: FilterRequest): SegmentFilter {
  const { occurrenceStarts, occurrenceEntities, occurrenceRows } = segment
  const wanted = entities === undefined ? undefined : entityNumbers(segment, entities)
  const passesAt = (index: number): boolean => {
    if (wanted !== undefined && !wanted.has(occurrenceEntities[index] ?? noNumber)) return false
    return rows === undefined || rows.has(occurrenceRows[index] ?? 0)
  }
  return {
    mask: wanted === undefined && rows === undefined ? undefined : maskOf(segment, passesAt),
    firstRow(passage) {
      const end = occurrenceStarts[passage + 1] ?? 0
      for (let index = occurrenceStarts[passage] ?? 0; index < end; index++) {
        if (passesAt(index)) return occurrenceRows[index]
      }
      return undefined
    },
    occurrences(passage) {
      const found: Occurrence[] = []
      const end = occurrenceStarts[passage + 1] ?? 0
      for (let index = occurrenceStarts[passage] ?? 0; index < end; index++) {
        if (passesAt(index)) found.push(segment.occurrence(index))
      }
      return found
    },
  }
}

function maskOf({ passages, occurrenceStarts }: Segment, passesAt: (index: number) => boolean): Uint8Array {
  const mask = new Uint8Array(passages)
  let index = 0
  for (let passage = 0; passage < passages; passage++) {
    for (const end = occurrenceStarts[passage + 1] ?? 0; index < end; index++) if (passesAt(index)) mask[passage] = 1
  }
  return mask
}

/** Names that the segment does not have are no error: another segment may. */
function entityNumbers(segment: Segment, entities: readonly string[]): ReadonlySet<number> {
  const places = entities.map((entity) => segment.entities.indexOf(entity))
  return new Set(places.filter((place) => place >= 0))
}
