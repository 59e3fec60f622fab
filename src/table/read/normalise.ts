import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenedSource } from './open-source.ts'
import type { ReadOptions } from './read-options.ts'
import { type RecordCounts, readRecords } from './read-records.ts'
import { RejectsWriter } from './rejects-writer.ts'
import { RowsWriter } from './rows-writer.ts'
import type { TableShape } from './table-shape.ts'
import { openText } from './text-reader.ts'

/** One pass over all records. */
export interface Attempt {
  readonly shape: TableShape
  readonly counts: RecordCounts
  readonly rows: RowsWriter
  readonly rejects: RejectsWriter
  readonly csvPath: string
}

/** Writes the accepted records as a normalised CSV into `directory` and the others to the rejects file. */
export async function normalise(
  opened: OpenedSource,
  {
    shape,
    directory,
    options,
    onBytes,
  }: {
    readonly shape: TableShape
    readonly directory: string
    readonly options: ReadOptions
    readonly onBytes: (done: number) => void
  },
): Promise<Attempt> {
  const csvPath = join(directory, 'rows.csv')
  await rm(options.rejectsPath, { force: true })
  await using text = await openText(opened)
  await using file = await open(csvPath, 'w')
  const rows = new RowsWriter(file, shape.dialect)
  const rejects = new RejectsWriter(options.rejectsPath)
  try {
    const { onBadRow = 'reject', signal } = options
    const counts = await readRecords(text, { name: opened.name, shape, onBadRow, rows, rejects, signal, onBytes })
    return { shape, counts, rows, rejects, csvPath }
  } finally {
    await rejects.close()
  }
}

/** When nearly all records of the whole file agree on a width that the sample did not show, the table is to be read with that. */
export function agreedWidth({ shape, counts, rows, rejects }: Attempt, options: ReadOptions): TableShape | undefined {
  const filled = rows.rows + rejects.count - rejects.byReason.empty
  const [width, count] = [...counts.rejectedWidths].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0, 0]
  if (options.onBadRow === 'fail' || count < 0.9 * filled || count === 0) return undefined
  if (width < shape.width) return { ...shape, usualWidth: width }
  const missing = Array.from({ length: width - shape.width }, () => '')
  return { ...shape, width, usualWidth: width, header: [...shape.header, ...missing] }
}
