import type { LiveSegment } from '../snapshot.ts'

/** With fewer passages there are too few to learn from which words go together. */
export const fewestPassagesForVectors = 500
/** A space serves until there are this many times the passages that it was fit on. */
const growth = 1.5

export function needsSpace(segments: readonly LiveSegment[], before: number | undefined): boolean {
  const passages = segments.reduce((sum, { segment }) => sum + segment.passages, 0)
  return passages >= fewestPassagesForVectors && (before === undefined || passages > before * growth)
}
