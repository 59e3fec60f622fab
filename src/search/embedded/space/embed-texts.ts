import { RagtimeError } from '../../../errors.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { unitVector } from './directions.ts'
import { distinctTexts, type EmbeddingBatch, embeddingBatches, type KeyedText } from './embedding-batches.ts'
import type { PaidVectors } from './paid-vectors.ts'

export interface EmbedTextsOptions {
  readonly signal?: AbortSignal
  /** Told of each call whose vectors are saved: texts and tokens of that call. */
  readonly onSaved?: (call: { readonly texts: number; readonly tokens: number }) => void
}

/**
 * Has `model` embed those of `texts` that `paid` does not have, each different text once, as many a call and as many calls at once as the
 * model takes. The vectors of a call are on disk before they count as made, so whatever happens then, no saved text is sent again. When
 * a call fails the others under way are stopped, and its error is thrown.
 */
export async function embedTexts(
  texts: Iterable<string>,
  { model, paid }: { readonly model: EmbeddingModel; readonly paid: PaidVectors },
  { signal, onSaved }: EmbedTextsOptions,
): Promise<void> {
  const failed = new AbortController()
  const either = AbortSignal.any([failed.signal, ...(signal === undefined ? [] : [signal])])
  const batches = embeddingBatches(unpaid(distinctTexts(texts), paid), model)
  let saving: Promise<void> = Promise.resolve()
  const work = async () => {
    // All workers draw from one generator.
    for (let next = batches.next(); next.done !== true; next = batches.next()) {
      either.throwIfAborted()
      const rows = await embedBatch(model, next.value, either)
      saving = saving.then(() => paid.add(rows))
      await saving
      onSaved?.({ texts: rows.length, tokens: next.value.tokens })
    }
  }
  const workers = Array.from({ length: Math.max(1, model.maxCallsAtOnce) }, () =>
    work().catch((error: unknown) => {
      failed.abort(error)
      throw error
    }),
  )
  const results = await Promise.allSettled(workers)
  signal?.throwIfAborted()
  // The first to fail is why the others were stopped.
  if (results.some(({ status }) => status === 'rejected')) throw failed.signal.reason
}

function* unpaid(texts: Iterable<KeyedText>, paid: PaidVectors): Generator<KeyedText> {
  for (const one of texts) if (paid.find(one.key) === undefined) yield one
}

async function embedBatch(model: EmbeddingModel, { keys, texts }: EmbeddingBatch, signal: AbortSignal) {
  const vectors = await model.embed(texts, { role: 'passage', signal })
  if (vectors.length !== texts.length) throw unfit(model, `${vectors.length} vectors for ${texts.length} texts`)
  const dimensions = vectors[0]?.length ?? 0
  return keys.map((key, at) => {
    const vector = vectors[at] ?? new Float32Array()
    if (vector.length !== dimensions) throw unfit(model, `vectors of ${dimensions} and of ${vector.length} numbers`)
    // A vector of zeros, or with a number that is none, is near to nothing and would never be noticed.
    if (!vector.every(Number.isFinite) || !vector.some((value) => value !== 0))
      throw unfit(model, 'a vector without a direction')
    return { key, vector: unitVector(vector) }
  })
}

const unfit = ({ id }: EmbeddingModel, gave: string): RagtimeError =>
  new RagtimeError('MODEL_REPLY', {
    what: `the embedding model ${id} gave ${gave}`,
    why: 'it must give one finite vector a text, all of one length',
    fix: 'check that it is an embedding model; nothing of this call was kept',
    data: { model: id },
  })
