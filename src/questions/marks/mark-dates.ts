import { fold, type Word } from '../words/words.ts'
import type { DateMark, Mark } from './mark.ts'

interface Asked {
  readonly question: string
  readonly words: readonly Word[]
  /** ISO 639-1. */
  readonly language: string
}

/** Words behind which a month may stand alone: "march" and "may" are verbs as well. */
const placing = /^(in|during|of|before|after|since|between|and|to|until|from|per|en|im|au|nel|em|w|в)$/

/** Finds months and days: "in July", "February 2024", "August 17, 2008", "17 August 2008", "2024-02-03". */
export function markDates(marks: readonly Mark[], asked: Asked): readonly Mark[] {
  const dates = datesOf(asked)
  let found = marks
  for (const date of dates) {
    const covered = found.filter(({ from, to }) => from < date.to && to > date.from)
    const [first, last] = [covered[0], covered.at(-1)]
    const isFree = covered.every(({ kind }) => kind !== 'value' && kind !== 'text')
    if (first === undefined || !isFree || first.from < date.from || (last?.to ?? 0) > date.to) continue
    found = [...found.slice(0, found.indexOf(first)), date, ...found.slice(found.indexOf(first) + covered.length)]
  }
  return found
}

function datesOf({ question, words, language }: Asked): readonly DateMark[] {
  const months = monthsOf(language)
  const dates: DateMark[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || word.quote !== undefined) continue
    const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])/.exec(question.slice(word.start))
    if (iso !== null) {
      const [, year, month, day] = iso
      const to = words.findLastIndex(({ start }) => start < word.start + iso[0].length) + 1
      const date = { year: Number(year), month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) }
      if (isDate(date)) dates.push({ kind: 'date', ...date, from: at, to })
      at = to - 1
      continue
    }
    const dayFirst = dayFirstAt(words, at, question)
    if (dayFirst !== undefined) {
      dates.push(dayFirst)
      at = dayFirst.to - 1
      continue
    }
    const month = months.get(word.fold)
    if (month === undefined) continue
    const before = dayOf(words[at - 1])
    const after = before === undefined && words[at + 2] !== undefined ? dayOf(words[at + 1]) : undefined
    const day = before ?? after ?? dayOf(words[at + 1])
    const last = before === undefined && day !== undefined ? at + 1 : at
    const year = yearOf(words[last + 1])
    const isPlaced = placing.test(words[at - 1]?.fold ?? '') && (word.fold !== 'may' || word.capital)
    if (year === undefined && day === undefined && !isPlaced) continue
    const to = year === undefined ? last + 1 : last + 2
    const date = { month, ...(year === undefined ? {} : { year }), ...(day === undefined ? {} : { day }) }
    if (isDate(date)) dates.push({ kind: 'date', ...date, from: before === undefined ? at : at - 1, to })
  }
  return dates
}

/** "01.04.2024", "31/3/2024": with slashes only where the first can be no month. */
function dayFirstAt(words: readonly Word[], at: number, question: string): DateMark | undefined {
  const start = words[at]?.start ?? question.length
  const found = /^(\d{1,2})([./])(\d{1,2})\2((?:1[5-9]|20)\d\d)(?![\d])/.exec(question.slice(start))
  if (found === null) return undefined
  const [all, first, mark, second, year] = found
  const date = { year: Number(year), month: Number(second), day: Number(first) }
  if ((mark === '/' && date.day <= 12) || date.month > 12 || !isDate(date)) return undefined
  return { kind: 'date', ...date, from: at, to: words.findLastIndex((word) => word.start < start + all.length) + 1 }
}

function dayOf(word: Word | undefined): number | undefined {
  const day = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word?.fold ?? '')?.[1]
  return day === undefined || Number(day) < 1 || Number(day) > 31 ? undefined : Number(day)
}

function yearOf(word: Word | undefined): number | undefined {
  return /^(1[5-9]|20)\d\d$/.test(word?.fold ?? '') ? Number(word?.fold) : undefined
}

function isDate({ year = 2000, month, day = 1 }: { year?: number; month: number; day?: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Folded names of months in a language, also as they stand behind a day; in English and by three letters. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const known = remembered.get(language)
  if (known !== undefined) return known
  const months = new Map<string, number>()
  for (const locale of new Set(['en', language])) {
    for (let month = 1; month <= 12; month++) {
      const date = Date.UTC(2000, month - 1, 1)
      for (const day of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', ...day })
        const name = format.formatToParts(date).find(({ type }) => type === 'month')?.value
        if (name === undefined || /\d/.test(name)) continue
        months.set(fold(name), month)
        if (locale === 'en') months.set(fold(name).slice(0, 3), month)
      }
    }
  }
  remembered.set(language, months)
  return months
}

const remembered = new Map<string, ReadonlyMap<string, number>>()
