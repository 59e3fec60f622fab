/** A source of numbers in [0, 1). */
export type Random = () => number

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state are plenty for test data. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number in [0, below). */
export function wholeNumber(random: Random, below: number): number {
  return Math.floor(random() * below)
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[wholeNumber(random, items.length)] as Item // callers give a list that is not empty
}
