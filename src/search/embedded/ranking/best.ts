/** A passage of the snapshot with its score. */
export interface Scored extends Place {
  readonly score: number
}

/** Where a passage stands. */
export interface Place {
  /** Place of its segment in the snapshot. */
  readonly segment: number
  readonly passage: number
}

export interface Kept<Item> {
  readonly score: number
  readonly item: Item
}

/**
 * Keeps the best of many scored items in a binary heap. `idOrder` compares two items of equal score: negative when the first one's
 * id comes first.
 */
export class Best<Item> {
  readonly #size: number
  readonly #idOrder: (one: Item, other: Item) => number
  // The root is the worst kept.
  readonly #heap: Kept<Item>[] = []

  /** A score below this is not kept. */
  least = Number.NEGATIVE_INFINITY

  constructor(size: number, idOrder: (one: Item, other: Item) => number) {
    this.#size = size
    this.#idOrder = idOrder
  }

  offer(score: number, item: Item): void {
    if (score < this.least) return
    const offered = { score, item }
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
  sorted(): readonly Kept<Item>[] {
    return this.#heap.toSorted((one, other) => this.#compare(one, other))
  }

  /** Negative when `one` ranks above `other`. */
  #compare(one: Kept<Item>, other: Kept<Item>): number {
    return other.score - one.score || this.#idOrder(one.item, other.item)
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
