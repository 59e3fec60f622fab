import type { Random } from '../random.ts'

/** Draws from items whose weights are given once, by binary search in their running sum. */
export function weightedDraw(weights: Iterable<number>): (random: Random) => number {
  const sums: number[] = []
  let total = 0
  for (const weight of weights) {
    total += weight
    sums.push(total)
  }
  return (random) => {
    const target = random() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? total) <= target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Zipf's law as corrected by Mandelbrot (1953): the word of rank r, from 0, weighs 1 / (r + 3.7)^1.1, near to English text. */
export function zipfWeight(rank: number): number {
  return (rank + 3.7) ** -1.1
}
