import { printSql, type SqlPlan } from '../../questions/index.ts'
import { version } from '../../version.ts'
import type { Answer } from '../answer.ts'
import { attempt } from './attempt.ts'
import { type Check, type CheckName, checked, count, counted } from './check.ts'
import { sameCoverage } from './check-coverage.ts'
import type { Derived } from './derived-answer.ts'
import { firstDifference } from './difference.ts'
import type { FreshTable } from './fresh-table.ts'
import { numbersIn } from './numbers-in.ts'

export function checkSql(sql: string | undefined, plan: SqlPlan, { table }: FreshTable): Check {
  const problems: string[] = []
  if (sql !== plan.sql) problems.push('the SQL shown is not that of the plan')
  if (printSql(plan.query, table.profile.columns) !== plan.sql)
    problems.push('the SQL is not what the query of the plan says')
  return checked('sql', problems, 'the SQL is what the query of the plan says')
}

/** All of an answer that is computed over the whole file: it must come out the same. */
export async function checkComputed(
  answer: Answer,
  fresh: FreshTable,
  derive: () => Promise<Derived>,
): Promise<readonly Check[]> {
  let derived: Derived = {}
  const failed = await attempt('table', fresh, async () => {
    derived = await derive()
    return checked('table', [], '')
  })
  if (!failed.holds) return [failed]
  const same = (name: CheckName, stated: unknown, found: unknown, fine: string): Check => {
    const difference = firstDifference(stated, found)
    return checked(name, difference === undefined ? [] : [difference], fine)
  }
  const { table, chart, citations = [], text = '', coverage = answer.coverage } = derived
  return [
    same(
      'table',
      answer.table,
      table,
      `computed anew, the same ${counted(table?.rows.length ?? 0, 'row')} with the same types in the same order`,
    ),
    ...(answer.chart === undefined && chart === undefined
      ? []
      : [same('chart', answer.chart, chart, 'the chart shows the table')]),
    ...(answer.citations.length === 0 && citations.length === 0
      ? []
      : [
          same(
            'citation',
            answer.citations,
            citations,
            `each of the ${counted(citations.length, 'place')} is the first that holds what was looked for`,
          ),
        ]),
    checkNumbers(answer, derived),
    ...checkWording(answer, text),
    sameCoverage(answer.coverage, coverage),
  ]
}

function checkNumbers(answer: Answer, { text, table }: Pick<Derived, 'text' | 'table'>): Check {
  const cells = (table?.rows ?? [])
    .flat()
    .flatMap((cell) => (typeof cell === 'number' ? [cell] : numbersIn(String(cell ?? ''))))
  const known = new Set([...cells, ...numbersIn(text ?? '')])
  const stated = numbersIn(answer.text)
  const strange = stated.filter((number) => !known.has(number))
  return checked(
    'numbers',
    strange.length === 0 ? [] : [`the file does not give ${strange.map(count).join(', ')}`],
    `each of the ${counted(stated.length, 'number')} in the text is computed from the file`,
  )
}

function checkWording(answer: Answer, text: string): readonly Check[] {
  // How things are said may differ between versions.
  if (answer.ragtime !== version) return []
  return [
    checked(
      'wording',
      answer.text === text ? [] : ['the text does not say what was computed'],
      'the text says what was computed',
    ),
  ]
}
