import { type ItemValue, itemValue, withoutSeparators } from './item-value.ts'

/** How far two numbers may be apart. */
const tolerance = 1e-6

/**
 * Whether an answer's items say the same as the right ones, by the rules of the official scorer of WikiTableQuestions (1.0.2): both are
 * sets of equal size, and each right item matches a given one. Two items match as normalized texts, as numbers to 1e-6, or as dates of
 * which every part agrees. `canon` holds the right items in plain form (`12467` for "12,467"), one for each; null leaves it as it is.
 */
export function sameDenotation(
  right: readonly string[],
  given: readonly string[],
  canon: readonly (string | null)[] = right.map((item) => withoutSeparators(item) ?? null),
): boolean {
  const wanted = distinct(right.map((item, at) => itemValue(item, canon[at] ?? item)))
  const found = distinct(given.map((item) => itemValue(item)))
  return wanted.length === found.length && wanted.every((one) => found.some((other) => matches(one, other)))
}

function distinct(values: readonly ItemValue[]): readonly ItemValue[] {
  const byKey = new Map<string, ItemValue>()
  for (const value of values) {
    const key = keyOf(value)
    if (!byKey.has(key)) byKey.set(key, value)
  }
  return [...byKey.values()]
}

function keyOf(value: ItemValue): string {
  switch (value.kind) {
    case 'text':
      return `text ${value.text}`
    case 'number':
      return `number ${value.number}`
    case 'date':
      return `date ${value.date}`
  }
}

function matches(one: ItemValue, other: ItemValue): boolean {
  if (one.text === other.text) return true
  if (one.kind === 'number' && other.kind === 'number') return Math.abs(one.number - other.number) < tolerance
  return one.kind === 'date' && other.kind === 'date' && one.date === other.date
}
