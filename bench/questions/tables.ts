import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadTable, readTable } from '../../src/questions/readings/enumerate.ts'
import { viewTable } from '../../src/questions/readings/view/table-view.ts'
import type { AskedOfTable } from './generated/generate.ts'
import type { MadeTable } from './generated/table.ts'

/** A question with its answer and its table. */
export interface LabelledQuestion {
  readonly id: string
  readonly question: string
  readonly answer: readonly string[]
  /** Equal for questions of one table. */
  readonly table: string
  readonly read: () => ReadTable
}

/** The questions of a folder in the form of WikiTableQuestions. */
export function readQuestions(folder: string): readonly LabelledQuestion[] {
  return questionsIn(readFileSync(join(folder, 'questions.jsonl'), 'utf8'), folder)
}

/** The questions on the lines of such a file, and the tables in a folder. */
export function questionsIn(lines: string, folder: string): readonly LabelledQuestion[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const asked = JSON.parse(line) as Omit<LabelledQuestion, 'read'> // as the folder's README says
      return { ...asked, read: () => tableAt(folder, asked.table) }
    })
}

/** The same of questions that were made up. */
export function madeQuestions(asked: readonly AskedOfTable[]): readonly LabelledQuestion[] {
  const tables = new Map<MadeTable, ReadTable>()
  const read = (table: MadeTable): ReadTable => {
    const before = tables.get(table) ?? readTable(viewTable(table.names, table.cells))
    tables.set(table, before)
    return before
  }
  return asked.map(({ id, question, answer, table }) => ({
    id,
    question,
    answer,
    table: id.replace(/-\d+$/, ''),
    read: () => read(table),
  }))
}

const known = new Map<string, ReadTable>()
const mostKnown = 200

function tableAt(folder: string, path: string): ReadTable {
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
