import { editDistance } from '../../edit-distance.ts'

/** Slips forgiven in a word of this length: none under 4 letters, 1 under 8, 2 from 8 on. */
export function allowedSlips(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** True when `word` is `target` with a slip or two, and not the same. */
export function isMisspelling(word: string, target: string): boolean {
  const limit = allowedSlips(Math.min(word.length, target.length))
  if (limit === 0 || word === target) return false
  return editDistance(word, target, limit) <= limit
}
