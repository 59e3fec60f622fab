import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Passage } from './corpus.ts'
import { readVectors } from './vectors.ts'

/** The files that all engines build from. */
export interface ReadableCorpus {
  readonly csv: string
  /** Absent: no engine is to index vectors. */
  readonly vectors?: string
  readonly passages: number
}

export type ReadPassage = Omit<Passage, 'topics'> & { readonly vector?: Float32Array<ArrayBuffer> }

/** The passages with their vectors, `batchSize` at a time. Knows only the CSV that `writeCorpus` writes: no quotes inside quotes. */
export async function* readBatches({ csv, vectors }: ReadableCorpus, batchSize: number): AsyncGenerator<ReadPassage[]> {
  const lines = createInterface({ input: createReadStream(csv), crlfDelay: Number.POSITIVE_INFINITY })
  const vectorReader = vectors === undefined ? undefined : readVectors(vectors)
  let batch: ReadPassage[] = []
  let isHeader = true
  for await (const line of lines) {
    if (isHeader) {
      isHeader = false
      continue
    }
    const [id = '', entity = '', category = ''] = line.split(',', 3)
    const text = line.slice(id.length + entity.length + category.length + 4, -1)
    const vector = vectorReader?.next().value
    batch.push({ id: Number(id), entity, category, text, ...(vector === undefined ? {} : { vector }) })
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
