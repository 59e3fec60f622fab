import { normalizeItem } from './normalize-item.ts'
import { numberText, strip } from './python-text.ts'

/** An item of an answer as what it is taken for. `text` is the item normalized, whatever it is taken for. */
export type ItemValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Rounded to six decimals, half to even. */
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  /** Year, month and day, `*` for one that is not known: `1984-*-5`. */
  | { readonly kind: 'date'; readonly date: string; readonly text: string }

/**
 * A number where the item (or `canon`, its plain form) is one, a date where it is yyyy-mm-dd with `xx` for what is not known, else a text.
 * A date of which only the year is known is a number.
 */
export function itemValue(item: string, canon = item): ItemValue {
  const text = normalizeItem(item)
  const number = numberOf(canon)
  if (number !== undefined) return { kind: 'number', number: rounded(number), text }
  const date = dateOf(canon)
  if (date === undefined) return { kind: 'text', text }
  if (date.month !== undefined || date.day !== undefined) {
    return { kind: 'date', date: [date.year, date.month, date.day].map((part) => part ?? '*').join('-'), text }
  }
  return { kind: 'number', number: Number(date.year), text }
}

/** A number with separators of thousands without them; undefined for anything else. */
export function withoutSeparators(item: string): string | undefined {
  const text = strip(item)
  return /^[-+]?\p{Nd}{1,3}(,\p{Nd}{3})+(\.\p{Nd}+)?$/u.test(text) ? text.replaceAll(',', '') : undefined
}

/** What `float` reads, but for infinities, NaN and digits with `_` between. */
function numberOf(item: string): number | undefined {
  const text = numberText(item)
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

interface DateParts {
  readonly year: bigint | undefined
  readonly month: bigint | undefined
  readonly day: bigint | undefined
}

/** At least one part is known. Whether the month has that day is not looked at. */
function dateOf(item: string): DateParts | undefined {
  const parts = strip(item).toLowerCase().split('-')
  const [year, month, day] = parts.map((part, at) => datePart(part, at === 0 ? ['xx', 'xxxx'] : ['xx']))
  if (parts.length !== 3 || year === undefined || month === undefined || day === undefined) return undefined
  if (year === 'unknown' && month === 'unknown' && day === 'unknown') return undefined
  const isOutside = (part: bigint | 'unknown', most: bigint) => part !== 'unknown' && (part < 1n || part > most)
  if (isOutside(month, 12n) || isOutside(day, 31n)) return undefined
  const known = (part: bigint | 'unknown') => (part === 'unknown' ? undefined : part)
  return { year: known(year), month: known(month), day: known(day) }
}

/** What `int` reads; undefined when it reads nothing. */
function datePart(part: string, unknown: readonly string[]): bigint | 'unknown' | undefined {
  if (unknown.includes(part)) return 'unknown'
  const text = numberText(part)
  return /^\+?\d+(_\d+)*$/.test(text) ? BigInt(text.replace(/[+_]/g, '')) : undefined
}

/** To six decimals, half to even as Python's `round`: `toFixed` is exact, but takes a half away from zero. */
function rounded(number: number): number {
  // Only an odd multiple of 1/128 has its last decimal at the seventh place, and that is a five.
  const isHalf = Math.abs(number * 128) % 2 === 1
  const cut = number.toFixed(7).slice(0, -1)
  return Number(isHalf && /[02468]$/.test(cut) ? cut : number.toFixed(6)) + 0
}
