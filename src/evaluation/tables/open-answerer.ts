import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobOptions } from '../../progress.ts'
import { answerOf, compileQuestion, likeliestAnswer, prepareTable, questionContext } from '../../questions/index.ts'
import { openStore } from '../../store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable, type TableSettings } from '../../table/index.ts'
import { version } from '../../version.ts'
import type { TableAnswer, TableAnswerer } from './table-answerer.ts'

/** Share of their answers in which the rules are right on such tables, which their confidence does not know. */
const rulesRight = 0.5

/**
 * Reads a CSV into a store in a temporary folder, which goes with the answerer. It gives exact answers only: what would have to be looked
 * up in text is declined. Throws what reading a CSV throws.
 */
export async function openAnswerer(path: string, settings: TableSettings, job: JobOptions): Promise<TableAnswerer> {
  const directory = await mkdtemp(join(tmpdir(), 'ragtime-evaluate-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  try {
    const store = openStore(join(directory, 'store'))
    await using lock = await store.lock({ wait: true })
    const table = await openLoadedTable(store, await loadTable(store, { lock, path, settings, ragtime: version }, job))
    await prepareTable(table)
    return {
      answer: (question) => answerExactly(question, table, job.signal),
      async [Symbol.asyncDispose]() {
        await table.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

async function answerExactly(
  question: string,
  table: LoadedTable,
  signal: AbortSignal | undefined,
): Promise<TableAnswer | undefined> {
  const { plan } = compileQuestion(question, await questionContext(table, table.manifest.source.name))
  const likeliest = await likeliestAnswer(question, table, { rules: plan, signal })
  if (likeliest !== undefined || plan.kind !== 'sql') return likeliest
  return {
    answer: await answerOf(plan, table, signal),
    confidence: plan.confidence * rulesRight,
    reading: plan.reading,
  }
}
