import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sameDenotation } from '../../src/evaluation/tables/denotation.ts'
import { readTableQuestions, type TableQuestion } from '../../src/evaluation/tables/table-question.ts'
import { compileQuestion, type Query, questionContext } from '../../src/questions/index.ts'
import { answerOf, placeOf, readWhole } from '../../src/questions/learned/read-from-table.ts'
import { type RankedReading, type ReadTable, rankReadings } from '../../src/questions/readings/index.ts'
import { openStore } from '../../src/store/index.ts'
import { type LoadedTable, loadTable, openLoadedTable } from '../../src/table/index.ts'

/** What the readings and the rules make of a question. */
export interface Heard {
  /** The likeliest, and which of them are right. */
  readonly readings: readonly (RankedReading & { readonly isRight: boolean })[]
  /** Of the query that the rules understood; absent when they gave no answer. */
  readonly kind?: Query['kind']
  /** Of the reading that answers what the rules do; -1 when there is none. */
  readonly place: number
  readonly areRulesRight: boolean
}

/** Readings kept of each question. */
const mostKept = 50

/** Asks the questions on every so manyth table of a folder, counted as the training does. */
export async function heardOf(folder: string, { every }: { readonly every: number }): Promise<readonly Heard[]> {
  const tables = [...Map.groupBy(await readTableQuestions(folder), ({ table }) => table)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const heard: Heard[] = []
  for (const [at, [, labels]] of tables.entries()) if (at % every === 0) heard.push(...(await hearTable(labels)))
  return heard
}

/** Questions on one table. */
async function hearTable(labels: readonly TableQuestion[]): Promise<readonly Heard[]> {
  const [{ path } = { path: '' }] = labels
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-weigh-'))
  try {
    const store = openStore(folder)
    await using lock = await store.lock({ wait: false })
    const settings = { lock, path, settings: {}, ragtime: 'bench' }
    await using table = await openLoadedTable(store, await loadTable(store, settings))
    const { read } = await readWhole(table)
    const heard: Heard[] = []
    for (const label of labels) heard.push(await hear(label, { table, read }))
    return heard
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function hear(
  { question, answer, canon }: TableQuestion,
  { table, read }: { readonly table: LoadedTable; readonly read: ReadTable },
): Promise<Heard> {
  const isRight = (given: readonly string[]) => sameDenotation(answer, given, canon)
  const { plan } = compileQuestion(question, await questionContext(table, 'table.csv'))
  const ranked = rankReadings(question, read).slice(0, mostKept)
  const readings = ranked.map((one) => ({ ...one, isRight: isRight(one.candidate.answer) }))
  if (plan.kind !== 'sql') return { readings, place: -1, areRulesRight: false }
  const said = await answerOf(plan, table)
  return { readings, kind: plan.query.kind, place: placeOf(said, readings), areRulesRight: isRight(said) }
}
