import type { LoadedTable } from '../table/index.ts'
import { compileOverTable } from './compile-over-table.ts'
import { followUp } from './follow-up/follow-up.ts'
import type { QuestionContext } from './linkers.ts'
import type { Reading } from './plan.ts'

export interface AskedOver {
  readonly context: QuestionContext
  readonly table: LoadedTable
  /** Questions asked before in the same conversation that this one may go on from, oldest first. Default none: it stands alone. */
  readonly after?: readonly string[]
  readonly signal?: AbortSignal
}

/** Understands a question, and where it goes on from those asked before, what it takes over from them. */
export async function readQuestion(question: string, { after = [], ...asked }: AskedOver): Promise<Reading> {
  let previous: Reading | undefined
  for (const one of after) previous = await readAfter(previous, one, asked)
  return readAfter(previous, question, asked)
}

async function readAfter(previous: Reading | undefined, question: string, asked: AskedOver): Promise<Reading> {
  const continued = previous === undefined ? undefined : followUp(previous, question, asked.context)
  return continued ?? compileOverTable(question, asked)
}
