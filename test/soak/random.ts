/** Numbers that a seed decides. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  pick<const Item>(items: readonly [Item, ...Item[]]): Item
}

/** Mulberry32 (Tommy Ettinger, public domain): small, and even enough for picking tests. Equal seeds give equal numbers. */
export function randomOf(...seeds: readonly number[]): Random {
  // Seeds are mixed in one after the other, so that (1, 2) and (2, 1) are different.
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 15), 0x2545f491)
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  return { below, pick: (items) => items[below(items.length)] ?? items[0] }
}
