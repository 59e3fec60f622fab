import { createFolder, fitLsa, type LsaModel, type TermCounts } from '../../lsa/index.ts'
import type { LiveSegment } from '../snapshot.ts'
import { lsaVocabulary, segmentCounts } from './lsa-counts.ts'

/** A space fit on an index's own text, and every passage's place in it. */
export interface FittedSpace {
  /** Terms by column of the model. */
  readonly terms: readonly string[]
  readonly model: LsaModel
  /** Live passages when it was fit. */
  readonly passages: number
  /** One list of vectors a segment. */
  readonly vectors: readonly Int8Array[]
}

/** Passages that a space is fit on; of more, every so-manieth. */
const mostSampled = 50_000
const seed = 1

/** The same segments give the same space, byte for byte. */
export function fitSpace(segments: readonly LiveSegment[]): FittedSpace {
  const { terms, documentFrequencies } = lsaVocabulary(segments)
  const columns = new Map(terms.map((term, column) => [term, column]))
  const passages = segments.reduce((sum, live) => sum + livePassages(live).length, 0)
  const step = Math.max(1, passages / mostSampled)
  let met = 0
  const samples = segments.map((live) => {
    const rows = livePassages(live).filter(() => {
      const taken = Math.floor(met / step) !== Math.floor((met - 1) / step)
      met++
      return taken
    })
    return segmentCounts(live, columns, rows)
  })
  const model = fitLsa(concatenate(samples, columns.size), { seed, documentFrequencies, passages })
  const fold = createFolder(model)
  const vectors = segments.map((live) => fold(segmentCounts(live, columns)))
  return { terms, model, passages, vectors }
}

function livePassages({ segment, deleted }: LiveSegment): readonly number[] {
  const all = Array.from({ length: segment.passages }, (_, passage) => passage)
  return deleted === undefined ? all : all.filter((passage) => deleted[passage] !== 1)
}

function concatenate(parts: readonly TermCounts[], terms: number): TermCounts {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  const entries = parts.reduce((sum, part) => sum + part.columns.length, 0)
  const starts = new Uint32Array(rows + 1)
  const columns = new Uint32Array(entries)
  const counts = new Uint16Array(entries)
  let row = 0
  let at = 0
  for (const part of parts) {
    columns.set(part.columns, at)
    counts.set(part.counts, at)
    for (let i = 1; i <= part.rows; i++) starts[row + i] = at + (part.starts[i] ?? 0)
    row += part.rows
    at += part.columns.length
  }
  return { rows, terms, starts, columns, counts }
}
