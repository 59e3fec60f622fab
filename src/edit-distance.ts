// Rows of the table below, kept between calls: a search for near words makes tens of thousands.
let beforeLast = new Uint16Array(128)
let last = new Uint16Array(128)
let row = new Uint16Array(128)

/**
 * Damerau's distance between two words: letters put in, left out, changed, or swapped with their neighbour (each letter is
 * edited once: "optimal string alignment"). Anything above `limit` is given as `limit + 1`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  while (row.length <= other.length) growRows()
  for (let j = 0; j <= other.length; j++) last[j] = j
  for (let i = 1; i <= one.length; i++) {
    if (fillRow(one, other, i) > limit) return limit + 1
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return Math.min(last[other.length] ?? 0, limit + 1)
}

/** Distances of the first `i` letters of `one` to every beginning of `other`; returns the least. */
function fillRow(one: string, other: string, i: number): number {
  const letter = one.charCodeAt(i - 1)
  const letterBefore = one.charCodeAt(i - 2)
  row[0] = i
  let least = i
  for (let j = 1; j <= other.length; j++) {
    const same = letter === other.charCodeAt(j - 1)
    let best = Math.min((last[j - 1] ?? 0) + (same ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    const swapped = i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && letterBefore === other.charCodeAt(j - 1)
    if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
    row[j] = best
    least = Math.min(least, best)
  }
  return least
}

function growRows(): void {
  beforeLast = new Uint16Array(row.length * 2)
  last = new Uint16Array(row.length * 2)
  row = new Uint16Array(row.length * 2)
}

/** The bytes that occur in a word, as a set of 32: words whose sets differ much are far apart. */
export function byteSet(bytes: Uint8Array, start: number, end: number): number {
  let set = 0
  for (let at = start; at < end; at++) set |= 1 << ((bytes[at] ?? 0) & 31)
  return set
}

/**
 * Whether two words with these byte sets can be within `limit` edits. An edit takes at most one letter away and puts at most
 * one in, and a letter that two bytes or three spell changes as many.
 */
export function canBeNear(
  one: number,
  other: number,
  { limit, bytesPerLetter }: { limit: number; bytesPerLetter: number },
): boolean {
  let differing = one ^ other
  let count = 0
  for (; differing !== 0; count++) differing &= differing - 1
  return count <= 2 * limit * bytesPerLetter
}
