import { editDistance } from './edit-distance.ts'

/** The `count` names nearest to `name` by edit distance, nearest first; for "did you mean" in errors. */
export function nearestNames(name: string, names: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase().slice(0, 100)
  return names
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase().slice(0, 100), 100) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate)
}
