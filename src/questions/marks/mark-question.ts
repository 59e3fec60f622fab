import { editDistance } from '../../edit-distance.ts'
import type { Operator, Vocabulary } from '../lexicon/index.ts'
import type { ColumnLinker } from '../linking/link-columns.ts'
import type { ValueLink, ValueLinker } from '../linking/link-values.ts'
import { isLegalForm } from '../linking/names.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import { NameLooks } from '../words/name-looks.ts'
import { nameKey, type Word } from '../words/words.ts'
import type { Mark } from './mark.ts'

export interface Linkers {
  readonly vocabulary: Vocabulary
  readonly columns: ColumnLinker
  readonly values: ValueLinker
}

/** Operators whose misspellings are understood. */
const forgiven = new Set<Operator>(['distinct', 'common', 'average', 'share', 'distribution', 'highest', 'lowest'])

const longestNoun = 6
const longestPart = 3

/**
 * Recognises operators, columns and values in a question: left to right, the longest stretch that means something wins. With
 * `namesAnywhere` an ordinary word that is a name counts as one wherever it stands, as it may among search words.
 */
export function markQuestion(
  words: readonly Word[],
  linkers: Linkers,
  { namesAnywhere = false }: { readonly namesAnywhere?: boolean } = {},
): readonly Mark[] {
  const marker = new Marker(words, linkers, namesAnywhere)
  const marks: Mark[] = []
  for (let from = 0; from < words.length; ) {
    const mark = marker.markAt(from)
    marks.push(mark)
    from = mark.to
  }
  const isOf = (mark: Mark | undefined) => mark?.kind === 'skipped' && words[mark.from]?.fold === 'of'
  return marks.map((mark, at) =>
    beforeNumbers(mark, marks[isOf(marks[at + 1]) ? at + 2 : at + 1], { words, vocabulary: linkers.vocabulary }),
  )
}

/** "Total quantity" adds up, though a column is called `total`. */
function beforeNumbers(
  mark: Mark,
  next: Mark | undefined,
  { words, vocabulary }: { readonly words: readonly Word[]; readonly vocabulary: Vocabulary },
): Mark {
  if (mark.kind !== 'noun' || next?.kind !== 'noun' || mark.to - mark.from > 1) return mark
  const operator = vocabulary.operators.get(words[mark.from]?.fold ?? '')
  const other = next.link.columns[0]?.column
  if (operator !== 'sum' || other === undefined || !isNumeric(other)) return mark
  return { kind: 'operator', operator, misspelt: false, from: mark.from, to: mark.to }
}

class Marker {
  readonly #words: readonly Word[]
  readonly #linkers: Linkers
  readonly #looks: NameLooks
  readonly #namesAnywhere: boolean

  constructor(words: readonly Word[], linkers: Linkers, namesAnywhere: boolean) {
    this.#words = words
    this.#linkers = linkers
    this.#looks = new NameLooks(words)
    this.#namesAnywhere = namesAnywhere
  }

  markAt(from: number): Mark {
    const room = this.#words.length - from
    const longest = Math.min(
      room,
      Math.max(this.#linkers.vocabulary.longest, this.#linkers.values.longest + 1, longestNoun),
    )
    for (let length = longest; length >= 1; length--) {
      const mark = this.#known(from, from + length)
      if (mark !== undefined) return mark
    }
    return this.#rowVerb(from) ?? this.#guess(from) ?? { kind: 'unknown', from, to: from + 1 }
  }

  /** "Which customers ordered …" of a table of orders: they have rows. */
  #rowVerb(from: number): Mark | undefined {
    const word = this.#words[from]
    const stem = word === undefined ? undefined : /^(\p{Ll}{3,})ed$/u.exec(word.text)?.[1]
    if (stem === undefined) return undefined
    const isRows = [stem, `${stem}e`].some((noun) => (this.#linkers.columns.link([noun])?.rows ?? 0) >= 0.9)
    return isRows ? { kind: 'operator', operator: 'have', misspelt: false, from, to: from + 1 } : undefined
  }

  #folds(from: number, to: number): readonly string[] {
    return this.#words.slice(from, to).map(({ fold }) => fold)
  }

  #key(from: number, to: number): string {
    return nameKey(this.#words.slice(from, to))
  }

  /** The words stand where a name stands: "does … do", "of …", "…'s". */
  #inNameSlot(from: number, to: number): boolean {
    const before = this.#words[from - 1]
    return (
      (before !== undefined && this.#linkers.vocabulary.beforeName.has(before.fold)) ||
      this.#words[to - 1]?.possessive === true
    )
  }

  #mayBeName(from: number, to: number): boolean {
    const isAtEdge = from === 0 || to === this.#words.length
    return this.#namesAnywhere || isAtEdge || this.#looks.looksLikeName(from, to) || this.#inNameSlot(from, to)
  }

  #isOrdinary(index: number): boolean {
    const word = this.#words[index]
    return word !== undefined && (this.#linkers.vocabulary.operators.has(word.fold) || this.#isSkipped(word))
  }

  #isSkipped({ fold }: Word): boolean {
    const { skipped, tableWords } = this.#linkers.vocabulary
    return skipped.has(fold) || tableWords.has(fold)
  }

  #known(from: number, to: number): Mark | undefined {
    if (this.#words.slice(from, to - 1).some(({ breakAfter }) => breakAfter) && to - from > 1) return undefined
    return to - from > 1 ? this.#knownPhrase(from, to) : this.#knownWord(from)
  }

  #knownPhrase(from: number, to: number): Mark | undefined {
    const { vocabulary, columns, values } = this.#linkers
    const folds = this.#folds(from, to)
    const allOrdinary = folds.every((_, i) => this.#isOrdinary(from + i))
    if (!allOrdinary || this.#looks.looksLikeName(from, to)) {
      const named = values.link(this.#key(from, to))
      const links =
        this.#isOrdinary(from) && !this.#mayBeName(from, to) ? named.filter(({ how }) => how === 'exact') : named
      if (links.length > 0) return { kind: 'value', links, from, to }
    }
    const operator = vocabulary.operators.get(folds.join(' '))
    // "Quantity of" counts, unless a column is called `quantity`.
    const isColumn =
      (operator === 'count' || operator === 'sum') && columns.link(folds.slice(0, 1))?.columns[0]?.score === 1
    if (operator !== undefined && !isColumn) return { kind: 'operator', operator, misspelt: false, from, to }
    if (to - from <= longestNoun) {
      const link = columns.link(folds)
      if (link !== undefined) return { kind: 'noun', link, from, to }
    }
    if (to - from <= longestPart && !this.#isOrdinary(to - 1) && this.#mayBeName(from, to)) {
      const links = this.#goesOn(from, to) ? [] : values.linkPart(this.#key(from, to), { begins: false })
      if (links.length > 0) return { kind: 'value', links, from, to }
    }
    return undefined
  }

  #knownWord(at: number): Mark | undefined {
    const word = this.#words[at]
    if (word === undefined) return undefined
    const { vocabulary, columns, values } = this.#linkers
    const range = { from: at, to: at + 1 }
    const links = values.link(this.#key(at, at + 1))
    const ids = links.length === 0 && /\d/.test(word.text) ? values.linkId(word.text) : []
    if (ids.length > 0) return { kind: 'value', links: ids, ...range }
    const ordinary = this.#isOrdinary(at)
    if (
      links.length > 0 &&
      ordinary &&
      (word.quote !== undefined || (this.#looks.looksLikeName(at, at + 1) && links[0]?.how === 'exact'))
    ) {
      return { kind: 'value', links, ...range }
    }
    const noun = columns.link([word.fold])
    const operator = vocabulary.operators.get(word.fold)
    // A column called `total` or `rank` is meant by its name more likely than the operator of that name.
    if (noun !== undefined && (noun.columns[0]?.score ?? 0) === 1 && operator !== 'count' && operator !== 'which') {
      return { kind: 'noun', link: noun, ...range }
    }
    if (operator === 'rows') return { kind: 'noun', link: { columns: [], rows: 1, misspelt: false }, ...range }
    if (operator === 'columns' && links.length > 0) return { kind: 'value', links, ...range }
    if (operator !== undefined) return { kind: 'operator', operator, misspelt: false, ...range }
    if (word.number !== undefined) {
      const { number, scaled, withComma, money } = word
      return {
        kind: 'number',
        number,
        scaled: scaled === true,
        ...(withComma === undefined ? {} : { withComma }),
        ...(money === undefined ? {} : { money }),
        ...range,
      }
    }
    if (links.length > 0 && noun === undefined && this.#acceptsName(at, links))
      return { kind: 'value', links, ...range }
    if (noun !== undefined && Math.max(noun.rows, noun.columns[0]?.score ?? 0) > 0.6)
      return { kind: 'noun', link: noun, ...range }
    if (this.#isSkipped(word)) return { kind: 'skipped', ...range }
    return noun === undefined ? undefined : { kind: 'noun', link: noun, ...range }
  }

  /**
   * A name of one lower-case word may be an ordinary word ("bespoke rings"): it counts as the name when it stands where
   * names stand, or opens or closes the question.
   */
  #acceptsName(at: number, links: readonly ValueLink[]): boolean {
    if (links.some(({ column }) => column.role !== 'entity')) return true
    return this.#mayBeName(at, at + 1) || this.#isOrdinary(at + 1)
  }

  /** The name goes on behind these words: "Pennfield" is no Pennfield Accounting in "the Pennfield Bakery". */
  #goesOn(from: number, to: number): boolean {
    const last = this.#words[to - 1]
    const next = this.#words[to]
    if (next === undefined || last === undefined || last.possessive || last.breakAfter) return false
    if (!this.#looks.capitalsTell || this.#isOrdinary(to) || isLegalForm(next.fold)) return false
    return /^\p{Lu}\p{Ll}/u.test(next.text) && this.#looks.looksLikeName(from, to)
  }

  /** Slips of spelling and parts of names, tried only for words that mean nothing as they stand. */
  #guess(from: number): Mark | undefined {
    const { columns, values } = this.#linkers
    const room = Math.min(longestPart, this.#words.length - from)
    for (let length = room; length >= 1; length--) {
      const to = from + length
      if (length > 1 && this.#isOrdinary(to - 1)) continue
      const key = this.#key(from, to)
      const nameLike = this.#looks.looksLikeName(from, to)
      const isPlaced = nameLike || length > 1 || from === 0 || this.#namesAnywhere || this.#inNameSlot(from, to)
      if (isPlaced && !this.#goesOn(from, to)) {
        const links =
          length === 1
            ? [...values.linkPart(key, { begins: !nameLike }), ...values.linkMisspelt(key, 'entity')]
            : values.linkMisspelt(key, 'entity')
        const best = links.filter(({ how }) => how === links[0]?.how)
        if (best.length > 0) return { kind: 'value', links: best, from, to }
      }
      if (nameLike) continue
      const noun = length <= 2 ? columns.link(this.#folds(from, to), { misspelt: true }) : undefined
      if (noun !== undefined) return { kind: 'noun', link: noun, from, to }
    }
    const word = this.#words[from]
    if (word === undefined || this.#looks.looksLikeName(from, from + 1)) return undefined
    const links = values.linkMisspelt(word.fold, 'category')
    if (links.length > 0) return { kind: 'value', links, from, to: from + 1 }
    const operator = this.#misspeltOperator(word.fold)
    return operator === undefined ? undefined : { kind: 'operator', operator, misspelt: true, from, to: from + 1 }
  }

  /** Only for long words with one slip, and only for what shapes a query: "products" is not "produces". */
  #misspeltOperator(word: string): Operator | undefined {
    if (word.length < 6) return undefined
    for (const [phrase, operator] of this.#linkers.vocabulary.operators) {
      if (phrase.length < 7 || phrase[0] !== word[0] || !forgiven.has(operator)) continue
      if (editDistance(word, phrase, 1) <= 1) return operator
    }
    return undefined
  }
}
