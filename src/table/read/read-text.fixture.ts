import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Warning } from '../../progress.ts'
import type { ReadOptions, ReadResult } from './read-options.ts'
import { readTable } from './read-table.ts'
import type { Reject } from './rejects-writer.ts'

/** A table as it was read: the result, the rows with `_row` in front, the rejects and the warnings. */
export interface Reading {
  readonly result: ReadResult
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly Warning[]
  /** Temporary files left behind; there should be none. */
  readonly left: readonly string[]
}

type Options = Partial<ReadOptions>

/** Runs `use` with a folder of its own: `data.csv` with the content, and the options that readTable needs. */
export async function withFile<T>(
  content: string | Uint8Array,
  use: (file: { readonly path: string; readonly folder: string; readonly options: ReadOptions }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-read-'))
  try {
    const path = join(folder, 'data.csv')
    await writeFile(path, content)
    await mkdir(join(folder, 'temp'))
    const options = {
      rowsPath: join(folder, 'rows.parquet'),
      rejectsPath: join(folder, 'rejects.jsonl'),
      tempDirectory: join(folder, 'temp'),
    }
    return await use({ path, folder, options })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function readText(content: string | Uint8Array, options: Options = {}): Promise<Reading> {
  return withFile(content, async ({ path, options: paths }) => {
    const warnings: Warning[] = []
    const all = { ...paths, ...options, onWarning: (warning: Warning) => warnings.push(warning) }
    const result = await readTable(path, all)
    return { result, warnings, ...(await readBack(all)), left: await readdir(paths.tempDirectory) }
  })
}

/** What readTable wrote. */
export async function readBack({ rowsPath, rejectsPath }: ReadOptions): Promise<Pick<Reading, 'rows' | 'rejects'>> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const result = await connection.runAndReadAll(`SELECT * FROM read_parquet('${rowsPath.replaceAll("'", "''")}')`)
  const rows = result.getRows().map((row) => row.map((value, i) => (i === 0 ? Number(value) : textOf(value))))
  connection.closeSync()
  instance.closeSync()
  const lines = await readFile(rejectsPath, 'utf8').catch(() => '')
  const rejects = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Reject => JSON.parse(line))
  return { rows, rejects }
}

function textOf(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  throw new TypeError(`every cell is text, not ${typeof value}`)
}
