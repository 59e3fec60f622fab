/** A passage of the snapshot with its score. */
export interface Scored {
  readonly score: number
  /** Place of its segment in the snapshot. */
  readonly segment: number
  readonly passage: number
}

/**
 * Keeps the best of many scored passages. `idOrder` compares two passages of equal score: negative when the first one's id
 * comes first.
 */
export class Best {
  readonly #size: number
  readonly #idOrder: (one: Scored, other: Scored) => number
  // A binary heap whose root is the worst kept.
  readonly #heap: Scored[] = []

  /** A score below this is not kept. */
  least = Number.NEGATIVE_INFINITY

  constructor(size: number, idOrder: (one: Scored, other: Scored) => number) {
    this.#size = size
    this.#idOrder = idOrder
  }

  offer(score: number, segment: number, passage: number): void {
    if (score < this.least) return
    const offered = { score, segment, passage }
    const root = this.#heap[0]
    if (this.#heap.length < this.#size) {
      this.#heap.push(offered)
      this.#rise(this.#heap.length - 1)
    } else if (root !== undefined && this.#compare(offered, root) < 0) {
      this.#heap[0] = offered
      this.#sink()
    }
    if (this.#heap.length === this.#size) this.least = this.#heap[0]?.score ?? this.least
  }

  /** Best first. */
  sorted(): readonly Scored[] {
    return this.#heap.toSorted((one, other) => this.#compare(one, other))
  }

  /** Negative when `one` ranks above `other`. */
  #compare(one: Scored, other: Scored): number {
    return other.score - one.score || this.#idOrder(one, other)
  }

  #worse(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    return a !== undefined && b !== undefined && this.#compare(a, b) > 0
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (a === undefined || b === undefined) return
    this.#heap[one] = b
    this.#heap[other] = a
  }

  #rise(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (!this.#worse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    let at = 0
    for (;;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#heap.length && this.#worse(child, worst)) worst = child
      if (worst === at) return
      this.#swap(at, worst)
      at = worst
    }
  }
}
