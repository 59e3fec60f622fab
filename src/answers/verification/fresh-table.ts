import type { PassageIndex } from '../../search/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import { entityPassages } from './entity-passages.ts'

interface FreshTableOptions {
  /** Made of this reading of the file too. Called only for answers that read all text. */
  readonly index: () => Promise<PassageIndex>
  readonly signal?: AbortSignal
}

/** A table read anew from its file, to hold answers against. What is counted for one answer is remembered for the next. */
export class FreshTable {
  readonly table: LoadedTable
  readonly index: () => Promise<PassageIndex>
  readonly signal: AbortSignal | undefined
  readonly #passages = new Map<string, Promise<ReadonlyMap<string, ReadonlySet<string>>>>()

  constructor(table: LoadedTable, { index, signal }: FreshTableOptions) {
    this.table = table
    this.index = index
    this.signal = signal
  }

  /** What computes an answer, but for SQL, which came with it: that runs in a process of its own, under limits. */
  get guarded(): Pick<LoadedTable, 'profile' | 'schema' | 'queryOwn'> {
    const { table } = this
    return { profile: table.profile, schema: table.schema, queryOwn: (sql, limits) => table.query(sql, limits) }
  }

  /** By entity the ids of its passages. */
  passagesOf(entities: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const key = JSON.stringify(entities)
    const known = this.#passages.get(key) ?? entityPassages(this.table, entities, this.signal)
    this.#passages.set(key, known)
    return known
  }
}
