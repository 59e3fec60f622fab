import { z } from 'zod'
import { confidenceVersion, type Thresholds } from '../answers/index.ts'
import type { JobOptions } from '../progress.ts'
import { generationFileName, type Store } from '../store/index.ts'
import type { LoadedTable } from '../table/index.ts'
import { isCurrentTable } from './current-index.ts'

const share = z.number().min(0).max(1)
const stored = z.object({ confidence: z.literal(confidenceVersion), open: share, named: share })

/** Undefined when there are none, or only such that another version of the confidence was measured with. */
export async function readThresholds(store: Store): Promise<Thresholds | undefined> {
  const file = (await store.readManifest())?.thresholds
  if (file === undefined) return undefined
  const { success, data } = stored.safeParse(JSON.parse(Buffer.from(await store.readFile(file)).toString('utf8')))
  return success ? { open: data.open, named: data.named } : undefined
}

/** Commits them beside the table. When another process has read a changed file meanwhile they are not its, and nothing is kept. */
export async function writeThresholds(
  store: Store,
  table: LoadedTable,
  { thresholds, job }: { readonly thresholds: Thresholds; readonly job: JobOptions },
): Promise<void> {
  await using lock = await store.lock({ wait: true, ...(job.signal === undefined ? {} : { signal: job.signal }) })
  const manifest = await store.readManifest()
  if (manifest === undefined || !(await isCurrentTable(store, table))) return
  const generation = await store.nextGeneration()
  const text = JSON.stringify({ confidence: confidenceVersion, ...thresholds })
  const file = await store.writeFile(generationFileName('thresholds', generation, 'json'), [Buffer.from(text)])
  await store.commit(lock, { ...manifest, generation, createdAt: new Date().toISOString(), thresholds: file })
}
