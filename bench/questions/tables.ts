import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadTable, readTable } from '../../src/questions/readings/enumerate.ts'
import { viewTable } from '../../src/questions/readings/view/table-view.ts'

/** A question of a folder in the form of WikiTableQuestions. */
export interface LabelledQuestion {
  readonly id: string
  readonly question: string
  readonly table: string
  readonly answer: readonly string[]
}

export function readQuestions(folder: string): readonly LabelledQuestion[] {
  const lines = readFileSync(join(folder, 'questions.jsonl'), 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as LabelledQuestion) // as the folder's README says
}

const known = new Map<string, ReadTable>()
const mostKnown = 200

export function tableAt(folder: string, path: string): ReadTable {
  const file = join(folder, path)
  const before = known.get(file)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const [names = [], ...rows] = recordsOf(readFileSync(file, 'utf8'))
  const table = readTable(
    viewTable(
      names,
      rows.map((row) => names.map((_, at) => row[at] ?? '')),
    ),
  )
  known.set(file, table)
  return table
}

/** Records of a CSV as RFC 4180 writes it. */
function recordsOf(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && record.length === 0 && quoted === undefined && plain === '') break
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    records.push(record)
    record = []
    if (end === '') break
  }
  return records
}
