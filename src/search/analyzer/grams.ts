import { romanize } from './romanize/index.ts'

const size = 4
const edge = '_'.charCodeAt(0)

/**
 * Character 4-grams of `_word_`, each as a 32-bit hash, repeated ones repeated. Accents do not count, and other scripts are read
 * as Latin letters, so that names meet across languages: "Москва" and "Moskva" share all of theirs.
 * A word of one letter gives itself. Two grams with one hash are rarer than one in ten thousand and only add a little score.
 */
export function grams(word: string): readonly number[] {
  const characters = [edge]
  for (const character of romanize(word)) characters.push(character.codePointAt(0) ?? 0)
  characters.push(edge)
  const hashes: number[] = []
  for (let at = 0; at + size <= Math.max(characters.length, size); at++) hashes.push(hash(characters, at))
  return hashes
}

/** FNV-1a over the code points from `start` on. */
function hash(characters: readonly number[], start: number): number {
  let value = 0x811c9dc5
  for (let at = start, end = Math.min(start + size, characters.length); at < end; at++)
    value = Math.imul(value ^ (characters[at] ?? 0), 0x01000193)
  // FNV leaves the low bits of short inputs alike: one more mixing step.
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}
