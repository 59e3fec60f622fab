/**
 * Endless 32-bit words, equal for equal seeds: xoshiro128**, whose bits are all fit for coin flips.
 * Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
 */
export function randomBits(seed: number): () => number {
  let [a, b, c, d] = [spread(seed), spread(seed + 1), spread(seed + 2), spread(seed + 3)]
  return () => {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return word >>> 0
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** Neighbouring seeds must not give neighbouring states: MurmurHash3's finaliser (Appleby, public domain). */
function spread(seed: number): number {
  let word = Math.imul(seed, 0x9e3779b9)
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return word ^ (word >>> 16) || 1
}
