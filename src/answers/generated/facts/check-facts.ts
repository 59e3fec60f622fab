import { type DateFact, findDates, findTimes, isSameDate, weekdays } from './calendar-facts.ts'
import { type NameContext, unsupportedNames } from './check-names.ts'
import { foldFacts, type ReadCited, wordsOf } from './cited-text.ts'
import { type Amount, findAmounts, mentionsUnit } from './find-amounts.ts'
import { findLiterals, type Literal } from './find-literals.ts'

export type FactKind = Literal['kind'] | 'number' | 'money' | 'percentage' | 'date' | 'time' | 'name'

/** A fact of a sentence that its citations do not show. */
export interface UnsupportedFact {
  readonly kind: FactKind
  /** As the sentence says it, folded but for names. */
  readonly text: string
}

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The facts of a sentence (numbers, dates, times, money, shares, mail and web addresses, telephone numbers, codes, names) that the cited text
 * does not hold, however it is written there. It tells not whether the sentence follows from the text: only that it brings nothing of its own.
 */
export function unsupportedFacts(sentence: string, cited: ReadCited, context: NameContext): readonly UnsupportedFact[] {
  const text = foldFacts(sentence)
  if (isCopied(text, cited)) return []
  const taken: Span[] = []
  const isFree = ({ start, end }: Span): boolean => !taken.some((span) => start < span.end && span.start < end)
  const missing: UnsupportedFact[] = []
  const take = <Found extends Span>(
    found: readonly Found[],
    kindOf: (fact: Found) => FactKind,
    isThere: (fact: Found) => boolean,
  ) => {
    for (const fact of found.filter(isFree)) {
      taken.push(fact)
      if (!isThere(fact)) missing.push({ kind: kindOf(fact), text: text.slice(fact.start, fact.end) })
    }
  }
  take(
    findLiterals(text),
    ({ kind }) => kind,
    (literal) => holdsLiteral(literal, text, cited),
  )
  take(
    findDates(text),
    () => 'date',
    ({ readings }) => holdsDate(readings, cited),
  )
  take(
    findTimes(text),
    () => 'time',
    (time) => holdsTime(time, text, cited),
  )
  take(findAmounts(text), amountKind, (amount) => holdsAmount(amount, text, cited))
  take(
    findWeekdays(text),
    () => 'date',
    ({ day }) => cited.words.some((word) => weekdays().get(word)?.has(day) === true),
  )
  const names = unsupportedNames(sentence, cited, context).map((name) => ({ kind: 'name' as const, text: name }))
  return [...missing, ...names.filter(({ text: name }) => !missing.some((fact) => fact.text.includes(foldFacts(name))))]
}

/** Word for word, a full stop at its end aside. */
function isCopied(text: string, { folded }: ReadCited): boolean {
  const copied = text.trim().replace(/[.!?…。！？]+$/u, '')
  const at = folded.indexOf(copied)
  const inWord = /[\p{L}\p{M}\p{N}]/u
  return (
    copied !== '' && at >= 0 && !inWord.test(folded.charAt(at - 1)) && !inWord.test(folded.charAt(at + copied.length))
  )
}

function holdsLiteral({ kind, key, start, end }: Literal, text: string, cited: ReadCited): boolean {
  if (cited.literals.has(`${kind}:${key}`)) return true
  if (kind === 'phone') return cited.phones.has(key)
  return cited.folded.includes(text.slice(start, end)) || (kind === 'url' && cited.folded.includes(key))
}

function holdsDate(readings: readonly DateFact[], { dates, numbers }: ReadCited): boolean {
  const hasYear = (year: number) => numbers.has(String(year))
  return readings.some((said) => dates.some((known) => isSameDate(said, known, hasYear)))
}

/** The same minute of the day, or the same digits where the cited text does not say that they are a time. */
function holdsTime({ minutes, start, end }: Span & { minutes: number }, text: string, cited: ReadCited): boolean {
  if (cited.times.some((time) => time.minutes === minutes)) return true
  const digits = /\d{1,2}(?:[:.h]\d{2})?/.exec(text.slice(start, end))?.[0] ?? ''
  const [hour = '', minute] = digits.split(/[:.h]/)
  if (minute === undefined) return false
  return new RegExp(`(?<![\\d.,:])0?${Number(hour)}[:.h]${minute}(?![\\d:])`).test(cited.folded)
}

function amountKind({ unit }: Amount): FactKind {
  if (unit === undefined) return 'number'
  return unit === '%' ? 'percentage' : 'money'
}

/** Digits of a number that is right wherever it stands: in a longer code, an address. */
const tellingDigits = 4

/** A sum of money or a share must be that of money or of hundredths in the cited text, too, unless only the head of its column says so. */
function holdsAmount({ values, unit, start, end }: Amount, text: string, cited: ReadCited): boolean {
  if (unit === undefined) {
    const token = text.slice(start, end)
    const isTelling = token.replace(/\D/g, '').length >= tellingDigits && /^[\d.,]+$/.test(token)
    return values.some((value) => cited.numbers.has(value)) || (isTelling && standsApart(token, cited.folded))
  }
  const same = cited.amounts.filter((known) => known.values.some((value) => values.includes(value)))
  if (same.some((known) => known.unit === unit || isDollar(known.unit, unit))) return true
  return same.some((known) => known.unit === undefined) && mentionsUnit(cited.above, unit)
}

const standsApart = (token: string, text: string): boolean =>
  new RegExp(`(?<![\\d.,])${token.replaceAll('.', '[.]')}(?!\\d|[.,]\\d)`).test(text)

const isDollar = (left: string | undefined, right: string): boolean =>
  (left === '$' && right === 'USD') || (left === 'USD' && right === '$')

/** Shorter ones are common words somewhere. */
const shortestWeekday = 5

function findWeekdays(text: string): readonly (Span & { readonly day: number })[] {
  const words = new Set(wordsOf(text))
  return [...words].flatMap((word) => {
    const days = word.length >= shortestWeekday ? weekdays().get(word) : undefined
    const [day] = days ?? []
    const start = text.indexOf(word)
    return day === undefined || days?.size !== 1 ? [] : [{ start, end: start + word.length, day }]
  })
}
