import { RagtimeError } from '../../errors.ts'
import type { FileRef, IndexFiles, Store } from '../../store/index.ts'
import { analyzerVersion } from '../analyzer/index.ts'
import type { EmbeddingState, IndexState, LsaState } from './index-state.ts'
import { damaged } from './segment/damaged.ts'
import { PostingCache } from './segment/posting-cache.ts'
import { Segment } from './segment/segment.ts'
import { readTombstones } from './segment/tombstones.ts'
import { type EmbeddingFacts, EmbeddingFile } from './space/embedding-file.ts'
import { SpaceFile, VectorFile } from './space/space-file.ts'
import { VectorLog } from './space/vector-log.ts'

const postingCacheBytes = 24 * 2 ** 20

/** The files that one index has open. A file once open stays so until `close`: a running scan may still read it. */
export class SegmentSet {
  readonly #store: Store
  readonly #segments = new Map<string, Segment>()
  readonly #spaces = new Map<string, SpaceFile>()
  readonly #vectors = new Map<string, VectorFile>()
  readonly #embeddings = new Map<string, EmbeddingFile>()
  readonly #logs = new Map<string, VectorLog>()
  readonly #cache = new PostingCache(postingCacheBytes)

  constructor(store: Store) {
    this.#store = store
  }

  segment(ref: FileRef): Segment {
    const options = { name: ref.name, sizeBytes: ref.sizeBytes, cache: this.#cache, cacheKey: keyOf(ref) }
    return openOnce(this.#segments, options.cacheKey, () => new Segment(this.#store.path(ref.name), options))
  }

  /** Closes a segment that no manifest names, and so no search reads. */
  drop(ref: FileRef): void {
    this.#segments.get(keyOf(ref))?.close()
    this.#segments.delete(keyOf(ref))
  }

  space(ref: FileRef): SpaceFile {
    return openOnce(this.#spaces, keyOf(ref), () => new SpaceFile(this.#store.path(ref.name), ref))
  }

  vectors(ref: FileRef): VectorFile {
    return openOnce(this.#vectors, keyOf(ref), () => new VectorFile(this.#store.path(ref.name), ref))
  }

  embedding(ref: FileRef): EmbeddingFile {
    const openLog = (facts: EmbeddingFacts) => this.#log(facts)
    return openOnce(this.#embeddings, keyOf(ref), () => new EmbeddingFile(this.#store.path(ref.name), ref, openLog))
  }

  /** What a manifest names, less what its tombstones say. */
  async load({ segments: refs, tombstones, lsa, embeddings }: IndexFiles): Promise<IndexState> {
    const opened = refs.map((ref) => this.segment(ref))
    const sizes = opened.map(({ passages }) => passages)
    const deletedOf =
      tombstones === undefined
        ? []
        : readTombstones({ name: tombstones.name, bytes: await this.#store.readFile(tombstones) }, sizes)
    return {
      segments: opened.map((segment, place) => ({ segment, deleted: deletedOf[place] })),
      refs,
      ...(lsa === undefined ? {} : { lsa: this.#lsa(lsa, refs) }),
      ...(embeddings === undefined ? {} : { embeddings: this.#embeddingState(embeddings, refs) }),
    }
  }

  close(): void {
    for (const open of [this.#segments, this.#spaces, this.#vectors, this.#embeddings, this.#logs]) {
      for (const file of open.values()) file.close()
      open.clear()
    }
  }

  #log({ log, model, dimensions }: EmbeddingFacts): VectorLog {
    return openOnce(this.#logs, `${log.name} ${log.id}`, () => {
      const file = VectorLog.open(this.#store.path(log.name), log.name)
      const { facts } = file
      if (facts.id === log.id && facts.model === model && facts.dimensions === dimensions) return file
      file.close()
      throw damaged(log.name, 'it is not the file that the index took its vectors from')
    })
  }

  #lsa({ space: ref, vectors: vectorRefs }: NonNullable<IndexFiles['lsa']>, segments: readonly FileRef[]): LsaState {
    const vectors = vectorRefs.map((vectorRef) => this.vectors(vectorRef))
    const fits =
      vectors.length === segments.length && vectors.every(({ facts }, i) => facts.segment === segments[i]?.name)
    if (!fits) throw damaged(ref.name, 'its vectors are of other segments than the manifest names')
    return { ref, space: this.space(ref), vectorRefs, vectors }
  }

  #embeddingState(
    { model, dimensions, vectors: refs }: NonNullable<IndexFiles['embeddings']>,
    segments: readonly FileRef[],
  ): EmbeddingState {
    const names = new Set(segments.map(({ name }) => name))
    const files = refs.map((ref) => {
      const file = this.embedding(ref)
      const { facts } = file
      if (facts.model !== model || facts.dimensions !== dimensions || !names.has(facts.segment))
        throw damaged(ref.name, 'its vectors are of another model or segment than the manifest names')
      return file
    })
    return { model, dimensions, refs, files }
  }
}

// A name may come again with other content: a failed change, and a store that was made anew, leave their names to others.
const keyOf = ({ name, crc32 }: FileRef): string => `${name} ${crc32}`

function openOnce<File>(open: Map<string, File>, key: string, make: () => File): File {
  const known = open.get(key)
  if (known !== undefined) return known
  const file = make()
  open.set(key, file)
  return file
}

/** Throws STORE_VERSION when other code made the index than would read it. */
export function checkVersions(index: IndexFiles, cleaner: string): void {
  if (index.cleaner === cleaner && index.analyzer === analyzerVersion) return
  throw new RagtimeError('STORE_VERSION', {
    what: `the search index was made by cleaner ${index.cleaner} and analyzer ${index.analyzer}`,
    why: `this version of Ragtime has cleaner ${cleaner} and analyzer ${analyzerVersion}: the same words would not meet`,
    fix: 'index the file again: it is read from the table, not from the CSV',
    data: { cleaner: index.cleaner, analyzer: index.analyzer },
  })
}
