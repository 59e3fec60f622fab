import type { Answer } from '../answer.ts'
import { attempt } from './attempt.ts'
import { type Check, checked } from './check.ts'
import { type Recount, recountPassages, sameCoverage } from './check-coverage.ts'
import { checkGenerated } from './check-generated.ts'
import { checkSentences } from './check-sentences.ts'
import type { CitedCells } from './cited-cells.ts'
import { type Derived, deriveEntityRows } from './derived-answer.ts'
import { firstDifference } from './difference.ts'
import type { FreshTable } from './fresh-table.ts'

interface QuotedOptions {
  readonly fresh: FreshTable
  readonly cells: CitedCells
  /** What the table alone gives, where the text was not read for it. */
  readonly stated: (() => Promise<Derived>) | undefined
}

/** An answer from the text, or one that says what the text or the table lacks. */
export async function checkQuoted(answer: Answer, { fresh, cells, stated }: QuotedOptions): Promise<readonly Check[]> {
  const derived: Derived = (await stated?.()) ?? {}
  const recount = stated === undefined ? await recounted(answer, fresh) : undefined
  const counts = recount?.counts ?? []
  return [
    ...nothingComputed(answer),
    ...(await checkRows(answer, fresh)),
    await attempt('sentences', fresh, () =>
      answer.kind === 'generated'
        ? checkGenerated(answer, fresh, counts)
        : checkSentences(answer, { cells, counts, head: derived.text }),
    ),
    recount?.check ?? sameCoverage(answer.coverage, derived.coverage ?? answer.coverage),
  ]
}

async function recounted(answer: Answer, fresh: FreshTable): Promise<Recount> {
  let counts: readonly number[] = []
  const check = await attempt('coverage', fresh, async () => {
    const recount = await recountPassages(answer, fresh)
    counts = recount.counts
    return recount.check
  })
  return { check, counts }
}

/** A declined answer shows the rows of what was named, if they are few. */
async function checkRows(answer: Answer, fresh: FreshTable): Promise<readonly Check[]> {
  const { plan } = answer.trace.reading
  let rows: Answer['table']
  const check = await attempt('table', fresh, async () => {
    if (plan.kind === 'search' && answer.kind === 'declined') rows = await deriveEntityRows(plan, fresh)
    const difference = firstDifference(answer.table, rows)
    return checked('table', difference === undefined ? [] : [difference], 'the rows of what was named, read anew')
  })
  return check.holds && rows === undefined ? [] : [check]
}

/** Text that is quoted has no SQL and no chart. */
function nothingComputed({ sql, chart }: Answer): readonly Check[] {
  if (sql === undefined && chart === undefined) return []
  return [checked('sql', ['an answer from the text computes nothing, and this one shows SQL or a chart'], '')]
}
