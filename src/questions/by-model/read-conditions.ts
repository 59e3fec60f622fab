import type { Comparison, Condition } from '../query/query.ts'
import type { ReplyCondition } from './plan-reply.ts'
import type { PlanTarget } from './plan-target.ts'

/** Longest text that a condition looks for. */
const longestText = 200

/** The conditions of a reply as one, or undefined when there are none. What is wrong goes to `target`. */
export async function readConditions(
  replies: readonly ReplyCondition[],
  target: PlanTarget,
): Promise<Condition | undefined> {
  const read: Condition[] = []
  for (const reply of replies) {
    const condition = await readCondition(reply, target)
    if (condition !== undefined) read.push(reply.not ? { kind: 'not', of: condition } : condition)
  }
  const [first] = read
  return read.length > 1 ? { kind: 'all', of: read } : first
}

async function readCondition(
  { column, test, values }: ReplyCondition,
  target: PlanTarget,
): Promise<Condition | undefined> {
  if (!target.has(column)) return undefined
  const [value = ''] = values
  switch (test) {
    case 'is': {
      const spelled = await target.spelled(column, values)
      return spelled === undefined ? undefined : { kind: 'is', column, values: spelled }
    }
    case 'contains':
    case 'starts':
    case 'ends': {
      const text = value.trim()
      if (text === '' || text.length > longestText)
        return target.problem(`The test "${test}" of "${column}" needs a short text.`)
      return { kind: 'text', column, test, text }
    }
    case 'true':
      return target.isBoolean(column) ? { kind: 'true', column } : target.problem(`"${column}" holds no yes and no.`)
    case 'missing':
      return { kind: 'missing', column }
    case 'from':
    case 'before':
      if (!target.isTime(column)) return target.problem(`"${column}" holds no dates.`)
      if (!isDay(value)) return target.problem(`The test "${test}" needs a day as YYYY-MM-DD.`)
      return { kind: 'date', column, ...(test === 'from' ? { from: value } : { until: value }) }
    case 'month': {
      const number = numberIn(value)
      if (!target.isTime(column)) return target.problem(`"${column}" holds no dates.`)
      return number !== undefined && Number.isInteger(number) && number >= 1 && number <= 12
        ? { kind: 'month', column, number }
        : target.problem('A month is a number from 1 to 12.')
    }
    default:
      return numeric({ column, test, value }, target)
  }
}

type NumericTest = Comparison | `year ${Comparison}`

function numeric(
  { column, test, value }: { readonly column: string; readonly test: NumericTest; readonly value: string },
  target: PlanTarget,
): Condition | undefined {
  const number = numberIn(value)
  if (number === undefined) return target.problem(`The test "${test}" of "${column}" needs a number.`)
  const year = /^year (.+)$/.exec(test)?.[1]
  if (year !== undefined) {
    const inText = target.isTime(column) ? {} : { inText: true as const }
    return { kind: 'year', column, comparison: year as Comparison, number, ...inText } // the rest of the test's name is one
  }
  if (!target.isNumber(column)) return target.problem(`"${column}" holds no numbers.`)
  return { kind: 'compare', column, comparison: test as Comparison, number } // all other tests are handled above
}

/** A plain decimal as JSON writes it, so that it can stand in SQL. */
function numberIn(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text.trim()) ? Number(text) : undefined
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
