import type { DuckDBInstance } from '@duckdb/node-api'
import { RagtimeError } from '../errors.ts'
import type { Manifest, Store } from '../store/index.ts'
import type { Schema } from './column.ts'
import type { ColumnValues } from './column-values.ts'
import { castExpression } from './infer/column-cast.ts'
import type { LoadedTable, Row } from './loaded-table.ts'
import type { Profile, ValueCount } from './profile.ts'
import { readRawRows } from './raw-rows.ts'
import type { Reject } from './read/index.ts'
import { checkRowsFile, readingRows, verifyRowsFile } from './rows-file.ts'
import { schemaOf } from './schema.ts'
import { createLockedDatabase, duckdbEngine, type SqlTable } from './sql/duckdb-engine.ts'
import { processEngine } from './sql/process-engine.ts'
import type { ConditionLimits, SqlEngine, SqlLimits, SqlResult } from './sql/sql-engine.ts'
import { readStoredProfile, readStoredRejects, readStoredValues, type StoredProfile } from './stored-table.ts'
import { knownColumn, recordedSettings } from './table-settings.ts'
import type { TextCell } from './text-cell.ts'
import { readTextCells } from './text-cells.ts'

const defaultLimits = { maxRows: 1000, timeoutMs: 30_000 }

/**
 * Opens the table that `manifest` names. When its files went away because newer generations were committed meanwhile, the
 * newest is opened: `manifest` of what comes back says which. Throws STORE_DAMAGED.
 */
export async function openLoadedTable(store: Store, manifest: Manifest): Promise<LoadedTable> {
  try {
    await checkRowsFile(store, manifest)
    return new StoredTable(store, manifest, await readStoredProfile(store, manifest))
  } catch (error) {
    if (!(error instanceof RagtimeError) || error.code !== 'STORE_DAMAGED') throw error
    const current = await store.readManifest()
    if (current === undefined || current.generation === manifest.generation) throw error
    return openLoadedTable(store, current)
  }
}

interface OpenDatabase {
  readonly database: DuckDBInstance
  readonly engine: SqlEngine
}

class StoredTable implements LoadedTable {
  readonly manifest: Manifest
  readonly private: ReadonlySet<string>
  readonly schema: Schema
  readonly profile: Profile
  readonly #store: Store
  readonly #names: readonly string[]
  readonly #sqlTable: SqlTable
  #open: Promise<OpenDatabase> | undefined
  #guarded: SqlEngine | undefined
  #verified: Promise<void> | undefined
  #values: Promise<Nameable> | undefined

  constructor(store: Store, manifest: Manifest, { profile, casts }: StoredProfile) {
    this.manifest = manifest
    this.private = new Set(recordedSettings(manifest.settings).private)
    this.profile = profile
    this.schema = schemaOf(profile.columns)
    this.#store = store
    this.#names = profile.columns.map(({ name }) => name)
    this.#sqlTable = {
      path: store.path(manifest.table.rows.name),
      names: tableNames(manifest.source.name),
      columns: this.#names.map((name, i) => ({ name, expression: castExpression(name, casts[i] ?? { type: 'text' }) })),
    }
  }

  async *cells(column: string, { signal }: { readonly signal?: AbortSignal } = {}): AsyncGenerator<TextCell> {
    knownColumn(column, this.#names)
    const { path } = this.#sqlTable
    const { database } = await this.#database()
    const html = this.profile.columns.some((profile) => profile.name === column && profile.html)
    const { entity, url } = this.schema
    const cells = readTextCells(database, { path, column, html, entity, url, signal })
    try {
      for (;;) {
        const next = await readingRows(path, () => cells.next())
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await cells.return(undefined)
    }
  }

  async row(number: number): Promise<Row> {
    const row = (await this.rows([number])).get(number)
    if (row === undefined) throw await this.#unknownRow(number)
    return row
  }

  async rows(numbers: Iterable<number>, columns = this.#names): Promise<ReadonlyMap<number, Row>> {
    for (const column of columns) knownColumn(column, this.#names)
    const { path } = this.#sqlTable
    const { database } = await this.#database()
    return readingRows(path, () => readRawRows(database, { path, numbers, columns }))
  }

  async values(): Promise<ReadonlyMap<string, readonly ValueCount[]>> {
    return (await this.#nameable()).values
  }

  async aliases(): Promise<ReadonlyMap<string, string>> {
    return (await this.#nameable()).aliases
  }

  rejects(): Promise<readonly Reject[]> {
    return readStoredRejects(this.#store, this.manifest)
  }

  async query(sql: string, limits: Partial<SqlLimits> = {}): Promise<SqlResult> {
    return (await this.#guardedEngine()).run(sql, { ...defaultLimits, ...limits })
  }

  async queryOwn(sql: string, limits: Partial<SqlLimits> = {}): Promise<SqlResult> {
    const { engine } = await this.#database()
    return engine.run(sql, { ...defaultLimits, ...limits })
  }

  async rowsWhere(condition: string, limits: Partial<ConditionLimits> = {}): Promise<ReadonlySet<number>> {
    return (await this.#guardedEngine()).rowsWhere(condition, { ...defaultLimits, ...limits })
  }

  async close(): Promise<void> {
    const closing = this.#open
    const guarded = this.#guarded
    this.#open = undefined
    this.#guarded = undefined
    // What could not be opened has said so to whoever wanted it.
    const open = await closing?.catch(() => undefined)
    await Promise.all([open?.engine.close(), guarded?.close()])
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** Opened by the first call that needs rows, and once only when several come at the same time. */
  #database(): Promise<OpenDatabase> {
    this.#open ??= this.#openDatabase()
    return this.#open
  }

  async #openDatabase(): Promise<OpenDatabase> {
    await this.#verify()
    const database = await readingRows(this.#sqlTable.path, () => createLockedDatabase(this.#sqlTable))
    return { database, engine: duckdbEngine(database, this.#sqlTable) }
  }

  async #guardedEngine(): Promise<SqlEngine> {
    await this.#verify()
    this.#guarded ??= processEngine(this.#sqlTable)
    return this.#guarded
  }

  #verify(): Promise<void> {
    this.#verified ??= verifyRowsFile(this.#store, this.manifest)
    return this.#verified
  }

  /** Read once: questions come one after the other. */
  #nameable(): Promise<Nameable> {
    this.#values ??= readStoredValues(this.#store, this.manifest).then(nameable)
    return this.#values
  }

  async #unknownRow(number: number): Promise<RagtimeError> {
    const records = this.profile.rows + this.profile.rejected
    const reject = (await this.rejects()).find(({ row }) => row === number)
    return new RagtimeError('ROW_UNKNOWN', {
      what: `There is no row ${number} in ${this.manifest.source.name}`,
      why:
        reject === undefined
          ? `its rows are numbered from 1 to ${records}`
          : `the record on line ${reject.line} was rejected when the file was read: ${reject.reason}`,
      fix:
        reject === undefined
          ? 'use a number in this range'
          : 'mend the line in the file, or read it with --on-bad-row repair',
      data: { row: number, records, ...(reject === undefined ? {} : { line: reject.line, reason: reject.reason }) },
    })
  }
}

/** `data`, and what people call the file: `content` for `content.csv.gz`. */
function tableNames(fileName: string): readonly string[] {
  const stem = fileName.replace(/\.gz$/i, '').replace(/(?<=.)\.[^.]*$/, '')
  return stem === '' || stem.toLowerCase() === 'data' ? ['data'] : ['data', stem]
}

/** What words of a question can name. */
interface Nameable {
  readonly values: ReadonlyMap<string, readonly ValueCount[]>
  readonly aliases: ReadonlyMap<string, string>
}

function nameable(lists: readonly ColumnValues[]): Nameable {
  const aliases = lists.flatMap(({ values, entities }) =>
    values.flatMap(({ value }, i): [string, string][] => {
      const entity = entities?.[i]
      return entity === undefined ? [] : [[value, entity]]
    }),
  )
  // Domain names are no values of their column, whose cells hold whole addresses.
  const own = lists.filter(({ role }) => role !== 'url')
  return { values: new Map(own.map(({ column, values }) => [column, values])), aliases: new Map(aliases) }
}
