import type { ShownPassage } from './shown-passage.ts'

/** Units of a passage, by place: first and last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** A quote of fewer letters and digits may stand anywhere and proves nothing. */
const shortest = 2

/**
 * Where a passage, as it was shown, has the quote word for word: white space and the bars between cells aside, case and all else as it is.
 * The place is that of the whole units the quote is in; undefined when it stands nowhere.
 */
export function locateQuote(quote: string, { units }: ShownPassage): Place | undefined {
  const wanted = spaced(quote)
  if ((wanted.match(/[\p{L}\p{N}]/gu) ?? []).length < shortest) return undefined
  let text = ''
  const starts = units.map((unit) => {
    const start = text === '' ? 0 : text.length + 1
    text = text === '' ? spaced(unit.text) : `${text} ${spaced(unit.text)}`
    return start
  })
  const found = text.indexOf(wanted)
  if (found < 0) return undefined
  const unitAt = (offset: number): number => units[starts.findLastIndex((start) => start <= offset)]?.at ?? 0
  const [from, to] = [unitAt(found), unitAt(found + wanted.length - 1)]
  // What was withheld from the model is not quoted with what stands around it.
  return units.filter(({ at }) => from <= at && at <= to).length === to - from + 1 ? { from, to } : undefined
}

const spaced = (text: string): string => text.replace(/[\s|]+/g, ' ').trim()
