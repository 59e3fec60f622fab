import type { TextCell } from '../table/index.ts'

/** A batch ends where it has this many characters or cells: some 30 ms of work. */
const batchCharacters = 250_000
const batchCells = 500

/** Cells in batches, in order; no batch is empty. */
export async function* batchesOf(
  cells: AsyncIterable<TextCell>,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly TextCell[]> {
  let batch: TextCell[] = []
  let characters = 0
  for await (const cell of cells) {
    signal?.throwIfAborted()
    batch.push(cell)
    characters += cell.text.length
    if (characters < batchCharacters && batch.length < batchCells) continue
    yield batch
    batch = []
    characters = 0
  }
  signal?.throwIfAborted()
  if (batch.length > 0) yield batch
}

/** What `work` makes of each item, in the order of the items. Up to `capacity` items, read anew each time, are in work at once. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { capacity }: { readonly capacity: () => number },
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // A failure waits for its turn, and must not end the process until then.
    result.catch(() => {})
    running.push(result)
    while (running.length >= capacity()) {
      const first = running.shift()
      if (first !== undefined) yield await first
    }
  }
  for (const result of running) yield await result
}
