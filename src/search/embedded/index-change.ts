import type { Passage } from '../../passages/index.ts'
import { type FileRef, generationFileName, type IndexFiles, type Store } from '../../store/index.ts'
import { getLanguage, loadLanguage } from '../analyzer/index.ts'
import type { EmbeddingModel } from '../embedding-model.ts'
import type { IndexState } from './index-state.ts'
import { piecesToMerge, segmentsToMerge } from './merge-policy.ts'
import { IdFilter } from './segment/id-filter.ts'
import { mergeSegments } from './segment/merge/merge-segments.ts'
import { SegmentBuilder } from './segment/segment-builder.ts'
import { writeTombstones } from './segment/tombstones.ts'
import type { SegmentSet } from './segment-set.ts'
import { type LiveSegment, liveCount } from './snapshot.ts'
import { type EmbeddingSource, type EmbedOptions, embedSegments, ofModel } from './space/embed-segments.ts'
import type { EmbeddedRow } from './space/embedding-file.ts'
import type { FittedSpace } from './space/fit-space.ts'
import { foldSegment } from './space/space.ts'
import type { SpaceFile } from './space/space-file.ts'
import { spaceChunks, vectorChunks } from './space/space-file.ts'
import { type EmbeddedSegment, mergedEmbeddings, writeEmbeddings } from './space/write-embeddings.ts'

/** A segment with the names of its files. */
interface Part {
  readonly live: LiveSegment
  readonly ref: FileRef
  /** When there is a space. */
  readonly vectorRef?: FileRef
  /** Of vectors that a model made. */
  readonly embeddingRefs: readonly FileRef[]
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
  #source: EmbeddingSource | undefined
  #written = 0
  #changed = false

  constructor(
    store: Store,
    { set, state, generation }: { readonly set: SegmentSet; readonly state: IndexState; readonly generation: number },
  ) {
    this.#store = store
    this.#set = set
    this.#generation = generation
    const { lsa, embeddings } = state
    this.#source = embeddings?.files[0]?.facts
    this.#space = lsa === undefined ? undefined : { ref: lsa.ref, file: lsa.space }
    this.#parts = state.segments.flatMap((live, place): Part[] => {
      const ref = state.refs[place]
      const vectorRef = lsa?.vectorRefs[place]
      if (ref === undefined) return []
      const embeddingRefs = (embeddings?.refs ?? []).filter(
        (_, file) => embeddings?.files[file]?.facts.segment === ref.name,
      )
      return [{ live, ref, ...(vectorRef && { vectorRef }), embeddingRefs, ownsDeleted: false, earlier: true }]
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
    return { segments: this.segments, refs, ...this.#lsaState(), ...this.#embeddingState() }
  }

  async add(passages: Iterable<Passage> | AsyncIterable<Passage>, segmentBytes: number): Promise<void> {
    const before = this.#parts.length
    const added = new IdFilter()
    let builder = new SegmentBuilder()
    for await (const passage of passages) {
      // Looking into every piece written so far would cost more than making it.
      const places = added.mayHold(passage.id) ? this.#parts.length : before
      this.#deleteAmong(Array(places).keys(), passage.id)
      added.add(passage.id)
      builder.add(passage, getLanguage(passage.language) ?? (await loadLanguage(passage.language)))
      if (builder.sizeBytes < segmentBytes) continue
      await this.#write(builder)
      builder = new SegmentBuilder()
    }
    if (builder.passages > 0) await this.#write(builder)
    // From the last, so that the places of the others hold.
    for (const places of piecesToMerge(this.segments, before).toReversed()) await this.#merge(places)
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

  /** Until there are as few segments as there should be. */
  async mergeAll(): Promise<void> {
    for (let places = segmentsToMerge(this.segments); places.length > 0; places = segmentsToMerge(this.segments)) {
      await this.#merge(places)
    }
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

  /** Gives live passages that have no vector of `model` one; vectors of another model go. Returns how many it gave. */
  async embed(model: EmbeddingModel, options: EmbedOptions): Promise<number> {
    const segments = this.#parts.map((part) => this.#embedded(part))
    const kept = ofModel(segments, model)
    if (segments.some(({ files }, place) => files.length > (kept[place]?.files.length ?? 0)))
      this.#parts = this.#parts.map((part) => ({ ...part, embeddingRefs: [] }))
    let embedded = 0
    await embedSegments(
      segments,
      { model, options },
      {
        store: this.#store,
        write: async (place, rows, source) => {
          const part = this.#parts[place]
          if (part === undefined) return
          this.#source = source
          const refs = await this.#writeEmbeddings(part.ref, rows)
          embedded += refs.reduce((sum, ref) => sum + this.#set.embedding(ref).facts.rows, 0)
          this.#parts[place] = { ...part, embeddingRefs: [...part.embeddingRefs, ...refs] }
        },
      },
    )
    if (embedded > 0) this.#changed = true
    return embedded
  }

  /** The file of what is deleted, if anything is; to be called when all else is done. */
  async writeTombstones(): Promise<Pick<IndexFiles, 'tombstones'>> {
    const deletedOf = this.segments.map(({ deleted }) => deleted)
    if (deletedOf.every((deleted) => deleted === undefined)) return {}
    const name = generationFileName('segments/tombstones', this.#generation, 'bin')
    return { tombstones: await this.#store.writeFile(name, [writeTombstones(deletedOf)]) }
  }

  /** Writes the live passages of the segments at `places` into one segment that takes their place. */
  async #merge(places: readonly number[]): Promise<void> {
    const merged = places.flatMap((place) => this.#parts[place] ?? [])
    this.#parts = this.#parts.filter((_, place) => !places.includes(place))
    this.#changed = true
    const lives = merged.map(({ live }) => live)
    if (lives.every((live) => liveCount(live) === 0)) return
    const ref = await this.#store.writeFile(this.#name('segments', 'seg'), mergeSegments(lives))
    const embedded = merged.map((part) => this.#embedded(part))
    await this.#addPart(ref, { rows: mergedEmbeddings(embedded), earlier: merged.some(({ earlier }) => earlier) })
    for (const part of merged) if (!part.earlier) this.#set.drop(part.ref)
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
    await this.#addPart(ref, { rows: [], earlier: false })
    if (builder.replaced.length > 0) {
      const deleted = this.#deletedOf(this.#parts.length - 1)
      for (const passage of builder.replaced) deleted[passage] = 1
    }
  }

  /** `rows`: vectors of a model that its passages have already. */
  async #addPart(
    ref: FileRef,
    { rows, earlier }: { readonly rows: Iterable<EmbeddedRow>; readonly earlier: boolean },
  ): Promise<void> {
    const segment = this.#set.segment(ref)
    const vectors = this.#space === undefined ? undefined : foldSegment(this.#space.file, segment)
    const vectorRef = vectors === undefined ? undefined : await this.#writeVectors(ref, vectors)
    this.#changed = true
    this.#parts.push({
      live: { segment, deleted: undefined },
      ref,
      ...(vectorRef && { vectorRef }),
      embeddingRefs: await this.#writeEmbeddings(ref, rows),
      ownsDeleted: false,
      earlier,
    })
  }

  #writeVectors(segment: FileRef, vectors: Int8Array): Promise<FileRef> {
    const dimensions = this.#space?.file.facts.dimensions ?? 0
    const facts = { segment: segment.name, rows: vectors.length / dimensions, dimensions }
    return this.#store.writeFile(this.#name('vectors', 'bin'), vectorChunks(facts, vectors))
  }

  async #writeEmbeddings(segment: FileRef, rows: Iterable<EmbeddedRow>): Promise<readonly FileRef[]> {
    if (this.#source === undefined) return []
    const { model, dimensions, log } = this.#source
    return writeEmbeddings(rows, { segment: segment.name, model, dimensions, log }, (chunks) =>
      this.#store.writeFile(this.#name('vectors', 'bin'), chunks),
    )
  }

  #embedded({ live, embeddingRefs }: Part): EmbeddedSegment {
    return { live, files: embeddingRefs.map((ref) => this.#set.embedding(ref)) }
  }

  #lsaState(): Pick<IndexState, 'lsa'> {
    if (this.#space === undefined) return {}
    const vectorRefs = this.#parts.flatMap(({ vectorRef }) => vectorRef ?? [])
    const vectors = vectorRefs.map((ref) => this.#set.vectors(ref))
    return { lsa: { ref: this.#space.ref, space: this.#space.file, vectorRefs, vectors } }
  }

  #embeddingState(): Pick<IndexState, 'embeddings'> {
    const refs = this.#parts.flatMap(({ embeddingRefs }) => embeddingRefs)
    if (this.#source === undefined || refs.length === 0) return {}
    const { model, dimensions } = this.#source
    return { embeddings: { model, dimensions, refs, files: refs.map((ref) => this.#set.embedding(ref)) } }
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
