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
  const wanted = entities === undefined ? undefined : entityNumbers(segment, entities)
  const names = new Set(entities)
  const passes = ({ row, entity }: Occurrence): boolean => {
    if (entities !== undefined && (entity === undefined || !names.has(entity))) return false
    return rows === undefined || rows.has(row)
  }
  return {
    mask: maskOf(segment, { wanted, rows }),
    firstRow(passage) {
      const { occurrenceStarts, occurrenceEntities, occurrenceRows } = segment
      const end = occurrenceStarts[passage + 1] ?? 0
      for (let index = occurrenceStarts[passage] ?? 0; index < end; index++) {
        if (wanted !== undefined && !wanted.has(occurrenceEntities[index] ?? noNumber)) continue
        const row = occurrenceRows[index] ?? 0
        if (rows === undefined || rows.has(row)) return row
      }
      return undefined
    },
    occurrences: (passage) => segment.occurrences(passage).filter(passes),
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
  const passes = (occurrence: number): boolean =>
    rows === undefined || rows.has(segment.occurrenceRows[occurrence] ?? 0)
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
