/**
 * Characters as the reference scorer's language, Python, sees them. JavaScript's `trim` and `\s` differ: they take U+FEFF for a space, but
 * not U+0085 and U+001C to U+001F.
 */
const wideSpaces = '\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const space = new RegExp(`[\\t-\\r\\u001c- ${wideSpaces}]`)
const spaces = new RegExp(`${space.source}+`, 'g')
/** What `float` and `int` skip around a number: fewer of the control characters. */
const spaceAtNumber = new RegExp(`[\\t-\\r ${wideSpaces}]`)

/** `text.strip()` */
export const strip = (text: string): string => trimmed(text, space)

/** `' '.join(text.split())` */
export const squeeze = (text: string): string => strip(text).replace(spaces, ' ')

/** What `float` and `int` read of a text: stripped, and with the decimal digits of every script as 0 to 9. */
export function numberText(text: string): string {
  return trimmed(text, spaceAtNumber).replace(/[^\0-\x7f]/gu, (character) =>
    /\p{Nd}/u.test(character) ? String(digitOf(character)) : character,
  )
}

/** By hand: a pattern that ends in `$` would look at a long run of spaces once for each of them. */
function trimmed(text: string, dropped: RegExp): string {
  let from = 0
  let to = text.length
  while (from < to && dropped.test(text.charAt(from))) from++
  while (to > from && dropped.test(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

/** Unicode keeps the ten digits of a script side by side, 0 first; how many digits stand before this one gives its value. */
function digitOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++
  return before % 10
}
