import type { EmbeddingModel } from '../../embedding-model.ts'
import { distinctTexts, embeddingBatches, type KeyedText } from './embedding-batches.ts'
import type { PaidVectors } from './paid-vectors.ts'

/** What embedding an index takes. */
export interface EmbeddingPlan {
  /** Passages that have no vector of the model yet. */
  readonly passages: number
  /** Their different texts. */
  readonly texts: number
  /** Those of them whose vectors were paid for before: nothing is sent for these. */
  readonly saved: number
  /** Of the texts to be sent, as the model counts or estimates them. */
  readonly tokens: number
  readonly calls: number
}

export interface PlanOptions {
  readonly paid: PaidVectors
  /** Given the texts of each call. */
  readonly onCall?: (texts: readonly string[]) => void
}

/** `texts`: of passages without a vector. */
export function planEmbeddings(
  texts: Iterable<string>,
  model: EmbeddingModel,
  { paid, onCall }: PlanOptions,
): EmbeddingPlan {
  const plan = { passages: 0, texts: 0, saved: 0, tokens: 0, calls: 0 }
  for (const batch of embeddingBatches(unpaid(), model)) {
    plan.calls++
    plan.tokens += batch.tokens
    onCall?.(batch.texts)
  }
  return plan

  function* unpaid(): Generator<KeyedText> {
    for (const one of distinctTexts(counted())) {
      plan.texts++
      if (paid.find(one.key) === undefined) yield one
      else plan.saved++
    }
  }

  function* counted(): Generator<string> {
    for (const text of texts) {
      plan.passages++
      yield text
    }
  }
}
