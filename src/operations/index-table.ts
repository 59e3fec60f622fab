import { RagtimeError } from '../errors.ts'
import {
  buildCells,
  CellRecordWriter,
  cellKeyOfPassage,
  cleanerVersion,
  KnownCells,
  type Passage,
} from '../passages/index.ts'
import type { JobOptions } from '../progress.ts'
import {
  createEmbeddedIndex,
  type EmbeddedIndexOptions,
  openOutdatedIndex,
  type PassageIndex,
} from '../search/index.ts'
import { generationFileName, type Lock, type Store } from '../store/index.ts'
import type { LoadedTable, Occurrence } from '../table/index.ts'

/** The distinct cells of the text columns, by what became of them when the table was indexed. */
export interface CellCounts {
  /** Cleaned and cut into passages. */
  readonly processed: number
  /** Their passages were taken over from the index of the table before. */
  readonly reused: number
  /** Of the table before, and in this one no more. */
  readonly removed: number
}

interface IndexingOptions {
  /** Of the store, held by the caller. */
  readonly lock: Lock
  readonly job: JobOptions
}

/** An index of the table before, and what is remembered of its cells. */
interface Earlier {
  readonly index: PassageIndex
  readonly known: KnownCells
}

/**
 * Indexes the text of `table`, which is the one that the store's manifest names. Cells that stand in the index of the table before are taken
 * over; the index is the same as if it were made from nothing, which it is where the one before is damaged or of another version.
 */
export async function indexTable(
  store: Store,
  table: Pick<LoadedTable, 'schema' | 'cells'>,
  { lock, job }: IndexingOptions,
): Promise<CellCounts> {
  try {
    return await new Indexing(store, table, { lock, job }).run({ fromNothing: false })
  } catch (error) {
    if (!(error instanceof RagtimeError) || error.code !== 'STORE_DAMAGED') throw error
    // Damage of the table shows again now; that of the index before has no part in it any more.
    const counts = await new Indexing(store, table, { lock, job }).run({ fromNothing: true })
    const message = `${error.message}: ${error.why}; the search index was made anew from the rows in the store`
    job.onWarning?.({ code: 'STORE_REBUILT', message })
    return counts
  }
}

class Indexing {
  readonly #store: Store
  readonly #table: Pick<LoadedTable, 'schema' | 'cells'>
  readonly #job: Pick<JobOptions, 'signal' | 'onProgress' | 'workers'>
  readonly #options: EmbeddedIndexOptions
  readonly #records = new CellRecordWriter()
  readonly #counts = { processed: 0, reused: 0, removed: 0 }
  /** Ids of passages of the index before that have no place in the new one. */
  readonly #outdated: string[] = []

  constructor(store: Store, table: Pick<LoadedTable, 'schema' | 'cells'>, { lock, job }: IndexingOptions) {
    // Warnings are the caller's to give.
    const { onWarning: _, ...rest } = job
    this.#store = store
    this.#table = table
    this.#job = rest
    this.#options = {
      cleaner: cleanerVersion,
      lock,
      cells: (generation) =>
        store.writeFile(generationFileName('segments/cells', generation, 'bin'), this.#records.chunks()),
    }
  }

  async run({ fromNothing }: { readonly fromNothing: boolean }): Promise<CellCounts> {
    const earlier = fromNothing ? undefined : await this.#openEarlier()
    const index = earlier?.index ?? (await createEmbeddedIndex(this.#store, this.#options))
    try {
      await index.update({ add: this.#passages(earlier), remove: this.#outdated })
    } finally {
      await index.close()
    }
    return this.#counts
  }

  async #openEarlier(): Promise<Earlier | undefined> {
    const cells = (await this.#store.readManifest())?.outdatedIndex?.cells
    if (cells === undefined) return undefined
    const known = new KnownCells(await this.#store.readFile(cells))
    const index = await openOutdatedIndex(this.#store, this.#options).catch(ignoreVersion)
    return index === undefined ? undefined : { index, known }
  }

  /** Passages to be added. What is to be removed is known when they have been given. */
  async *#passages(earlier: Earlier | undefined): AsyncGenerator<Passage> {
    const known = earlier?.known
    const outdated = new Set(known?.keys())
    const moved = new Map<string, readonly Occurrence[]>()
    let again = 0
    for (const column of this.#table.schema.text) {
      const cells = () => this.#table.cells(column, this.#job)
      const built = buildCells(cells, { ...this.#job, ...(known === undefined ? {} : { known }) })
      for await (const { cell, record, passages } of built) {
        this.#records.add(record)
        if (passages === undefined) {
          this.#counts.reused++
          outdated.delete(record.key)
          const before = known?.get(record.key)?.occurrencesKey
          if (before !== record.occurrencesKey) moved.set(record.key, cell.occurrences)
        } else {
          this.#counts.processed++
          // It stays outdated: what it had before goes, but for what it has again.
          if (outdated.has(record.key)) again++
          yield* passages
        }
      }
    }
    this.#counts.removed = outdated.size - again
    if (earlier !== undefined) yield* this.#takeOver(earlier, { moved, outdated })
  }

  /** Gives the passages of moved cells with their new occurrences, and takes down those of outdated cells. */
  async *#takeOver(
    { index, known }: Earlier,
    {
      moved,
      outdated,
    }: { readonly moved: ReadonlyMap<string, readonly Occurrence[]>; readonly outdated: ReadonlySet<string> },
  ): AsyncGenerator<Passage> {
    const rows = new Set<number>()
    for (const key of [...moved.keys(), ...outdated]) rows.add(known.get(key)?.firstRow ?? 0)
    for await (const passage of index.scan({ ...this.#job, rows })) {
      const key = cellKeyOfPassage(passage.id)
      const occurrences = moved.get(key)
      if (occurrences !== undefined) yield { ...passage, occurrences }
      else if (outdated.has(key)) this.#outdated.push(passage.id)
    }
  }
}

/** An index that another version made gives nothing to take over. */
function ignoreVersion(error: unknown): undefined {
  if (!(error instanceof RagtimeError) || error.code !== 'STORE_VERSION') throw error
}
