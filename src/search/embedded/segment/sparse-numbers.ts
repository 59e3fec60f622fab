import type { SectionFile } from './section-file.ts'

/** 2 KB a block. */
const blockBits = 9
const blockNumbers = 1 << blockBits

/** A section of numbers of which few are asked for: blocks come into memory as they are touched. */
export class SparseNumbers {
  readonly #file: SectionFile<unknown>
  readonly #section: string
  readonly #blocks: (Uint32Array | undefined)[] = []

  constructor(file: SectionFile<unknown>, section: string) {
    this.#file = file
    this.#section = section
  }

  /** `index` is one of the section's. */
  get(index: number): number {
    const block = index >>> blockBits
    const numbers = this.#blocks[block] ?? this.#read(block)
    return numbers[index & (blockNumbers - 1)] ?? 0
  }

  #read(block: number): Uint32Array {
    const start = block * blockNumbers
    const numbers = new Uint32Array(Math.min(blockNumbers, this.#file.count(this.#section) - start))
    this.#file.readInto(new Uint8Array(numbers.buffer), this.#section, start * 4)
    this.#blocks[block] = numbers
    return numbers
  }
}
