import type { WhyNoEmbeddings } from '../../models/index.ts'
import type { JobOptions } from '../../progress.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { Dataset } from '../dataset.ts'
import { QueryVectors } from './query-vectors.ts'
import { withQueryVectors } from './with-query-vectors.ts'

/** Why vectors of a model take no part in a ranking. `not-embedded`: the index has none yet. `failed`: the model could not be asked. */
export const whyUnused = [
  'offline',
  'no-key',
  'other-model',
  'other-server',
  'not-wanted',
  'not-embedded',
  'failed',
] as const
type WhyUnused = (typeof whyUnused)[number]

/** What became of a model's vectors in a ranking. */
export interface EmbeddingsUse {
  /** Whose they are; where the index has none, the one that is asked for. */
  readonly model: string
  readonly used: boolean
  readonly because?: WhyUnused
}

export interface RankedByEmbeddings {
  /** Its hybrid rankings go by the vectors of the model wherever they can. */
  readonly index: PassageIndex
  /** To be asked after the search. Undefined: there are no such vectors, and none are asked for. */
  readonly use: () => EmbeddingsUse | undefined
}

/** `index` for searches. One warning says why when the vectors that it has of a model take no part, unless that was asked for. */
export async function rankedByEmbeddings(
  dataset: Dataset,
  index: PassageIndex,
  job: JobOptions,
): Promise<RankedByEmbeddings> {
  const { embeddings } = await index.stats()
  const wanted = await dataset.embeddings.wantedEmbeddings()
  if (embeddings === undefined) {
    if (typeof wanted !== 'string') return { index, use: () => undefined }
    return unused(index, { model: wanted, because: 'not-embedded' }, { name: dataset.name, job })
  }
  const { model, dimensions } = embeddings
  if (wanted === false) return { index, use: () => ({ model, used: false, because: 'not-wanted' }) }
  const opened = await dataset.embeddings.queryEmbeddings(model, job)
  if (opened.state === 'off' && opened.because === 'other-model')
    return unused(index, { model, because: opened.because }, { name: dataset.name, job })
  let because: WhyUnused | undefined
  const vectors = new QueryVectors({
    ...opened,
    dimensions,
    onMissing(error) {
      because = opened.state === 'off' ? opened.because : 'failed'
      // A dry run stops every call; it says so itself.
      if (error?.code === 'MODEL_DRY_RUN') return
      const why = opened.state === 'off' ? reasons[opened.because](dataset.name) : `${error?.message}: ${error?.why}`
      warn(model, why, job)
    },
  })
  return {
    index: withQueryVectors(index, (query, signal) => vectors.of(query, signal)),
    use: () => ({ model, used: because === undefined, ...(because === undefined ? {} : { because }) }),
  }
}

/** The index of a dataset, opened and seen to once, however often it is asked for. */
export function indexByEmbeddings(dataset: Dataset, job: JobOptions): () => Promise<PassageIndex> {
  let opened: Promise<PassageIndex> | undefined
  const open = async () => (await rankedByEmbeddings(dataset, await dataset.index(job), job)).index
  return () => {
    opened ??= open()
    return opened
  }
}

function unused(
  index: PassageIndex,
  { model, because }: { readonly model: string; readonly because: 'other-model' | 'not-embedded' },
  { name, job }: { readonly name: string; readonly job: JobOptions },
): RankedByEmbeddings {
  warn(model, reasons[because](name), job)
  return { index, use: () => ({ model, used: false, because }) }
}

const again = (name: string) => `"ragtime index ${name} --embeddings NAME"`

/** By the name of the file. */
const reasons: Readonly<Record<WhyNoEmbeddings | 'not-embedded', (name: string) => string>> = {
  offline: () => 'the network is off',
  'no-key': () => 'there is neither a key nor the address of a server: set OPENAI_API_KEY or OPENAI_BASE_URL',
  'other-model': (name) => `another model is asked for, and its vectors are not there: ${again(name)} makes them`,
  'other-server': () => 'the address that is set is that of a server of another kind: see OPENAI_BASE_URL',
  'not-embedded': (name) => `the index has none yet: ${again(name)} makes them`,
}

function warn(model: string, why: string, { onWarning }: JobOptions): void {
  onWarning?.({ code: 'EMBEDDINGS_UNUSED', message: `ranked without vectors of ${model}: ${why}` })
}
