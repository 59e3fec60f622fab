import { countBits } from '../../../count-bits.ts'

/** Up to this many, the best are found by insertion. */
const mostInserted = 64
/** Sums looked at to guess where the best begin, for each one wanted. */
const samplePerWanted = 4
/** How much more than needed the guess lets pass. */
const margin = 1.5

/**
 * Sums of scores by passage, kept from search to search. All are zero between two uses: `touched` says which to clear, so that
 * a search costs what it finds and not what there is.
 */
export class Scratch {
  sums: Float64Array = new Float64Array(0)
  /** The first `count` are the passages with a sum. */
  touched: Uint32Array = new Uint32Array(0)
  count = 0
  /** A bit for each passage. */
  marks: Int32Array = new Int32Array(0)

  readonly #dots: Int32Array[] = []

  /** Room for a number a passage of the segment at `place`, of which there are `size`. The next search writes over them. */
  dots(place: number, size: number): Int32Array {
    this.#dots[place] ??= new Int32Array(size)
    return this.#dots[place]
  }

  /** Room for passages 0 to `size` − 1. */
  reserve(size: number): this {
    if (size > this.sums.length) {
      this.sums = new Float64Array(size)
      this.touched = new Uint32Array(size)
      this.marks = new Int32Array((size + 31) >>> 5)
    }
    return this
  }

  /** `score` must not be 0. */
  add(passage: number, score: number): void {
    const before = this.sums[passage] ?? 0
    if (before === 0) this.touched[this.count++] = passage
    this.sums[passage] = before + score
  }

  /** Multiplies the sums of passages that are marked. */
  multiply(marked: Uint8Array | undefined, factor: number): void {
    if (marked === undefined) return
    for (let at = 0, end = this.count; at < end; at++) {
      const passage = this.touched[at] ?? 0
      if (marked[passage] === 1) this.sums[passage] = (this.sums[passage] ?? 0) * factor
    }
  }

  /** A number that at least `wanted` of the sums reach, near to the greatest such number; 0 when there are not that many. */
  atLeast(wanted: number): number {
    if (this.count <= wanted) return 0
    if (wanted <= mostInserted) return this.#byInsertion(wanted)
    const guess = this.#bySample(wanted)
    return this.#countFrom(guess) >= wanted ? guess : 0
  }

  /** Makes `touched` the passages that are marked, ascending. */
  list(): void {
    const { marks, touched } = this
    let count = 0
    for (let word = 0; word < marks.length; word++) {
      for (let bits = marks[word] ?? 0; bits !== 0; bits &= bits - 1) {
        touched[count++] = (word << 5) + 31 - Math.clz32(bits & -bits)
      }
    }
    this.count = count
  }

  /** Passages that are marked. */
  marked(): number {
    let count = 0
    for (const bits of this.marks) count += countBits(bits)
    return count
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.sums[this.touched[at] ?? 0] = 0
    this.count = 0
    this.marks.fill(0)
  }

  #byInsertion(wanted: number): number {
    const best = new Float64Array(wanted)
    let least = 0
    for (let at = 0, end = this.count; at < end; at++) {
      const sum = this.sums[this.touched[at] ?? 0] ?? 0
      if (sum <= least) continue
      let place = wanted - 1
      for (; place > 0 && (best[place - 1] ?? 0) < sum; place--) best[place] = best[place - 1] ?? 0
      best[place] = sum
      least = best[wanted - 1] ?? 0
    }
    return least
  }

  #bySample(wanted: number): number {
    const step = Math.max(1, Math.floor(this.count / (wanted * samplePerWanted)))
    const sample = new Float64Array(Math.floor(this.count / step))
    for (let at = 0; at < sample.length; at++) sample[at] = this.sums[this.touched[at * step] ?? 0] ?? 0
    sample.sort()
    return sample.at(-Math.min(sample.length, Math.ceil((wanted / step) * margin))) ?? 0
  }

  #countFrom(least: number): number {
    let count = 0
    for (let at = 0, end = this.count; at < end; at++) if ((this.sums[this.touched[at] ?? 0] ?? 0) >= least) count++
    return count
  }
}
