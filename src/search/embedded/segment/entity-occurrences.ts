import type { Segment } from './segment.ts'

/** Occurrences by entity: those of entity e stand from `starts[e]` to `starts[e + 1]` of the other two, which go side by side. */
export interface EntityOccurrences {
  readonly starts: Uint32Array
  readonly occurrences: Uint32Array
  readonly passages: Uint32Array
}

/** By counting sort, when an entity is first asked for: a search in one of a thousand entities need not look at all passages. */
export function occurrencesByEntity(segment: Segment): EntityOccurrences {
  const { starts: occurrenceStarts, entities: occurrenceEntities } = segment.readOccurrences()
  const entities = segment.entities.length
  const starts = new Uint32Array(entities + 1)
  for (const entity of occurrenceEntities) if (entity < entities) starts[entity + 1] = (starts[entity + 1] ?? 0) + 1
  for (let entity = 0; entity < entities; entity++)
    starts[entity + 1] = (starts[entity + 1] ?? 0) + (starts[entity] ?? 0)
  const occurrences = new Uint32Array(starts[entities] ?? 0)
  const passages = new Uint32Array(occurrences.length)
  const next = starts.slice()
  for (let passage = 0, at = 0; passage < segment.passages; passage++) {
    for (const end = occurrenceStarts[passage + 1] ?? 0; at < end; at++) {
      const entity = occurrenceEntities[at] ?? entities
      if (entity >= entities) continue
      const slot = next[entity] ?? 0
      occurrences[slot] = at
      passages[slot] = passage
      next[entity] = slot + 1
    }
  }
  return { starts, occurrences, passages }
}
