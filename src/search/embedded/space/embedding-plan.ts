import type { EmbeddingModel } from '../../embedding-model.ts'
import { type PaidVectors, textKey } from './paid-vectors.ts'
import { textsToEmbed } from './texts-to-embed.ts'
import type { EmbeddedSegment } from './write-embeddings.ts'

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
}

export interface PlanOptions {
  readonly paid: PaidVectors
  /** Columns whose passages get no vector, as nothing of them may leave the machine. */
  readonly leftOut: ReadonlySet<string>
}

export function planEmbeddings(
  segments: readonly EmbeddedSegment[],
  model: EmbeddingModel,
  { paid, leftOut }: PlanOptions,
): EmbeddingPlan {
  const texts = new Set<string>()
  const plan = { passages: 0, saved: 0, tokens: 0 }
  for (const segment of segments) {
    for (const { text } of textsToEmbed(segment, leftOut)) {
      plan.passages++
      const key = textKey(text)
      if (texts.has(key)) continue
      texts.add(key)
      if (paid.find(key) === undefined) plan.tokens += model.countTokens(text)
      else plan.saved++
    }
  }
  return { ...plan, texts: texts.size }
}
