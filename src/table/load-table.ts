import { mkdir, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { RagtimeError } from '../errors.ts'
import type { JobOptions } from '../progress.ts'
import {
  generationFileName,
  type IndexFiles,
  type Lock,
  type Manifest,
  manifestFormat,
  type Store,
} from '../store/index.ts'
import { describerVersion, describeTable } from './describe-table.ts'
import { type FileMark, markOf, sameMark } from './source-fingerprint.ts'
import { createDatabase } from './sql/database.ts'
import type { StoredProfile } from './stored-table.ts'
import { settingsRecord, type TableSettings } from './table-settings.ts'

export interface LoadRequest {
  /** Of the store, held by the caller. */
  readonly lock: Lock
  /** The CSV on disk. */
  readonly path: string
  /** What the table is called, where that is not the file's name (standard input, put into a file). */
  readonly name?: string
  readonly settings: TableSettings
  /** Index of the table before, kept so that the next index can take over what it can. */
  readonly outdatedIndex?: IndexFiles
  /** Version of Ragtime, for the manifest. */
  readonly ragtime: string
  readonly now?: () => Date
}

/**
 * Reads a CSV into the store: rows, rejects, profile and value lists, committed as a new generation without a passage index. Until that
 * moment readers see the generation before, and a failure leaves nothing behind. Throws what `readTable` throws, COLUMN_UNKNOWN and
 * ROLE_UNKNOWN for settings that do not fit the table, and FILE_CHANGED.
 */
export async function loadTable(store: Store, request: LoadRequest, job: JobOptions = {}): Promise<Manifest> {
  const generation = await store.nextGeneration()
  const names = {
    rows: generationFileName('rows', generation, 'parquet'),
    rejects: generationFileName('rejects', generation, 'jsonl'),
    profile: generationFileName('profile', generation, 'json'),
    values: generationFileName('values', generation, 'json'),
  }
  // The suffix lets the next writer clear it away after a crash.
  const tempDirectory = store.path('reading.tmp')
  try {
    await mkdir(tempDirectory, { recursive: true })
    const manifest = await load(store, request, { generation, names, tempDirectory, job })
    await store.commit(request.lock, manifest)
    return manifest
  } catch (error) {
    for (const name of Object.values(names)) await rm(store.path(name), { force: true })
    throw error
  } finally {
    await rm(tempDirectory, { recursive: true, force: true })
  }
}

interface LoadPlan {
  readonly generation: number
  readonly names: { readonly rows: string; readonly rejects: string; readonly profile: string; readonly values: string }
  readonly tempDirectory: string
  readonly job: JobOptions
}

async function load(
  store: Store,
  request: LoadRequest,
  { generation, names, tempDirectory, job }: LoadPlan,
): Promise<Manifest> {
  const { path, settings, outdatedIndex } = request
  const before = markIfThere(path)
  // Only now: reading brings DuckDB with it, which whoever merely opens a table should not wait for.
  const { readTable } = await import('./read/index.ts')
  const read = await readTable(path, {
    ...job,
    ...(settings.onBadRow === undefined ? {} : { onBadRow: settings.onBadRow }),
    ...(settings.delimiter === undefined ? {} : { delimiter: settings.delimiter }),
    ...(settings.quote === undefined ? {} : { quote: settings.quote }),
    ...(settings.encoding === undefined ? {} : { encoding: settings.encoding }),
    rowsPath: store.path(names.rows),
    rejectsPath: store.path(names.rejects),
    tempDirectory,
  })
  const after = markOf(path)
  if (before === undefined || !sameMark(before, after)) throw changed(path)

  const database = await createDatabase({ temporaryFolder: tempDirectory })
  try {
    const { profile, casts, values } = await describeTable(
      database,
      { path: store.path(names.rows), columns: read.columns, rejected: read.rejected, settings },
      job,
    )
    const stored: StoredProfile = { profile, casts }
    return {
      format: manifestFormat,
      ragtime: request.ragtime,
      generation,
      createdAt: (request.now?.() ?? new Date()).toISOString(),
      source: { name: request.name ?? basename(path), ...after, sha256: read.sha256 },
      settings: settingsRecord(settings),
      table: {
        describer: describerVersion,
        rows: await store.adopt(names.rows),
        ...(read.rejected > 0 ? { rejects: await store.adopt(names.rejects) } : {}),
        profile: await store.writeFile(names.profile, jsonChunks(stored)),
        values: await store.writeFile(names.values, jsonChunks(values)),
      },
      ...(outdatedIndex === undefined ? {} : { outdatedIndex }),
    }
  } finally {
    database.closeSync()
  }
}

/** A file that is not there is for `readTable` to complain about. */
function markIfThere(path: string): FileMark | undefined {
  try {
    return markOf(path)
  } catch {
    return undefined
  }
}

const jsonChunks = (value: unknown) => [Buffer.from(JSON.stringify(value))]

function changed(path: string): RagtimeError {
  return new RagtimeError('FILE_CHANGED', {
    what: `${path} changed while it was read`,
    why: 'another program wrote to it, so what was read may be half old and half new',
    fix: 'run the command again when the file is complete',
    data: { path },
  })
}
