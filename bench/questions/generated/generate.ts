import { pick, randomFrom } from '../../random.ts'
import type { Shape } from './shapes.ts'
import { type MadeTable, makeTable } from './table.ts'
import { type MadeQuestion, makers } from './wordings.ts'

export interface AskedOfTable extends MadeQuestion {
  readonly id: string
  readonly table: MadeTable
}

/** Questions over tables that were made up, with the answers that the makers of the questions worked out themselves. Equal for equal seeds. */
export function generateQuestions(
  shapes: readonly Shape[],
  { tables, perTable, seed }: { readonly tables: number; readonly perTable: number; readonly seed: number },
): readonly AskedOfTable[] {
  const random = randomFrom(seed)
  const asked: AskedOfTable[] = []
  for (let at = 0; at < tables; at++) {
    const table = makeTable(random, pick(random, shapes))
    if (new Set(table.names).size < table.names.length) continue
    const seen = new Set<string>()
    for (let tries = 0; tries < perTable * 4 && seen.size < perTable; tries++) {
      const made = pick(random, makers)(table, random)
      if (made === undefined || seen.has(made.question)) continue
      seen.add(made.question)
      asked.push({ ...made, table, id: `made-${seed}-${at}-${seen.size}` })
    }
  }
  return asked
}
