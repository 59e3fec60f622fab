import type { Value } from './value.ts'

const particle = '(?:van|von|de|del|della|di|da|dos|der|den|la|le|bin|ibn|el|al|ter|ten|af|zu|und)'
const namePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0](?:${particle}[ \u00a0]){0,2}\p{Lu}[\p{L}\p{M}'’-]*){1,3}`,
  'gu',
)

/** Family and given name in Han characters or kana, apart by a space as official lists write them. */
const unspacedName =
  /(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{Script=Han}{1,4}[ \u3000\u00a0][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}(?![\p{Script=Han}\p{Script=Katakana}ー])/gu

/**
 * Names of people: two to four capitalised words in a row. A word for which `isCommon` holds ends the run, so that
 * "Hear CEO Kyle Armbrester" gives "Kyle Armbrester" and "Our Leadership Team" gives nothing.
 */
export function findPeople(text: string, isCommon: (word: string) => boolean): readonly Value[] {
  const people: Value[] = []
  for (const match of text.matchAll(namePattern)) {
    let run: { start: number; end: number; names: number } | undefined
    for (const word of match[0].matchAll(/[^\s\u00a0]+/g)) {
      const start = match.index + word.index
      const plain = word[0].replace(/[.'’]s?$/u, '')
      const isName = /^\p{Lu}/u.test(plain)
      if (isName && isCommon(plain)) {
        if (run !== undefined && run.names > 1) people.push(value(text, run))
        run = undefined
      } else if (run === undefined) {
        if (isName) run = { start, end: start + plain.length, names: 1 }
      } else if (isName) run = { start: run.start, end: start + plain.length, names: run.names + 1 }
    }
    if (run !== undefined && run.names > 1) people.push(value(text, run))
  }
  for (const match of text.matchAll(unspacedName)) {
    people.push(value(text, { start: match.index, end: match.index + match[0].length }))
  }
  return people
}

/** Capitalised words that are no common ones and stand alone, as first names do: "Paola (Mexican) and Sven". */
export function findSingleNames(text: string, isCommon: (word: string) => boolean): readonly Value[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.])\p{Lu}\p{Ll}{2,}(?![\p{L}\p{N}])/gu)]
    .filter(([word]) => !isCommon(word))
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
}

function value(text: string, { start, end }: { start: number; end: number }): Value {
  return { text: text.slice(start, end), start, end }
}
