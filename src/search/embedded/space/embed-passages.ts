import { RagtimeError } from '../../../errors.ts'
import type { Passage } from '../../../passages/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import type { Segment } from '../segment/segment.ts'
import { unitVector } from './directions.ts'
import type { EmbeddedRow } from './embedding-file.ts'

/** The passages of a segment to be embedded, and by what. */
interface EmbeddingJob {
  readonly segment: Segment
  /** Ascending. */
  readonly passages: readonly number[]
  readonly signal: AbortSignal | undefined
}

/** Vectors of `passages` in their order, as many a call as the model takes. Throws INPUT_INVALID when it does not give what it says. */
export async function* embedPassages(
  model: EmbeddingModel,
  { segment, passages, signal }: EmbeddingJob,
): AsyncGenerator<EmbeddedRow> {
  const batch = Math.max(1, Math.floor(model.maxTextsPerCall))
  for (let start = 0; start < passages.length; start += batch) {
    signal?.throwIfAborted()
    const asked = passages.slice(start, start + batch)
    const texts = asked.map((passage) => embeddedText(segment.passage(passage, [])))
    const vectors = await model.embed(texts, { role: 'passage', ...(signal && { signal }) })
    signal?.throwIfAborted()
    if (vectors.length !== texts.length) throw unfit(model, `${vectors.length} vectors for ${texts.length} texts`)
    for (const [at, passage] of asked.entries()) {
      const vector = vectors[at] ?? new Float32Array()
      check(model, vector)
      yield { passage, vector: unitVector(vector) }
    }
  }
}

/**
 * What stands for a passage: the headings above it, outermost first, the names of its table's columns, and its text, a line each. Not
 * its entities: one passage has the occurrences of all equal cells, and they change while its text, which was paid for, does not.
 */
function embeddedText({ headings, tableHeader, text }: Passage): string {
  return [...headings, ...(tableHeader === undefined ? [] : [tableHeader.join('\t')]), text].join('\n')
}

function check(model: EmbeddingModel, vector: Float32Array): void {
  if (vector.length !== model.dimensions) throw unfit(model, `a vector of ${vector.length} numbers`)
  // A vector of zeros, or with a number that is none, is near to nothing and would never be noticed.
  if (!vector.every(Number.isFinite) || !vector.some((value) => value !== 0))
    throw unfit(model, 'a vector without a direction')
}

const unfit = ({ id, dimensions }: EmbeddingModel, gave: string): RagtimeError =>
  new RagtimeError('INPUT_INVALID', {
    what: `the embedding model ${id} gave ${gave}`,
    why: `it must give one finite vector of ${dimensions} numbers a text`,
    fix: 'check the name of the model and its number of dimensions; nothing of this call was kept',
    data: { model: id, dimensions },
  })
