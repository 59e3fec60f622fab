import { countBits } from '../../count-bits.ts'
import type { Kernel } from './kernel.ts'

/** What `kernel.wat` computes, in plain JavaScript and to the same integers, over the same layout of memory. */
export function plainKernel(memory: ArrayBuffer): Kernel {
  const bytes = new Int8Array(memory)
  const words = new Uint32Array(memory)
  const results = new Int32Array(memory)
  return {
    dot_i8(base, rows, dimensions, query, out) {
      for (let row = 0, at = base; row < rows; row++, at += dimensions) {
        let sum = 0
        // `dimensions` is a multiple of 16; four products a turn cost half of one.
        for (let j = 0; j < dimensions; j += 4)
          sum +=
            (bytes[at + j] ?? 0) * (bytes[query + j] ?? 0) +
            (bytes[at + j + 1] ?? 0) * (bytes[query + j + 1] ?? 0) +
            (bytes[at + j + 2] ?? 0) * (bytes[query + j + 2] ?? 0) +
            (bytes[at + j + 3] ?? 0) * (bytes[query + j + 3] ?? 0)
        results[(out >>> 2) + row] = sum
      }
    },
    hamming(base, rows, wordsPerRow, query, out) {
      const halves = wordsPerRow * 2
      for (let row = 0, at = base / 4; row < rows; row++, at += halves) {
        let bits = 0
        for (let j = 0; j < halves; j++) bits += countBits((words[at + j] ?? 0) ^ (words[query / 4 + j] ?? 0))
        results[(out >>> 2) + row] = bits
      }
    },
  }
}
