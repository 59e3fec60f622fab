import type { Passage } from '../../passages/index.ts'
import { type FileRef, generationFileName, type Store } from '../../store/index.ts'
import { getLanguage, loadLanguage } from '../analyzer/index.ts'
import { SegmentBuilder } from './segment/segment-builder.ts'
import type { IndexState, SegmentSet } from './segment-set.ts'
import type { LiveSegment } from './snapshot.ts'
import type { FittedSpace } from './space/fit-space.ts'
import { foldSegment } from './space/space.ts'
import type { SpaceFile } from './space/space-file.ts'
import { spaceChunks, vectorChunks } from './space/space-file.ts'

/** A segment with the names of its files. */
interface Part {
  readonly live: LiveSegment
  readonly ref: FileRef
  /** When there is a space. */
  readonly vectorRef?: FileRef
  /** Whether `live.deleted` belongs to this change, which may write to it. */
  readonly ownsDeleted: boolean
  /** Whether it was there before the change. */
  readonly earlier: boolean
}

/** One change to an index before it is committed: new segments, and deletions in old ones. The old segments' own tombstones stay untouched. */
export class IndexChange {
  readonly #store: Store
  readonly #set: SegmentSet
  readonly #generation: number
  #parts: Part[]
  #space: { readonly ref: FileRef; readonly file: SpaceFile } | undefined
  #written = 0
  #changed = false

  constructor(
    store: Store,
    { set, state, generation }: { readonly set: SegmentSet; readonly state: IndexState; readonly generation: number },
  ) {
    this.#store = store
    this.#set = set
    this.#generation = generation
    const { lsa } = state
    this.#space = lsa === undefined ? undefined : { ref: lsa.ref, file: lsa.space }
    this.#parts = state.segments.flatMap((live, place): Part[] => {
      const ref = state.refs[place]
      const vectorRef = lsa?.vectorRefs[place]
      if (ref === undefined) return []
      return [{ live, ref, ...(vectorRef && { vectorRef }), ownsDeleted: false, earlier: true }]
    })
  }

  get changed(): boolean {
    return this.#changed
  }

  get segments(): readonly LiveSegment[] {
    return this.#parts.map(({ live }) => live)
  }

  /** The index as it is after the change. */
  state(): IndexState {
    const refs = this.#parts.map(({ ref }) => ref)
    if (this.#space === undefined) return { segments: this.segments, refs }
    const vectorRefs = this.#parts.flatMap(({ vectorRef }) => vectorRef ?? [])
    const vectors = vectorRefs.map((ref) => this.#set.vectors(ref))
    return {
      segments: this.segments,
      refs,
      lsa: { ref: this.#space.ref, space: this.#space.file, vectorRefs, vectors },
    }
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
    return this.#deleteAmong(this.#parts.keys(), id)
  }

  /** Like `delete`, for a passage that this change did not add. */
  deleteEarlier(id: string): boolean {
    return this.#deleteAmong(
      [...this.#parts.keys()].filter((place) => this.#parts[place]?.earlier === true),
      id,
    )
  }

  /** Writes the live passages of the segments at `places` into one segment that takes their place. */
  async merge(places: readonly number[]): Promise<void> {
    const builder = new SegmentBuilder()
    for (const place of places) {
      const live = this.#parts[place]?.live
      if (live === undefined) continue
      for (const passage of livePassages(live)) {
        builder.add(passage, getLanguage(passage.language) ?? (await loadLanguage(passage.language)))
      }
    }
    this.#parts = this.#parts.filter((_, place) => !places.includes(place))
    this.#changed = true
    if (builder.passages > 0) await this.#write(builder)
  }

  /** Gives every segment vectors in `fitted`, a space fit on these segments. */
  async replaceSpace(fitted: FittedSpace): Promise<void> {
    const ref = await this.#store.writeFile(this.#name('space', 'bin'), spaceChunks(fitted))
    this.#space = { ref, file: this.#set.space(ref) }
    this.#changed = true
    const parts = this.#parts
    this.#parts = []
    for (const [place, part] of parts.entries()) {
      const vectors = fitted.vectors[place]
      if (vectors === undefined) throw new Error(`segment ${place} was not fit`)
      this.#parts.push({ ...part, vectorRef: await this.#writeVectors(part.ref, vectors) })
    }
  }

  #deleteAmong(places: Iterable<number>, id: string): boolean {
    for (const place of places) {
      const live = this.#parts[place]?.live
      const passage = live?.segment.passageOf(id) ?? -1
      if (passage >= 0 && live?.deleted?.[passage] !== 1) {
        this.#deletedOf(place)[passage] = 1
        this.#changed = true
        return true
      }
    }
    return false
  }

  async #write(builder: SegmentBuilder): Promise<void> {
    const ref = await this.#store.writeFile(this.#name('segments', 'seg'), builder.chunks())
    const segment = this.#set.segment(ref)
    const vectors = this.#space === undefined ? undefined : foldSegment(this.#space.file, segment)
    const vectorRef = vectors === undefined ? undefined : await this.#writeVectors(ref, vectors)
    this.#changed = true
    this.#parts.push({
      live: { segment, deleted: undefined },
      ref,
      ...(vectorRef && { vectorRef }),
      ownsDeleted: false,
      earlier: false,
    })
    if (builder.replaced.length > 0) {
      const deleted = this.#deletedOf(this.#parts.length - 1)
      for (const passage of builder.replaced) deleted[passage] = 1
    }
  }

  #writeVectors(segment: FileRef, vectors: Int8Array): Promise<FileRef> {
    const dimensions = this.#space?.file.facts.dimensions ?? 0
    const facts = { segment: segment.name, rows: vectors.length / dimensions, dimensions }
    return this.#store.writeFile(this.#name('vectors', 'bin'), vectorChunks(facts, vectors))
  }

  #name(folder: string, extension: string): string {
    this.#written++
    return generationFileName(`${folder}/${this.#written}`, this.#generation, extension)
  }

  #deletedOf(place: number): Uint8Array {
    const part = this.#parts[place]
    if (part === undefined) throw new Error(`the index has no segment ${place}`)
    if (part.live.deleted !== undefined && part.ownsDeleted) return part.live.deleted
    const { segment } = part.live
    const deleted = part.live.deleted?.slice() ?? new Uint8Array(segment.passages)
    this.#parts[place] = { ...part, live: { segment, deleted }, ownsDeleted: true }
    return deleted
  }
}

function* livePassages({ segment, deleted }: LiveSegment): Generator<Passage> {
  for (let passage = 0; passage < segment.passages; passage++) {
    if (deleted?.[passage] !== 1) yield segment.wholePassage(passage)
  }
}
