import { join } from 'node:path'
import type { EmbeddingModel } from '../../search/index.ts'
import { paidFolder } from '../../store/index.ts'
import { endpointOf, pricesOf } from '../open-models.ts'
import type { ModelSettings } from '../settings/resolve-settings.ts'
import type { Timeouts } from '../transport/timeouts.ts'
import { type RetryPolicy, Transport } from '../transport/transport.ts'
import type { Meter } from '../usage/meter.ts'
import { chooseForQuery, type WhyNoEmbeddings } from './choose-embeddings.ts'
import { openEmbeddingModel } from './open-embedding-model.ts'
import { QueryVectorCache } from './query-vector-cache.ts'

export interface OpenEmbeddingsOptions {
  /** The folder of the store. */
  readonly store: string
  readonly meter: Meter
}

/** A model that makes vectors of passages, and what it is known to cost. */
export interface PassageEmbeddings {
  readonly model: EmbeddingModel
  /** As messages name its server. */
  readonly host: string
  /** USD per million tokens; absent when nobody knows. */
  readonly usdPerMillion?: number
  readonly limits: { readonly offline: boolean; readonly dryRun: boolean; readonly maxUsd?: number }
}

/** The model that the settings name, or undefined. Sends nothing. */
export async function openPassageEmbeddings(
  settings: ModelSettings,
  { meter }: OpenEmbeddingsOptions,
): Promise<PassageEmbeddings | undefined> {
  if (settings.embeddings === undefined) return undefined
  const { value: name } = settings.embeddings
  const endpoint = endpointOf(settings, undefined)
  const prices = pricesOf(name, settings, endpoint)
  const transport = new Transport(endpoint, { timeouts: settings.timeouts })
  const model = await openEmbeddingModel(name, transport, { meter, prices })
  const { offline, dryRun, maxUsd } = settings
  return {
    model,
    host: endpoint.host,
    ...(prices === undefined ? {} : { usdPerMillion: prices.input }),
    limits: { offline: offline.value, dryRun, ...(maxUsd === undefined ? {} : { maxUsd: maxUsd.value }) },
  }
}

/** A model that makes vectors of queries, or why there is none; and the vectors that it made before. */
export type QueryEmbeddings =
  | { readonly state: 'on'; readonly model: EmbeddingModel; readonly cache: QueryVectorCache }
  | { readonly state: 'off'; readonly because: WhyNoEmbeddings; readonly cache: QueryVectorCache }

/** A person waits for a query: it had better be ranked without its vector than late. */
const patience: Timeouts = { firstMs: 15_000, pauseMs: 5_000, totalMs: 20_000 }
const fewRetries: RetryPolicy = { retries: 1, baseMs: 300, mostMs: 3_000 }

/** For the queries of an index whose vectors the model `indexedBy` made. Sends nothing. */
export async function openQueryEmbeddings(
  settings: ModelSettings,
  indexedBy: string,
  { store, meter }: OpenEmbeddingsOptions,
): Promise<QueryEmbeddings> {
  const endpoint = endpointOf(settings, undefined)
  const choice = chooseForQuery(settings, indexedBy, endpoint)
  const cache = new QueryVectorCache(join(store, paidFolder, 'queries'), indexedBy)
  if (choice.state === 'off') return { ...choice, cache }
  const { name } = choice
  const transport = new Transport(endpoint, { timeouts: atMost(settings.timeouts, patience), retries: fewRetries })
  const model = await openEmbeddingModel(name, transport, { meter, prices: pricesOf(name, settings, endpoint) })
  return { state: 'on', model, cache }
}

const atMost = (one: Timeouts, other: Timeouts): Timeouts => ({
  firstMs: Math.min(one.firstMs, other.firstMs),
  pauseMs: Math.min(one.pauseMs, other.pauseMs),
  totalMs: Math.min(one.totalMs, other.totalMs),
})
