import type { DatasetSettings } from '../operations/index.ts'
import type { FlagValues } from './command.ts'
import { amountFlag, stringFlag } from './flags.ts'

/** What the flags say about models; flags not given are left out. */
export function modelOptions(flags: FlagValues): NonNullable<DatasetSettings['model']> {
  const chat = stringFlag(flags, 'model')
  const embeddings = stringFlag(flags, 'embeddings')
  const baseUrl = stringFlag(flags, 'base-url')
  const maxUsd = amountFlag(flags, 'max-usd')
  return {
    ...(chat === undefined ? {} : { chat }),
    ...(embeddings === undefined ? {} : { embeddings }),
    ...(flags['no-model'] === true ? { chat: false, embeddings: false } : {}),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(flags.offline === true ? { offline: true } : {}),
    ...(flags['dry-run'] === true ? { dryRun: true } : {}),
    ...(maxUsd === undefined ? {} : { maxUsd }),
  }
}
