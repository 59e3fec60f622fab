import type { z } from 'zod'
import {
  ask,
  askedBefore,
  type Dataset,
  explore,
  find,
  indexFile,
  type JobOptions,
  type Operation,
  runOperation,
  search,
  show,
  sql,
  status,
  usage,
  verify,
} from './operations/index.ts'

type InputOf<Op extends Operation> = z.input<Op['input']>
type OutputOf<Op extends Operation> = z.output<Op['output']>

/**
 * A CSV to explore, search and question. Nothing is read until the first verb needs it; what was worked out is kept in the
 * store beside the file and found again next time. Close it when done, or declare it with `await using`.
 */
export class Table implements AsyncDisposable {
  readonly #dataset: Dataset
  readonly #job: JobOptions

  /** @internal Use `openTable`. */
  constructor(dataset: Dataset, job: JobOptions) {
    this.#dataset = dataset
    this.#job = job
  }

  /** Rows, columns with their roles and values, distributions of categories over entities. */
  explore(job?: JobOptions): Promise<OutputOf<typeof explore>> {
    return this.#run(explore, {}, job)
  }

  /** Reads the file and indexes its text now, rather than at the first question. */
  index(options: InputOf<typeof indexFile> = {}, job?: JobOptions): Promise<OutputOf<typeof indexFile>> {
    return this.#run(indexFile, options, job)
  }

  /** Passages ranked against `query`, best first. */
  search(
    query: string,
    options: Omit<InputOf<typeof search>, 'query'> = {},
    job?: JobOptions,
  ): Promise<OutputOf<typeof search>> {
    return this.#run(search, { ...options, query }, job)
  }

  /** Every row whose text holds what `query` asks for, grouped by entity and counted: nothing is ranked, nothing left out. */
  find(
    query: string,
    options: Omit<InputOf<typeof find>, 'query'> = {},
    job?: JobOptions,
  ): Promise<OutputOf<typeof find>> {
    return this.#run(find, { ...options, query }, job)
  }

  /**
   * The answer to a question in plain language: exact, extracted with citations, or declined. With `after`, the answer to the question before
   * it, it may go on from that: "and by country?", "how many of those have a footer?". A question that says all it asks stands alone all the same.
   */
  ask(
    question: string,
    { after, ...job }: JobOptions & { readonly after?: OutputOf<typeof ask> } = {},
  ): Promise<OutputOf<typeof ask>> {
    return this.#run(ask, { question, ...(after === undefined ? {} : { after: askedBefore(after) }) }, job)
  }

  /** One SELECT over all rows; the table is `data`, `_row` is the row number. */
  sql(
    query: string,
    options: Omit<InputOf<typeof sql>, 'query'> = {},
    job?: JobOptions,
  ): Promise<OutputOf<typeof sql>> {
    return this.#run(sql, { ...options, query }, job)
  }

  /** One row: raw cells, cleaned text, passages. `row` counts from 1, the header not counted. Throws ROW_UNKNOWN. */
  show(row: number, job?: JobOptions): Promise<OutputOf<typeof show>> {
    return this.#run(show, { row }, job)
  }

  /**
   * Checks an answer, or several, against the file read anew: hash, rows, columns, offsets, quotes, SQL, counts. Takes JSON from anywhere: what
   * is no answer does not hold.
   */
  verify(answers: unknown, job?: JobOptions): Promise<OutputOf<typeof verify>> {
    return this.#run(verify, { answers: Array.isArray(answers) ? answers : [answers] }, job)
  }

  /** What was sent to models about this table, what for and what it cost. */
  usage(options: InputOf<typeof usage> = {}): Promise<OutputOf<typeof usage>> {
    return this.#run(usage, options, undefined)
  }

  /** What the store holds and whether it still fits the file. */
  status(): Promise<OutputOf<typeof status>> {
    return this.#run(status, {}, undefined)
  }

  async close(): Promise<void> {
    await this.#dataset.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #run<Input extends z.ZodType, Output extends z.ZodType>(
    operation: Operation<Input, Output>,
    input: z.input<Input>,
    job: JobOptions | undefined,
  ): Promise<z.output<Output>> {
    return runOperation(operation, this.#dataset, { input, job: { ...this.#job, ...job } })
  }
}
