import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanerVersion } from '../../passages/index.ts'
import type { JobOptions } from '../../progress.ts'
import { createEmbeddedIndex, type PassageIndex } from '../../search/index.ts'
import { openStore, type Store } from '../../store/index.ts'
import { loadTable, openLoadedTable, type TableSettings } from '../../table/index.ts'
import { version } from '../../version.ts'
import { corpusPassages, passageIdOf } from './corpus-passages.ts'
import { type CorpusRow, corpusColumns, corpusRows } from './corpus-rows.ts'

/** A corpus, indexed in a folder of its own that goes when this is disposed of. */
export interface CorpusIndex extends AsyncDisposable {
  readonly index: Pick<PassageIndex, 'rank'>
  /** The passage of each row by the row's id in the corpus; rows that show nothing have one that is never found. */
  readonly passageIds: ReadonlyMap<string, string>
  readonly rejected: number
  readonly passages: number
  /** Reading the CSV. */
  readonly readMs: number
  /** Making passages and the index from the rows. */
  readonly indexMs: number
  /** Fitting vectors on the rows; undefined when they are not wanted, or where there is too little text for them. */
  readonly vectorsMs?: number
}

export interface CorpusIndexOptions {
  /** How to read the CSV. */
  readonly settings: TableSettings
  /** Whether to fit vectors, without which rankings are by words alone. */
  readonly vectors: boolean
  /** Milliseconds since any moment. */
  readonly now: () => number
}

/** Throws what reading a CSV throws, COLUMN_UNKNOWN and INPUT_INVALID. */
export async function indexCorpus(path: string, options: CorpusIndexOptions, job: JobOptions): Promise<CorpusIndex> {
  const directory = await mkdtemp(join(tmpdir(), 'ragtime-evaluate-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  try {
    return await indexInto(openStore(join(directory, 'store')), { ...options, path, remove }, job)
  } catch (error) {
    await remove()
    throw error
  }
}

async function indexInto(
  store: Store,
  {
    path,
    settings,
    vectors,
    now,
    remove,
  }: CorpusIndexOptions & { readonly path: string; readonly remove: () => Promise<void> },
  job: JobOptions,
): Promise<CorpusIndex> {
  const startedAt = now()
  await using lock = await store.lock({ wait: true })
  const manifest = await loadTable(store, { lock, path, settings, ragtime: version }, job)
  await using table = await openLoadedTable(store, manifest)
  const columns = corpusColumns(table)
  const readAt = now()
  const html = table.schema.columns.some(({ name, html: isHtml }) => isHtml && name === columns.text)
  const passageIds = new Map<string, string>()
  const rows = async function* (): AsyncGenerator<CorpusRow> {
    for await (const row of corpusRows(table, columns, job.signal)) {
      passageIds.set(row.id, passageIdOf(row.row))
      yield row
    }
  }
  const index = await createEmbeddedIndex(store, { cleaner: cleanerVersion, lock })
  try {
    await index.add(corpusPassages(rows, { ...job, column: columns.text, html }))
    const { passages } = await index.stats()
    const indexedAt = now()
    const fitted = vectors && (await index.fitVectors())
    return {
      index,
      passageIds,
      rejected: table.profile.rejected,
      passages,
      readMs: readAt - startedAt,
      indexMs: indexedAt - readAt,
      ...(fitted ? { vectorsMs: now() - indexedAt } : {}),
      async [Symbol.asyncDispose]() {
        await index.close()
        await remove()
      },
    }
  } catch (error) {
    await index.close()
    throw error
  }
}
