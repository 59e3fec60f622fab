import type { ColumnProfile, Profile } from '../../table/index.ts'
import type { Operator } from '../lexicon/index.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import type { Mark, NounMark, NumberMark } from '../marks/mark.ts'
import { nameWords } from '../query/nouns.ts'
import type { Condition, Key } from '../query/query.ts'
import { sameWord } from '../words/inflection.ts'
import type { Word } from '../words/words.ts'
import { columnScale } from './column-scale.ts'
import type { Frame, FramedCondition, FramedHaving, Noun } from './frame.ts'

/** A frame while it is read: the marks that mean something, which of them have found their slot, and the slots so far. */
export class FrameDraft {
  readonly items: readonly Mark[]
  readonly profile: Profile
  readonly conditions: { readonly at: number; readonly framed: FramedCondition }[] = []
  having: Frame['having']
  readonly alsoHaving: FramedHaving[] = []
  limit: number | undefined
  /** 0 to 1: how well the words were linked so far. */
  score = 1
  readonly #words: readonly Word[]
  readonly #used = new Set<Mark>()
  /** Numbers of the file are written with a decimal comma. */
  readonly #hasCommas: boolean

  constructor(marks: readonly Mark[], words: readonly Word[], profile: Profile) {
    const content = marks.filter(({ kind }) => kind !== 'skipped')
    const text = (mark: Mark | undefined) => words.slice(mark?.from, mark?.to).map(({ fold }) => fold)
    const isPart = (mark: Mark | undefined) => text(mark).some(isHost)
    this.items = content.filter((mark, at) => {
      const [before, next] = [content[at - 1], content[at + 1]]
      // Of "url hosts" the hosts are meant.
      if (namesTheSame(mark, next) && isPart(next) && !isPart(mark)) return false
      return !namesTheSame(mark, before) || (isPart(mark) && !isPart(before))
    })
    this.profile = profile
    this.#words = words
    this.#hasCommas = profile.columns.some(({ decimalMark }) => decimalMark === ',')
  }

  isUsed(item: Mark): boolean {
    return this.#used.has(item)
  }

  use(...ats: readonly number[]): void {
    for (const at of ats) {
      const item = this.items[at]
      if (item !== undefined) this.#used.add(item)
    }
  }

  /** "contains" has: whatever else it may be, everything after it is known here. */
  operatorAt(at: number): Operator | undefined {
    const item = this.items[at]
    if (item?.kind !== 'operator') return undefined
    if (item.operator === 'offer' && this.#usesColumn(at)) return 'have'
    return item.operator === 'contain' ? 'have' : item.operator
  }

  /** "used a coupon", where a column is called so. */
  #usesColumn(at: number): boolean {
    const next = this.items[at + 1]
    return next?.kind === 'noun' && next.link.rows === 0 && next.link.columns[0]?.score === 1
  }

  has(...operators: readonly Operator[]): boolean {
    return this.items.some(
      (item, at) => item.kind === 'operator' && operators.includes(this.operatorAt(at) ?? item.operator),
    )
  }

  /** The noun at this place that has no slot yet. */
  nounAt(at: number): NounMark | undefined {
    const item = this.items[at]
    return item?.kind === 'noun' && !this.#used.has(item) ? item : undefined
  }

  numberAt(at: number): number | undefined {
    const item = this.items[at]
    return item?.kind === 'number' && !this.#used.has(item) ? inStyle(item, this.#hasCommas) : undefined
  }

  /** The number at this place in the unit of a column: "5 million" is 5 where the column says "(millions)". */
  numberFor(at: number, { name, decimalMark, type }: ColumnProfile): number {
    const item = this.items[at]
    if (item?.kind !== 'number') return Number.NaN
    const number = inStyle(item, decimalMark === ',' || (type !== 'decimal' && this.#hasCommas))
    return item.scaled ? number / columnScale(name) : number
  }

  /** Digits are set apart in it: "1.999" is no year. */
  isApart(at: number): boolean {
    const item = this.items[at]
    return item?.kind === 'number' && item.withComma !== undefined
  }

  isMoney(at: number): boolean {
    const item = this.items[at]
    return item?.kind === 'number' && item.money === true
  }

  /** The number column that the noun at this place may mean. */
  numericAt(at: number): ColumnProfile | undefined {
    return this.nounAt(at)?.link.columns.find(({ column }) => isNumeric(column))?.column
  }

  /** The folded words of the item at this place. */
  textAt(at: number): string {
    const item = this.items[at]
    const words = item === undefined ? [] : this.#words.slice(item.from, item.to)
    return words.map(({ fold }) => fold).join(' ')
  }

  /** A preposition stands between the two items. */
  areApart(at: number, next: number): boolean {
    const between = this.#words.slice(this.items[at]?.to, this.items[next]?.from)
    return between.some(({ fold }) => /^(in|on|at|for|from|to|within|en|im|bei|dans|nel|nella|em|w)$/.test(fold))
  }

  /** The folded words between two items. */
  wordsBetween(at: number, next: number): readonly string[] {
    return this.#words.slice(this.items[at]?.to, this.items[next]?.from).map(({ fold }) => fold)
  }

  addHaving(having: FramedHaving): void {
    if (this.having === undefined) this.having = having
    else this.alsoHaving.push(having)
  }

  addCondition(
    at: number,
    { condition, column, ...rest }: { condition: Condition; column: ColumnProfile } & Partial<FramedCondition>,
  ): void {
    this.conditions.push({
      at,
      framed: { condition, column, had: false, negated: false, only: false, byId: false, joined: false, ...rest },
    })
  }

  /** Puts the noun at this place into a slot: chooses its column, and counts its link into the score. */
  takeNoun(at: number): Noun | undefined {
    const mark = this.nounAt(at)
    if (mark === undefined) return undefined
    this.use(at)
    const { columns, rows, misspelt } = mark.link
    const distinct = this.operatorAt(at - 1) === 'distinct'
    const first = columns[0]
    const isRows =
      rows > 0 && (first === undefined || rows >= first.score || (first.column.role === 'text' && !distinct))
    const score = isRows ? rows : (first?.score ?? 0)
    this.score *= misspelt ? score * 0.95 : score
    const isQualified = distinct || this.operatorAt(at - 1) === 'repeated'
    const before = this.operatorAt(at - (isQualified ? 2 : 1))
    const part = this.#part(at, first?.column)
    // A month is one of the only dates there are.
    if (!isRows && (part === 'year' || part === 'month') && columns.length === 1) this.score *= 0.9 / score
    return {
      ...(isRows || first === undefined ? {} : { column: first.column }),
      others: isRows ? columns : columns.slice(1),
      orRows: !isRows && rows > 0,
      score,
      counted: before === 'count',
      had: before === 'have',
      ...(part === undefined || isRows ? {} : { part }),
    }
  }

  /** The part of the column's values that the noun at this place names. */
  #part(at: number, column: ColumnProfile | undefined): Key['part'] {
    const word = this.textAt(at)
    const isOwnName = column !== undefined && nameWords(column.name).some((own) => sameWord(own, word))
    if (column?.role === 'url' && isHost(word) && !isOwnName) return 'host'
    if (column?.role !== 'time') return undefined
    if (['year', 'jahr', 'ano', 'annee'].some((year) => sameWord(word, year))) return 'year'
    return /^(months?|monat|monate|mes|meses|mois|mesi?)$/.test(word) ? 'month' : undefined
  }
}

function inStyle({ number, withComma = number }: NumberMark, hasCommas: boolean): number {
  return hasCommas ? withComma : number
}

function isHost(word: string): boolean {
  return /^(hosts?|domains?|hostnames?|websites?|sites?)$/.test(word)
}

/** "population (millions)" names one column with two words. */
function namesTheSame(mark: Mark, before: Mark | undefined): boolean {
  if (mark.kind !== 'noun' || before?.kind !== 'noun') return false
  const column = mark.link.columns[0]?.column
  return column !== undefined && column === before.link.columns[0]?.column
}
