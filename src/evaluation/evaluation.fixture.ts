import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with these files. Dispose to remove it. */
export async function folderOf(
  files: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'ragtime-evaluation-test-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** What went wrong, as far as code tests it. */
export async function problemOf(work: Promise<unknown>): Promise<{ readonly code: unknown; readonly text: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error) || !('code' in error) || !('why' in error)) throw error ?? new Error('did not fail')
  return { code: error.code, text: `${error.message}: ${error.why}` }
}

const words = ['oak', 'elm', 'ash', 'yew', 'fir']

/** Five trees: the query for each finds its own row, and the leaf of one row is that of all. */
export const treeCollection = {
  'corpus.csv': `id,title,text\n${words.map((word, row) => `t${row + 1},${word},"The ${word} is a tree. Its leaf falls."`).join('\n')}\n`,
  'queries.jsonl': words.map((word, row) => `{"_id": "q${row + 1}", "text": "${word}"}\n`).join(''),
  'qrels.tsv': `query-id\tcorpus-id\tscore\n${words.map((_, row) => `q${row + 1}\tt${row + 1}\t1`).join('\n')}\n`,
}
