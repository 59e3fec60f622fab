/**
 * The forms that a folded word may be an inflection of, itself first. Generous, because it only ever compares a question's
 * words with a table's few column words.
 */
export function lemmas(word: string): readonly string[] {
  const known = remembered.get(word)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const forms = formsOf(word)
  remembered.set(word, forms)
  return forms
}

// Every word of a question is compared with every name of a column: the same few words, thousands of times.
const remembered = new Map<string, readonly string[]>()
const mostRemembered = 10_000

const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/ys$/, 'y'],
  [/es$/, ''],
  [/([^s])s$/, '$1'],
  [/aux$/, 'al'],
  [/oes$/, 'ao'],
  [/ces$/, 'z'],
  [/en$/, ''],
  [/([^aeiou])n$/, '$1'],
  [/e$/, ''],
  [/en$/, 'e'],
  [/i$/, 'o'],
  [/i$/, 'e'],
  [/e$/, 'a'],
]

function formsOf(word: string): readonly string[] {
  if (word.length <= 3) return [word]
  const forms = endings
    .filter(([ending]) => ending.test(word))
    .map(([ending, instead]) => word.replace(ending, instead))
  return [word, ...forms.filter((form) => form.length >= 3)]
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
