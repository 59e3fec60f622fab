/**
 * The forms that a folded word may be an inflection of, itself first. Generous, because it only ever compares a question's
 * words with a table's few column words.
 */
export function lemmas(word: string): readonly string[] {
  const forms = [word]
  const add = (ending: RegExp, replacement: string) => {
    if (word.length > 3 && ending.test(word)) forms.push(word.replace(ending, replacement))
  }
  add(/ies$/, 'y')
  add(/ys$/, 'y')
  add(/es$/, '')
  add(/([^s])s$/, '$1')
  add(/aux$/, 'al')
  add(/oes$/, 'ao')
  add(/ces$/, 'z')
  add(/en$/, '')
  add(/([^aeiou])n$/, '$1')
  add(/e$/, '')
  add(/en$/, 'e')
  add(/i$/, 'o')
  add(/i$/, 'e')
  add(/e$/, 'a')
  return forms.filter((form) => form.length >= 3 || form === word)
}

/** True when two folded words may be forms of one word: "companies" and "company", "Seiten" and "Seite". */
export function sameWord(left: string, right: string): boolean {
  if (left === right) return true
  const forms = lemmas(right)
  return lemmas(left).some((form) => form.length >= 3 && forms.includes(form))
}

/** True when `word` is `value` in the plural: stricter than `sameWord`, because a table's values are many. */
export function isPluralOf(word: string, value: string): boolean {
  if (value.length < 3) return false
  return word === `${value}s` || word === `${value}es` || (value.endsWith('y') && word === `${value.slice(0, -1)}ies`)
}

/** English plural of a noun made from a column's name. */
export function plural(noun: string): string {
  if (/(s|x|z|ch|sh)$/i.test(noun)) return /s$/i.test(noun) && !/(ss|us)$/i.test(noun) ? noun : `${noun}es`
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}
