import type { Occurrence } from '../../table/index.ts'
import type { SearchRequest } from '../passage-index.ts'
import { noNumber, type Segment } from './segment.ts'

export type FilterRequest = Pick<SearchRequest, 'entities' | 'rows'>

/** A request's filters over one segment. */
export interface SegmentFilter {
  passes(passage: number): boolean
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
  const firstAt = (passage: number): number => {
    const end = occurrenceStarts[passage + 1] ?? 0
    for (let index = occurrenceStarts[passage] ?? 0; index < end; index++) if (passesAt(index)) return index
    return -1
  }
  const unfiltered = wanted === undefined && rows === undefined
  return {
    passes: unfiltered ? () => true : (passage) => firstAt(passage) >= 0,
    firstRow(passage) {
      const first = firstAt(passage)
      return first < 0 ? undefined : occurrenceRows[first]
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

/** Names that the segment does not have are no error: another segment may. */
function entityNumbers(segment: Segment, entities: readonly string[]): ReadonlySet<number> {
  const places = entities.map((entity) => segment.entities.indexOf(entity))
  return new Set(places.filter((place) => place >= 0))
}
