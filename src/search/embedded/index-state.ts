import type { FileRef, IndexFiles } from '../../store/index.ts'
import { type LiveSegment, Snapshot } from './snapshot.ts'
import type { EmbeddingFile } from './space/embedding-file.ts'
import { Embeddings } from './space/embeddings.ts'
import { Space } from './space/space.ts'
import type { SpaceFile, VectorFile } from './space/space-file.ts'
import type { EmbeddedSegment } from './space/write-embeddings.ts'

/** What an index consists of, side by side: segments, their vectors when there is a space, and the names of their files. */
export interface IndexState {
  readonly segments: readonly LiveSegment[]
  readonly refs: readonly FileRef[]
  readonly lsa?: LsaState
  readonly embeddings?: EmbeddingState
}

export interface LsaState {
  readonly ref: FileRef
  readonly space: SpaceFile
  readonly vectorRefs: readonly FileRef[]
  readonly vectors: readonly VectorFile[]
}

/** Vectors that a model made: files of any of the segments, which they name. */
export interface EmbeddingState {
  readonly model: string
  readonly dimensions: number
  readonly refs: readonly FileRef[]
  readonly files: readonly EmbeddingFile[]
}

/** What searches see of it. */
export function snapshotOf({ segments, lsa, embeddings }: IndexState): Snapshot {
  const opened = segments.map(({ segment }) => segment)
  return new Snapshot(segments, {
    meaning: lsa && new Space(lsa.space, lsa.vectors),
    embeddings: embeddings && new Embeddings(embeddings, opened),
  })
}

/** Each segment with the files of its vectors that a model made. */
export function embeddedSegments({ segments, refs, embeddings }: IndexState): readonly EmbeddedSegment[] {
  return segments.map((live, place) => ({
    live,
    files: embeddings?.files.filter(({ facts }) => facts.segment === refs[place]?.name) ?? [],
  }))
}

/** What a manifest says of it. */
export function stateFiles({ refs, lsa, embeddings }: IndexState): Pick<IndexFiles, 'segments' | 'lsa' | 'embeddings'> {
  return {
    segments: refs,
    ...(lsa && { lsa: { space: lsa.ref, vectors: lsa.vectorRefs } }),
    ...(embeddings && {
      embeddings: { model: embeddings.model, dimensions: embeddings.dimensions, vectors: embeddings.refs },
    }),
  }
}
