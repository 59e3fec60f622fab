import type { Occurrence } from '../../../table/index.ts'
import type { SearchRequest } from '../../passage-index.ts'
import { noNumber, type Segment } from '../segment/segment.ts'

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
  if (entities === undefined && rows === undefined) return noFilter(segment)
  const { occurrenceStarts, occurrenceEntities, occurrenceRows } = segment
  const wanted = entities === undefined ? undefined : entityNumbers(segment, entities)
  const passesAt = (index: number): boolean => {
    if (wanted !== undefined && !wanted.has(occurrenceEntities[index] ?? noNumber)) return false
    return rows === undefined || rows.has(occurrenceRows[index] ?? 0)
  }
  return {
    mask: maskOf(segment, { wanted, rows }),
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

/** Reads only what is asked for. */
function noFilter(segment: Segment): SegmentFilter {
  return {
    mask: undefined,
    occurrences: (passage) => segment.occurrences(passage),
    firstRow: (passage) => segment.occurrences(passage)[0]?.row,
  }
}

function maskOf(
  segment: Segment,
  {
    wanted,
    rows,
  }: { readonly wanted: ReadonlySet<number> | undefined; readonly rows: ReadonlySet<number> | undefined },
): Uint8Array | undefined {
  if (wanted === undefined && rows === undefined) return undefined
  const mask = new Uint8Array(segment.passages)
  const { occurrenceRows } = segment
  const passes = (occurrence: number): boolean => rows === undefined || rows.has(occurrenceRows[occurrence] ?? 0)
  if (wanted !== undefined) {
    const pass = (passage: number, occurrence: number): void => {
      if (passes(occurrence)) mask[passage] = 1
    }
    for (const entity of wanted) segment.eachOfEntity(entity, pass)
    return mask
  }
  const { occurrenceStarts } = segment
  for (let passage = 0, at = 0; passage < segment.passages; passage++) {
    for (const end = occurrenceStarts[passage + 1] ?? 0; at < end; at++) if (passes(at)) mask[passage] = 1
  }
  return mask
}

/** Names that the segment does not have are no error: another segment may. */
function entityNumbers(segment: Segment, entities: readonly string[]): ReadonlySet<number> {
  const places = entities.map((entity) => segment.entities.indexOf(entity))
  return new Set(places.filter((place) => place >= 0))
}
