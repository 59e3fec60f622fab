const bits = 2 ** 23

/**
 * Tells of most ids that they were not added, without a look at those that were: a Bloom filter ("Space/time trade-offs in hash coding with
 * allowable errors", 1970) of 1 MB and two hashes, wrong about one in twenty after a million ids.
 */
export class IdFilter {
  readonly #bits = new Uint32Array(bits / 32)

  add(id: string): void {
    for (const bit of placesOf(id)) this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  /** False is sure. */
  mayHold(id: string): boolean {
    return placesOf(id).every((bit) => (((this.#bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1)
  }
}

/** FNV-1a (Fowler, Noll and Vo, 1991) with two starts. */
function placesOf(id: string): readonly [number, number] {
  let [one, other] = [0x811c9dc5, 0x050c5d1f]
  for (let at = 0; at < id.length; at++) {
    one = Math.imul(one ^ id.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ id.charCodeAt(at), 0x01000193)
  }
  return [(one >>> 4) % bits, (other >>> 4) % bits]
}
