import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { heldQuestions } from './generated/held-questions.ts'

/** The made-up questions that training holds out, as a folder in the form of WikiTableQuestions. It goes when it is disposed of. */
export function madeFolder(): AsyncDisposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'ragtime-made-'))
  mkdirSync(join(path, 'csv'))
  const lines = heldQuestions().map(({ id, question, answer, table: { names, cells } }) => {
    const table = `csv/${id.replace(/-\d+$/, '')}.csv`
    writeFileSync(join(path, table), [names, ...cells].map((row) => row.map(quoted).join(',')).join('\n'))
    return JSON.stringify({ id, question, answer, table })
  })
  writeFileSync(join(path, 'questions.jsonl'), lines.join('\n'))
  return {
    path,
    [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true, force: true }),
  }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
