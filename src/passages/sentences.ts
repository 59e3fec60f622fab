import { abbreviations, beforeDay, beforeNumber, months, starters, suffixes } from './abbreviations.ts'
import type { Span } from './passage.ts'

// One locale for all texts: sentence rules hardly differ by language, and results must not depend on the machine's.
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

const terminalInside = /[\p{Sentence_Terminal}\u2026](?=.)/su

/**
 * Cuts a line into sentences by Unicode's rules (UAX #29), then joins what an abbreviation, an initial or an ordinal tore apart.
 * White space between sentences belongs to none of the spans.
 */
export function sentencesOf(text: string): Span[] {
  if (!terminalInside.test(text)) return [trimmed(text, 0, text.length)]
  const spans: Span[] = []
  let start = 0
  let end = 0
  for (const { index, segment } of segmenter.segment(text)) {
    if (index > start && !goesOn(text, start, index)) {
      spans.push(trimmed(text, start, index))
      start = index
    }
    end = index + segment.length
  }
  if (end > start) spans.push(trimmed(text, start, end))
  return spans
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09
}

/** Longest stretch looked at before and after a full stop. */
const window = 48

/** The full stop that ends `[start, index)` does not end the sentence. */
function goesOn(text: string, start: number, index: number): boolean {
  const before = text.slice(Math.max(start, index - window), index).trimEnd()
  if (!before.endsWith('.')) return false
  const words = before.split(' ')
  const last = (words.at(-1) ?? '').replace(/^[("'“„«[]+/, '')
  const word = last.slice(0, -1)
  const next = /^[\p{L}\p{N}&]+/u.exec(text.slice(index, index + window))?.[0] ?? ''
  if (next === '') return false
  const folded = word.toLowerCase()
  if (abbreviations.has(folded) || (beforeNumber.has(folded) && /^\d/.test(next))) return true
  // "J. Smith", "z. B. Holz", "George R. R. Martin"; but "vitamin C. The".
  if (/^\p{L}$/u.test(word)) return /^\p{L}$/u.test(next) || !starters.has(next)
  // "U.S. Steel", "p.m. The".
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || suffixes.has(folded)) return !starters.has(next)
  // "3. Oktober", "am 3. Tag".
  if (/^\d{1,2}$/.test(word) && words.length > 1) {
    return months.has(next.toLowerCase()) || beforeDay.has((words.at(-2) ?? '').toLowerCase())
  }
  return false
}
