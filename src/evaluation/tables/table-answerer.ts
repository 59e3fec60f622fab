/** Answers questions about one open table. */
export interface TableAnswerer extends AsyncDisposable {
  /** Undefined when it declines. */
  answer(question: string): Promise<TableAnswer | undefined>
}

export interface TableAnswer {
  /** The items the answer consists of, as a set: cells as they stand in the table, numbers plain, "yes" or "no". */
  readonly answer: readonly string[]
  /** 0 to 1; larger is surer. */
  readonly confidence: number
  /** What the question was understood as, in words. */
  readonly reading?: string
}
