import { createFolder, fitLsa, type LsaModel, type TermCounts } from '../../lsa/index.ts'
import { type LiveSegment, liveCount } from '../snapshot.ts'
import { foldPassages, lsaVocabulary, termCounter } from './lsa-counts.ts'

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

/** Passages that a space is fit on; of more, every n-th. */
const mostSampled = 50_000
const seed = 1

/** The same segments give the same space, byte for byte. */
export function fitSpace(segments: readonly LiveSegment[]): FittedSpace {
  const { terms, documentFrequencies } = lsaVocabulary(segments)
  const columns = new Map(terms.map((term, column) => [term, column]))
  const counters = segments.map(({ segment }) => termCounter(segment, columns))
  const passages = segments.reduce((sum, live) => sum + liveCount(live), 0)
  const step = Math.max(1, passages / mostSampled)
  let met = 0
  const samples = segments.flatMap(({ segment, deleted }, place) => {
    const rowOf = new Int32Array(segment.passages).fill(-1)
    let rows = 0
    for (let passage = 0; passage < rowOf.length; passage++) {
      if (deleted?.[passage] === 1) continue
      if (Math.floor(met / step) !== Math.floor((met - 1) / step)) rowOf[passage] = rows++
      met++
    }
    return counters[place]?.(rowOf, rows) ?? []
  })
  const model = fitLsa(concatenate(samples, columns.size), { seed, documentFrequencies, passages })
  const fold = createFolder(model)
  const { dimensions } = model
  const vectors = segments.map(({ segment }, place) => {
    const counter = counters[place]
    return counter === undefined ? new Int8Array() : foldPassages(fold, segment, { counter, dimensions })
  })
  return { terms, model, passages, vectors }
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
