import { foldText } from '../words/fold-text.ts'

/** Endings that say what kind of business a name belongs to, left off in running text. */
const legalForms =
  /[\s,]+(?:inc|llc|llp|ltd|limited|gmbh|ag|kg|bv|b\.v|nv|sa|s\.a|srl|spa|s\.p\.a|ab|as|a\/s|aps|oy|oyj|plc|corp|corporation|co|company|group|private limited|pvt|pty|sp\.? z o\.?o|kk)\.?$/i

const compact = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** A brand stands in most titles. */
const brandShare = 0.5

/** The names an entity goes by in its own texts: as in the table, without its legal form, as its host is called and as most of its page titles say; compacted. */
export function namesOf(
  entity: string,
  { urls, titles }: { readonly urls: Iterable<string>; readonly titles: readonly string[] },
): readonly string[] {
  const names = new Set([compact(entity), compact(entity.replace(/^the\s+/i, '').replace(legalForms, ''))])
  if (/\.\p{L}{2,}$/u.test(entity)) names.add(compact(entity.replace(/^.*@/, '').replace(/\..*$/, '')))
  for (const url of urls) {
    const host = /^(?:[a-z]+:)?\/\/([^/?#:]+)/i.exec(url)?.[1]
    const label = host?.replace(/^www\d?\./, '').split('.')[0]
    if (label !== undefined && label.length > 2) names.add(compact(label))
  }
  const [first = '', second] = entity.replace(/^the\s+/i, '').split(/\s+/)
  if (second !== undefined && compact(first).length >= longFirstName) names.add(compact(first))
  for (const brand of brandsIn(titles)) names.add(brand)
  names.delete('')
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** The parts that most titles share: "Signify Health" of "Analytics | Signify Health". */
function brandsIn(titles: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const title of titles) {
    const parts = new Set(title.split(/\s+[|–—:·›»-]\s+|\s*\|\s*/).map(compact))
    for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return [...counts]
    .filter(([part, count]) => part.length > 2 && count > 1 && count >= brandShare * titles.length)
    .map(([part]) => part)
}

const longestName = 6
/** A first word this long can stand for the whole name: "Halvorsen" for "Halvorsen Pumps". */
const longFirstName = 6
const opening = /^(?:welcome to|about|at|bei|chez|en|bij|da|w|hos|in|the|de|over|über)\s+/iu

/** Words before the name that still leave it the subject: "Family-owned since 1959, Harrow & Cobb hauls …". */
const latestName = 6

/** What follows the name where it stands near the beginning of the text; undefined when it does not. */
export function afterName(text: string, names: readonly string[], latest = latestName): string | undefined {
  const plain = text.replace(opening, '')
  const words = [...plain.matchAll(/[\p{L}\p{N}.&'’-]+/gu)]
  for (let from = 0; from <= latest && from < words.length; from++) {
    if (from > 0 && isWithinName(plain, words[from - 1], words[from])) continue
    let joined = ''
    let rest: string | undefined
    for (const word of words.slice(from, from + longestName)) {
      joined += compact(word[0])
      const isName = names.includes(joined.replace(/s$/, '')) || names.includes(joined)
      if (isName) rest = plain.slice(word.index + word[0].length)
    }
    if (rest !== undefined) return rest
  }
  return undefined
}

export const beginsWithName = (text: string, names: readonly string[]): boolean =>
  afterName(text, names, 0) !== undefined

/** "Lester Harrow": the word belongs to a longer name, not to ours. */
function isWithinName(text: string, before: RegExpExecArray | undefined, word: RegExpExecArray | undefined): boolean {
  if (before === undefined || word === undefined) return false
  const between = text.slice(before.index + before[0].length, word.index)
  return /^\s$/.test(between) && /^\p{Lu}/u.test(before[0])
}
