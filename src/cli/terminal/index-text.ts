import type { z } from 'zod'
import { type indexFile, usdText } from '../../operations/index.ts'
import { printableLine } from './printable.ts'

type Result = z.output<typeof indexFile.output>

/** What was indexed, and where it lies; then what vectors by a model took. */
export function indexText(result: Result): string {
  const { rows, rejected, passages, words, sizeBytes, seconds, built, store, cells, vectors, embeddings } = result
  const rejects = rejected === 0 ? '' : `, ${count(rejected)} rejected`
  const reused = cells.reused === 0 ? '' : ` (${count(cells.processed)} cells anew, ${count(cells.reused)} as before)`
  const fit = vectors.seconds === 0 ? '' : `, ${vectors.seconds.toFixed(1)} s of them for vectors`
  const state = built ? `indexed in ${seconds.toFixed(1)} s${fit}${reused}` : 'already indexed'
  const size = `${(sizeBytes / 1e6).toFixed(1)} MB in ${printableLine(store)}`
  const indexed = `${count(rows)} rows${rejects}, ${count(passages)} passages of ${count(words)} words: ${state}, ${size}`
  return embeddings === undefined ? indexed : `${indexed}\n${embeddingText(embeddings)}`
}

function embeddingText(embeddings: NonNullable<Result['embeddings']>): string {
  const { model, state, passages, saved, sent, calls, tokens, usd, seconds } = embeddings
  const name = printableLine(model)
  if (state === 'unsupported') return `no vectors by ${name}: its server makes none`
  if (passages === 0) return `all passages have their vectors by ${name}`
  const before = saved === 0 ? '' : `, ${count(saved)} texts paid for before`
  const texts = `${count(sent)} texts in ${count(calls)} ${calls === 1 ? 'call' : 'calls'}`
  const cost = sent === 0 ? '' : `, at most ${count(tokens)} tokens (${usdText(usd)})`
  return `vectors of ${count(passages)} passages by ${name}: ${texts}${cost}${before}, in ${seconds.toFixed(1)} s`
}

const count = (value: number): string => value.toLocaleString('en-US')
