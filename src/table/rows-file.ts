import { stat } from 'node:fs/promises'
import { RagtimeError } from '../errors.ts'
import type { Manifest, Store } from '../store/index.ts'

/** What can be read and checked in less time than a person notices. */
const mostCheckedBytes = 64 << 20

/** For opening a table: the file of rows is there and as long as it was. Throws STORE_DAMAGED. */
export async function checkRowsFile(store: Store, { table: { rows } }: Manifest): Promise<void> {
  const path = store.path(rows.name)
  const size = await stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
  if (size === rows.sizeBytes) return
  throw damagedRows(
    path,
    size === undefined ? 'it is missing' : `it has ${size} bytes where ${rows.sizeBytes} were written`,
  )
}

/** For the first look into the rows: DuckDB does not see every flipped bit, so files that are not huge are checked as a whole. */
export async function verifyRowsFile(store: Store, { table: { rows } }: Manifest): Promise<void> {
  if (rows.sizeBytes <= mostCheckedBytes) await store.verify(rows)
}

/** Runs a statement of our own over the rows file. It has no reason to fail but the file, so that is what the error says. */
export async function readingRows<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const ours =
      error instanceof RagtimeError || !(error instanceof Error) || !/^[A-Za-z ]+ Error: /.test(error.message)
    throw ours ? error : damagedRows(path, 'DuckDB cannot read it', error)
  }
}

function damagedRows(path: string, why: string, cause?: unknown): RagtimeError {
  return new RagtimeError('STORE_DAMAGED', {
    what: `A file of the store is damaged: ${path}`,
    why,
    fix: 'run `ragtime index --rebuild` to make it anew from the CSV',
    data: { path },
    cause,
  })
}
