import { z } from 'zod'
import { RagtimeError } from '../../errors.ts'
import { type PassageEmbeddings, usdText } from '../../models/index.ts'
import type { JobOptions } from '../../progress.ts'
import type { EmbeddedIndex } from '../../search/index.ts'
import type { Dataset } from '../dataset.ts'

/** What `index` says of the vectors that a model makes. */
export const embeddingReport = z.object({
  /** `vendor/model`. */
  model: z.string(),
  /** `made`: every passage that may leave the machine has one · `planned`: a dry run · `unsupported`: the server makes none. */
  state: z.enum(['made', 'planned', 'unsupported']),
  /** Passages that had none yet. */
  passages: z.int(),
  /** Their different texts. */
  texts: z.int(),
  /** Texts whose vectors were there from before, so that nothing was sent for them. */
  saved: z.int(),
  /** Texts that were sent; under `planned` those that would be. */
  sent: z.int(),
  calls: z.int(),
  /** Of the texts sent, estimated from above. */
  tokens: z.int(),
  /** What they cost, estimated from above. Absent when the price is not known. */
  usd: z.number().exactOptional(),
  seconds: z.number(),
})
export type EmbeddingReport = z.output<typeof embeddingReport>

interface EmbedIndexOptions {
  readonly index: EmbeddedIndex
  /** Columns whose text never leaves the machine. */
  readonly private: ReadonlySet<string>
  readonly job: JobOptions
}

/**
 * Gives the passages of an index the vectors of the model that is asked for, if one is. Throws MODEL_BUDGET before anything is sent when all
 * may cost more than is allowed, MODEL_OFFLINE when something would have to be sent and must not, and what the model throws: what it made
 * until then is kept. A server without such an endpoint is a warning: words and the file's own vectors rank as well.
 */
export async function embedIndex(dataset: Dataset, options: EmbedIndexOptions): Promise<EmbeddingReport | undefined> {
  const embeddings = await dataset.embeddings.passageEmbeddings(options.job)
  return embeddings === undefined ? undefined : new Embedding(embeddings, options).run()
}

class Embedding {
  readonly #embeddings: PassageEmbeddings
  readonly #options: EmbedIndexOptions
  readonly #startedAt = performance.now()

  constructor(embeddings: PassageEmbeddings, options: EmbedIndexOptions) {
    this.#embeddings = embeddings
    this.#options = options
  }

  async run(): Promise<EmbeddingReport> {
    const { model, limits } = this.#embeddings
    const { index, private: leftOut } = this.#options
    const batches: (readonly string[])[] = []
    const onCall = (texts: readonly string[]) => batches.push(texts)
    const plan = await index.planEmbeddings(model, { leftOut, ...(limits.dryRun ? { onCall } : {}) })
    const { passages, texts, saved, calls, tokens } = plan
    const usd = this.#usd(tokens)
    const report = { model: model.id, passages, texts, saved, sent: texts - saved, calls, tokens, ...usd }
    if (limits.dryRun) await this.#planEach(batches)
    else if (calls > 0) this.#check(report)
    const state = limits.dryRun ? 'planned' : await this.#embed(report)
    const unsent = state === 'unsupported' ? { sent: 0, calls: 0, tokens: 0, ...this.#usd(0) } : {}
    return { ...report, ...unsent, state, seconds: (performance.now() - this.#startedAt) / 1000 }
  }

  /** Takes each call up to where it would be sent, so that the meter knows of it. */
  async #planEach(batches: readonly (readonly string[])[]): Promise<void> {
    for (const texts of batches) {
      await this.#embeddings.model.embed(texts, { role: 'passage' }).catch((error: unknown) => {
        if (!hasCode(error, 'MODEL_DRY_RUN')) throw error
      })
    }
  }

  #check({ sent, usd }: Pick<EmbeddingReport, 'sent' | 'usd'>): void {
    const { model, limits } = this.#embeddings
    if (limits.offline) throw offline(model.id, sent)
    if (limits.maxUsd !== undefined && usd !== undefined && usd > limits.maxUsd) {
      throw tooDear(model.id, { sent, usd, mostUsd: limits.maxUsd })
    }
  }

  async #embed({ sent: total, tokens: allTokens, usd: allUsd }: Pick<EmbeddingReport, 'sent' | 'tokens' | 'usd'>) {
    const { model, host } = this.#embeddings
    const { index, private: leftOut, job } = this.#options
    let [done, tokens] = [0, 0]
    const report = () => {
      const cost = allUsd === undefined ? {} : { usd: this.#usd(tokens).usd ?? 0, totalUsd: allUsd }
      const spent = { tokens, totalTokens: allTokens, ...cost }
      if (total > 0) job.onProgress?.({ step: 'embed', done, total, unit: 'texts', spent })
    }
    report()
    try {
      await index.embedWith(model, {
        leftOut,
        ...(job.signal && { signal: job.signal }),
        onSaved(call) {
          done += call.texts
          tokens += call.tokens
          report()
        },
      })
      return 'made' as const
    } catch (error) {
      if (!hasCode(error, 'MODEL_UNSUPPORTED')) throw error
      const message = `${host} makes no vectors of texts: hybrid rankings go by words, and by vectors fit on the text`
      job.onWarning?.({ code: 'EMBEDDINGS_UNUSED', message })
      return 'unsupported' as const
    }
  }

  #usd(tokens: number): { readonly usd?: number } {
    const { usdPerMillion } = this.#embeddings
    return usdPerMillion === undefined ? {} : { usd: (tokens * usdPerMillion) / 1e6 }
  }
}

const hasCode = (error: unknown, code: RagtimeError['code']): boolean =>
  error instanceof RagtimeError && error.code === code

const offline = (model: string, texts: number): RagtimeError =>
  new RagtimeError('MODEL_OFFLINE', {
    what: `${texts} texts have no vector of ${model} yet`,
    why: 'they would have to be sent to it, and the network is off',
    fix: 'leave --offline out, or --embeddings; the index itself is made',
    data: { model, texts },
  })

function tooDear(model: string, cost: { readonly sent: number; readonly usd: number; readonly mostUsd: number }) {
  const { sent, usd, mostUsd } = cost
  return new RagtimeError('MODEL_BUDGET', {
    what: `vectors of ${sent} texts by ${model} may cost ${usdText(usd)}, and ${usdText(mostUsd)} is allowed`,
    why: 'their cost is estimated from above, and nothing is begun that may not be finished',
    fix: 'raise --max-usd, or leave it out; --dry-run shows what would be sent',
    data: { model, ...cost },
  })
}
