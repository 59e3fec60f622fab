import type { PassageId } from './passage.ts'

/** The id of the passage that begins at `start` of the cleaned cell with this key. */
export function passageId(key: string, start: number): PassageId {
  // Proof of the cast: this is the one place that makes ids.
  return `${key}.${start.toString(36)}` as PassageId
}
