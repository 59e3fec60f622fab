import type { FileRef } from '../../../store/index.ts'
import type { LiveSegment } from '../snapshot.ts'
import { type EmbeddedRow, type EmbeddingFacts, type EmbeddingFile, embeddingChunks } from './embedding-file.ts'

/** Rows held in memory until they are written: 64 MiB, 300,000 of 1536 dimensions. */
const fileBytes = 64 * 2 ** 20
/** Of a row beside its bits. */
const numberBytes = 8

/** Writes `rows`, which ascend by passage, into as many files as keep memory small. */
export async function writeEmbeddings(
  rows: Iterable<EmbeddedRow>,
  facts: Omit<EmbeddingFacts, 'rows'>,
  write: (chunks: Iterable<Uint8Array>) => Promise<FileRef>,
): Promise<readonly FileRef[]> {
  const rowsPerFile = Math.max(1, Math.floor(fileBytes / (facts.dimensions / 8 + numberBytes)))
  const refs: FileRef[] = []
  let waiting: EmbeddedRow[] = []
  for (const row of rows) {
    waiting.push(row)
    if (waiting.length < rowsPerFile) continue
    refs.push(await write(embeddingChunks(facts, waiting)))
    waiting = []
  }
  if (waiting.length > 0) refs.push(await write(embeddingChunks(facts, waiting)))
  return refs
}

/** A segment with the files of its vectors. */
export interface EmbeddedSegment {
  readonly live: LiveSegment
  readonly files: readonly EmbeddingFile[]
}

/** Live passages without a vector, ascending. */
export function passagesToEmbed({ live, files }: EmbeddedSegment): readonly number[] {
  const done = live.deleted?.slice() ?? new Uint8Array(live.segment.passages)
  for (const { passages } of files) for (const passage of passages) done[passage] = 1
  return [...done.keys()].filter((passage) => done[passage] === 0)
}

/** What segments bring into the one they are merged into, where their live passages are numbered on. */
export function* mergedEmbeddings(segments: readonly EmbeddedSegment[]): Generator<EmbeddedRow> {
  let number = 0
  for (const { live, files } of segments) {
    for (let passage = 0; passage < live.segment.passages; passage++) {
      if (live.deleted?.[passage] === 1) continue
      for (const file of files) {
        const row = file.row(passage)
        if (row !== undefined) yield { passage: number, ...row }
      }
      number++
    }
  }
}
