import { foldText } from '../words/fold-text.ts'

const shortestWord = 4
/** Letters that an ending has at most: "crash", "crashed", "crashing". */
const longestEnding = 3
const mostShown = 3

/** Forms of the words looked for that stand in the text but were not asked for; a mention is the word as asked. */
export class OtherForms {
  readonly #pattern: RegExp | undefined
  readonly #asked: ReadonlySet<string>
  readonly #rows = new Map<string, Set<number>>()

  constructor(phrases: readonly string[]) {
    const words = phrases.map((phrase) => foldText(phrase).trim()).filter((word) => /^[\p{L}\p{M}]+$/u.test(word))
    const stems = words.filter(({ length }) => length >= shortestWord).map((word) => word.replace(/(?<=..)e?s$/u, ''))
    this.#asked = new Set(words)
    this.#pattern =
      stems.length === 0
        ? undefined
        : new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${stems.join('|')})\p{L}{0,${longestEnding}}(?![\p{L}\p{N}])`, 'gu')
  }

  /** Takes note of a text without a mention. */
  read(text: string, rows: readonly number[]): void {
    if (this.#pattern === undefined) return
    for (const [word] of foldText(text).matchAll(this.#pattern)) {
      if (this.#asked.has(word)) continue
      const seen = this.#rows.get(word) ?? new Set()
      for (const row of rows) seen.add(row)
      this.#rows.set(word, seen)
    }
  }

  /** What was seen, most rows first. */
  seen(): readonly { readonly form: string; readonly rows: number }[] {
    return [...this.#rows]
      .map(([form, { size }]) => ({ form, rows: size }))
      .sort((a, b) => b.rows - a.rows || (a.form < b.form ? -1 : 1))
  }

  /** A sentence on what was seen, or nothing. */
  said(): string {
    const forms = this.seen().slice(0, mostShown)
    if (forms.length === 0) return ''
    const list = forms.map(
      ({ form, rows }) => `“${form}” in ${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`,
    )
    return ` Not counted, as other words: ${list.join(', ')}.`
  }
}
