import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

/** Evaluates numeric expressions over the cells of one column; 0 where SQL says NULL. `from` is a relation that has `col`. */
export type ReadCells = <Name extends string>(
  from: string,
  expressions: Readonly<Record<Name, string>>,
) => Promise<Readonly<Record<Name, number>>>

interface Question {
  readonly from: string
  readonly list: string
  readonly asking: {
    readonly column: number
    readonly resolve: (values: readonly DuckDBValue[]) => void
    readonly reject: (error: unknown) => void
  }[]
}

/**
 * Questions about several columns whose cells are in one temporary table, with the number of the column as `col`. What is asked of
 * many columns at the same time becomes one statement: a statement for each of 10,000 columns would take minutes.
 */
export class CellBatch {
  readonly #connection: DuckDBConnection
  readonly #single: boolean
  readonly #questions = new Map<string, Question>()
  #answering = false

  constructor(connection: DuckDBConnection, columns: number) {
    this.#connection = connection
    this.#single = columns === 1
  }

  /** The values of `expressions` over the cells of one column. */
  values(column: number, from: string, expressions: readonly string[]): Promise<readonly DuckDBValue[]> {
    const list = expressions.join(', ')
    const key = `${list} FROM ${from}`
    const question = this.#questions.get(key) ?? { from, list, asking: [] }
    this.#questions.set(key, question)
    return new Promise((resolve, reject) => {
      question.asking.push({ column, resolve, reject })
      if (this.#answering) return
      this.#answering = true
      void this.#answerAll()
    })
  }

  /** What reads numbers of one column. */
  reader(column: number): ReadCells {
    return async <Name extends string>(from: string, expressions: Readonly<Record<Name, string>>) => {
      const list = Object.values<string>(expressions).map((expression) => `CAST(${expression} AS DOUBLE)`)
      const values = await this.values(column, from, list)
      const numbers = Object.keys(expressions).map((name, i) => [name, Number(values[i] ?? 0)])
      // Proof of the cast: one value for each of the record's own keys, made a number here.
      return Object.fromEntries(numbers) as Record<Name, number>
    }
  }

  async #answerAll(): Promise<void> {
    // By the next turn every column that goes on to the same question has asked it.
    for (await nextTurn(); this.#questions.size > 0; await nextTurn()) {
      for (const [key, question] of [...this.#questions]) {
        this.#questions.delete(key)
        await this.#answer(question)
      }
    }
    this.#answering = false
  }

  async #answer({ from, list, asking }: Question): Promise<void> {
    try {
      const columns = asking.map(({ column }) => column).join(', ')
      const reader = await this.#connection.runAndReadAll(
        this.#single
          ? `SELECT 0, ${list} FROM ${from}`
          : `SELECT col, ${list} FROM ${from} WHERE col IN (${columns}) GROUP BY col`,
      )
      const found = new Map(reader.getRows().map(([column, ...values]) => [Number(column), values]))
      for (const { column, resolve } of asking) resolve(found.get(column) ?? [])
    } catch (error) {
      for (const { reject } of asking) reject(error)
    }
  }
}
