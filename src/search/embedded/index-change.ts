import type { Passage } from '../../passages/index.ts'
import { type FileRef, generationFileName, type Store } from '../../store/index.ts'
import { getLanguage, loadLanguage } from '../analyzer/index.ts'
import { SegmentBuilder } from './segment-builder.ts'
import type { SegmentSet } from './segment-set.ts'
import type { LiveSegment } from './snapshot.ts'

/** One change to an index before it is committed: new segments, and deletions in old ones. The old segments' own tombstones stay untouched. */
export class IndexChange {
  readonly #store: Store
  readonly #set: SegmentSet
  readonly #generation: number
  readonly #segments: LiveSegment[]
  readonly #refs: FileRef[]
  // Segments whose tombstones are this change's own copy.
  readonly #copied = new Set<number>()
  #changed = false

  constructor(
    store: Store,
    before: {
      readonly set: SegmentSet
      readonly segments: readonly LiveSegment[]
      readonly refs: readonly FileRef[]
      readonly generation: number
    },
  ) {
    this.#store = store
    this.#set = before.set
    this.#generation = before.generation
    this.#segments = [...before.segments]
    this.#refs = [...before.refs]
  }

  get segments(): readonly LiveSegment[] {
    return this.#segments
  }

  get refs(): readonly FileRef[] {
    return this.#refs
  }

  get changed(): boolean {
    return this.#changed
  }

  async add(passages: Iterable<Passage> | AsyncIterable<Passage>, segmentBytes: number): Promise<void> {
    let builder = new SegmentBuilder()
    for await (const passage of passages) {
      this.delete(passage.id)
      builder.add(passage, getLanguage(passage.language) ?? (await loadLanguage(passage.language)))
      if (builder.sizeBytes < segmentBytes) continue
      await this.#write(builder)
      builder = new SegmentBuilder()
    }
    if (builder.passages > 0) await this.#write(builder)
  }

  /** Whether a live passage had this id. */
  delete(id: string): boolean {
    for (let place = 0; place < this.#segments.length; place++) {
      const passage = this.#segments[place]?.segment.passageOf(id) ?? -1
      if (passage >= 0 && this.#segments[place]?.deleted?.[passage] !== 1) {
        this.#deletedOf(place)[passage] = 1
        this.#changed = true
        return true
      }
    }
    return false
  }

  async #write(builder: SegmentBuilder): Promise<void> {
    const name = generationFileName(`segments/${this.#refs.length + 1}`, this.#generation, 'seg')
    const ref = await this.#store.writeFile(name, builder.chunks())
    const segment = this.#set.open(ref)
    this.#refs.push(ref)
    this.#segments.push({ segment, deleted: undefined })
    this.#changed = true
    if (builder.replaced.length > 0) {
      const deleted = this.#deletedOf(this.#segments.length - 1)
      for (const passage of builder.replaced) deleted[passage] = 1
    }
  }

  #deletedOf(place: number): Uint8Array {
    const live = this.#segments[place]
    if (live === undefined) throw new Error(`the index has no segment ${place}`)
    if (live.deleted !== undefined && this.#copied.has(place)) return live.deleted
    const deleted = live.deleted?.slice() ?? new Uint8Array(live.segment.passages)
    this.#segments[place] = { segment: live.segment, deleted }
    this.#copied.add(place)
    return deleted
  }
}
