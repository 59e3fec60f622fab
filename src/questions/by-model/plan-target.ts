import { nearestNames } from '../../nearest.ts'
import { type ColumnProfile, type LoadedTable, toJsonTable } from '../../table/index.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import { printSql } from '../query/print-sql.ts'
import { fold } from '../words/words.ts'

export interface TargetOptions {
  readonly context: QuestionContext
  readonly table: Pick<LoadedTable, 'queryOwn'>
  /** Columns that the model was told of. */
  readonly columns: readonly string[]
  readonly signal: AbortSignal | undefined
}

/** The table that a model's plan is about: what of the plan it can bear out, and what is wrong with it. */
export class PlanTarget {
  readonly #options: TargetOptions
  readonly problems: string[] = []

  constructor(options: TargetOptions) {
    this.#options = options
  }

  get context(): QuestionContext {
    return this.#options.context
  }

  problem(text: string): undefined {
    this.problems.push(text)
    return undefined
  }

  /** Whether there is such a column. The model knows the visible ones only, so that private ones do not even exist for it. */
  has(name: string): boolean {
    const { columns } = this.#options
    if (columns.includes(name)) return true
    const nearest = nearestNames(name, columns, 3).map((column) => JSON.stringify(column))
    this.problem(`There is no column ${JSON.stringify(name)}; nearest: ${nearest.join(', ')}.`)
    return false
  }

  isNumber(name: string): boolean {
    const { type, role } = this.#column(name) ?? {}
    return type === 'integer' || type === 'decimal' || role === 'number'
  }

  isTime(name: string): boolean {
    const { type, role } = this.#column(name) ?? {}
    return type === 'date' || type === 'timestamp' || role === 'time'
  }

  isBoolean(name: string): boolean {
    return this.#column(name)?.type === 'boolean'
  }

  isUrl(name: string): boolean {
    return this.#column(name)?.role === 'url'
  }

  /** The values as the column spells them; undefined, with a problem, when it has one of them not at all. */
  async spelled(name: string, values: readonly string[]): Promise<readonly string[] | undefined> {
    if (values.length === 0) return this.problem(`The test "is" of "${name}" needs a value.`)
    const known = this.context.values.get(name)?.map(({ value }) => value) ?? []
    const spelled: string[] = []
    for (const value of values) {
      const folded = fold(value).trim()
      const same = known.includes(value) ? value : known.find((each) => fold(each).trim() === folded)
      if (same !== undefined || (await this.#occurs(name, value))) spelled.push(same ?? value)
      else this.problem(`"${name}" has no value ${JSON.stringify(value)}; to look inside texts, use contains.`)
    }
    return spelled.length === values.length ? spelled : undefined
  }

  #column(name: string): ColumnProfile | undefined {
    return this.context.profile.columns.find((column) => column.name === name)
  }

  async #occurs(name: string, value: string): Promise<boolean> {
    const { table, signal } = this.#options
    const where = { kind: 'is', column: name, values: [value] } as const
    const sql = printSql({ kind: 'measure', measures: [{ kind: 'rows' }], where }, this.context.profile.columns)
    try {
      const { rows } = toJsonTable(await table.queryOwn(sql, signal === undefined ? {} : { signal }))
      return Number(rows[0]?.[0] ?? 0) > 0
    } catch {
      signal?.throwIfAborted()
      // "soon" is no value of a column of dates.
      return false
    }
  }
}
