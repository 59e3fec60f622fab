/** Keys beyond this many are not counted: what keeps memory bounded (about 300 MB at most). */
const maxKeys = 12_000_000

/** Counts by 53-bit hash, 12 bytes a slot, no texts kept. Open addressing with linear probing. */
export class HashCounts {
  #keys = new Float64Array(1024)
  #counts = new Uint32Array(1024)
  #size = 0

  /** Counts `key` (not 0) once more and returns the new count; 0 when the table is full and has not got it. */
  add(key: number): number {
    let slot = this.#slotOf(key)
    if (this.#keys[slot] === 0) {
      if (this.#size >= maxKeys) return 0
      if (this.#size * 2 >= this.#keys.length) {
        this.#grow()
        slot = this.#slotOf(key)
      }
      this.#keys[slot] = key
      this.#size++
    }
    const count = (this.#counts[slot] ?? 0) + 1
    this.#counts[slot] = count
    return count
  }

  get(key: number): number {
    return this.#counts[this.#slotOf(key)] ?? 0
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    let slot = (key ^ Math.floor(key / 0x100000000)) & mask
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const keys = this.#keys
    const counts = this.#counts
    this.#keys = new Float64Array(keys.length * 2)
    this.#counts = new Uint32Array(keys.length * 2)
    for (const [index, key] of keys.entries()) {
      if (key === 0) continue
      const slot = this.#slotOf(key)
      this.#keys[slot] = key
      this.#counts[slot] = counts[index] ?? 0
    }
  }
}
