import { fold } from './tokens.ts'

/** A cell as people compare cells: without case, accents, outer quotes, footnotes and trailing remarks. Empty when it says nothing. */
export function normalCell(cell: string): string {
  let text = fold(cell)
    .replace(/[‘’´`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
  for (let before = ''; before !== text; ) {
    before = text
    text = text
      .trim()
      .replace(/(?<=.)(?:\[[^\]]*\]|[•♦†‡*#+])+$/u, '')
      .trim()
      .replace(/(?<=.) \([^()]*\)$/, '')
      .trim()
    if (text.length > 1 && /^"[^"]*"$/.test(text)) text = text.slice(1, -1)
  }
  return text.replace(/\.$/, '').replace(/\s+/g, ' ')
}

const nothingSaid = /^(?:-+|n\/?a|none|no|\?|)$/

/** Whether a normal cell says that there is nothing. */
export const isNothing = (normal: string): boolean => nothingSaid.test(normal)

const numberPattern = /(?<![\p{L}\p{N}.])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<!\d)\.\d+/gu
const scales: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:million|mln)\b/, 1e6],
  [/^\s*(?:billion|bn)\b/, 1e9],
  [/^\s*thousand\b/, 1e3],
]

/** What numbers a cell says. */
export interface CellNumbers {
  readonly first: number
  /** Of "3-2" or "1990–1995"; NaN when there is none. */
  readonly second: number
  /** The cell is one number, be it with a sign for money, a per cent sign or a unit of a few letters. */
  readonly pure: boolean
  /** It begins with the number. */
  readonly leading: boolean
}

/** NaN where there is no number. */
export function numbersIn(cell: string): CellNumbers {
  const text = fold(cell)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\[[^\]]*\]/g, ' ')
    .trim()
  const composed = composedNumber(text)
  if (composed !== undefined) return { first: composed, second: Number.NaN, pure: true, leading: true }
  const [first, second] = matchNumbers(text)
  if (first === undefined) return { first: Number.NaN, second: Number.NaN, pure: false, leading: false }
  const rest = text.slice(first.end)
  const scale = scales.find(([pattern]) => pattern.test(rest))?.[1] ?? 1
  return {
    first: first.value * scale,
    second: second?.value ?? Number.NaN,
    pure:
      second === undefined &&
      /^[^\p{L}\p{N}]*$/u.test(text.slice(0, first.start)) &&
      /^\s*(?:[^\p{L}\p{N}]*|%|[\p{L}]{1,3}\.?|million|billion|thousand)\s*$/u.test(rest),
    leading: /^[^\p{L}\p{N}]*$/u.test(text.slice(0, first.start)),
  }
}

interface FoundNumber {
  readonly value: number
  readonly start: number
  readonly end: number
}

function matchNumbers(text: string): readonly FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(numberPattern)) {
    const written = match[0]
    // The dash of "3-2" is no sign.
    const before = text[match.index - 1]
    const signed =
      written.startsWith('-') &&
      before !== undefined &&
      /[\p{N})\s]/u.test(before) &&
      /\p{N}\)?\s*$/u.test(text.slice(0, match.index))
    const value = Number(written.replaceAll(',', '').replace(/^-/, signed ? '' : '-'))
    if (!Number.isNaN(value)) found.push({ value, start: match.index, end: match.index + written.length })
  }
  return found
}

/** Of times as "1:23.4", in seconds, and of heights as 5'11" or 5 ft 11 in, in inches. */
function composedNumber(text: string): number | undefined {
  const time = /^(?:(\d+):)?(\d+):(\d{2}(?:\.\d+)?)$/.exec(text)
  if (time !== null) return Number(time[1] ?? 0) * 3600 + Number(time[2]) * 60 + Number(time[3])
  const height = /^(\d+)\s*(?:'|ft|feet|foot)\s*(?:(\d+(?:\.\d+)?)\s*(?:"|''|in|inches)?)?\s*(?:\(.*\))?$/.exec(text)
  if (height !== null) return Number(height[1]) * 12 + Number(height[2] ?? 0)
  return undefined
}

const listBreak = /\s*(?:\n|;|\s\/\s)\s*/

/** The items of a cell that is a list by its own looks: by line, " / " or ";". */
export function partsOf(cell: string): readonly string[] {
  return cell.split(listBreak).filter((part) => part.trim() !== '')
}

/** The items of a cell that is a list of names by commas and "and". */
export function commaPartsOf(cell: string): readonly string[] {
  return cell.split(/\s*(?:\n|;|\s\/\s|,|\s&\s|\sand\s)\s*/).filter((part) => part.trim() !== '')
}

/** A number as an answer writes it: at most six decimals. */
export function writtenNumber(number: number): string {
  const rounded = Math.round(number)
  return Math.abs(number - rounded) < 1e-9 ? String(rounded) : String(Number(number.toFixed(6)))
}
