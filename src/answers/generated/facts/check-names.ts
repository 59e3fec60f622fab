import { months, weekdays } from './calendar-facts.ts'
import { type ReadCited, wordsOf } from './cited-text.ts'
import { findNames, type NameRun, type NameWord, uncasedWords } from './find-names.ts'

/** What is known of the language around a sentence, so that its names can be told from its other words. */
export interface NameContext {
  /** ISO 639-1 of the sentence; undefined when it is not known. */
  readonly language: string | undefined
  /** Whether the cited text is in that language too. */
  readonly sameLanguage: boolean
  /** A function word, a role as everybody may have it, or a word that the passages shown also write small; folded. */
  readonly isCommon: (word: string) => boolean
  /** A word, folded, that stands in several of the passages shown, so that it tells nothing about one of them. */
  readonly isShared: (word: string) => boolean
}

/** The names of a sentence that the cited text does not have. */
export function unsupportedNames(sentence: string, cited: ReadCited, context: NameContext): readonly string[] {
  const cased = findNames(sentence)
    .filter((run) => !isSupported(run, cited, context))
    .map(({ words }) => words.map(({ text }) => text).join(' '))
  return [...cased, ...unsupportedUncased(sentence, cited, context)]
}

/** Without capitals any word may be a name. Where sentence and cited text share their language, each must be cited, common or ordinary. */
function unsupportedUncased(
  sentence: string,
  cited: ReadCited,
  { sameLanguage, isCommon, isShared }: NameContext,
): readonly string[] {
  return uncasedWords(sentence).filter((word) => {
    const isForeignName = /^[\p{Script=Katakana}ー]{2,}$/u.test(word)
    return (sameLanguage || isForeignName) && !cited.folded.includes(word) && !isCommon(word) && !isShared(word)
  })
}

function isSupported(run: NameRun, cited: ReadCited, context: NameContext): boolean {
  const whole = { ...run, words: run.words.flatMap(piecesOf) }
  const { words, ...place } = run.opens ? withoutCommonStart(whole, cited, context) : whole
  const [only] = words
  if (only === undefined) return true
  if (words.length > 1) return canBeCut(words, cited, context)
  return holds(only, cited, context) || isCalendar(only, cited) || isGermanNoun(place, context)
}

/**
 * Whether the words fall into stretches that stand in the cited text: "Orchard Works" and "Marta Lindqvist". Two stretches of one word side
 * by side would be a name put together from two others.
 */
function canBeCut(words: readonly NameWord[], cited: ReadCited, context: NameContext): boolean {
  // By number of words: whether they can be cut, and whether the last stretch is one word.
  const ways: ReadonlySet<'one' | 'more'>[] = [new Set(['more'])]
  words.forEach((word, at) => {
    const ends = new Set<'one' | 'more'>()
    if ((ways[at]?.size ?? 0) > 0 && isCalendar(word, cited)) ends.add('more')
    if (ways[at]?.has('more') && holds(word, cited, context)) ends.add('one')
    for (let from = 0; from < at; from++) {
      if ((ways[from]?.size ?? 0) > 0 && standsTogether(words.slice(from, at + 1), cited, context)) ends.add('more')
    }
    ways.push(ends)
  })
  return (ways.at(-1)?.size ?? 0) > 0
}

const piecesOf = ({ text, folded }: NameWord): readonly NameWord[] => {
  const pieces = wordsOf(folded.replaceAll('’', "'"))
  return pieces.length < 2
    ? [{ text, folded: pieces[0] ?? folded }]
    : pieces.map((piece) => ({ text: piece, folded: piece }))
}

/** The first word of a sentence has a capital whatever it is. */
function withoutCommonStart(run: NameRun, cited: ReadCited, context: NameContext): NameRun {
  const [first, ...rest] = run.words
  if (first === undefined) return run
  const isApart = rest.length > 0 && !standsTogether(run.words.slice(0, 2), cited, context)
  if (!context.isCommon(first.folded) && !(isApart && cited.wordSet.has(first.folded))) return run
  return { words: rest, opens: false, before: first.folded }
}

function holds({ folded }: NameWord, { wordSet, words }: ReadCited, { language }: NameContext): boolean {
  if (wordSet.has(folded)) return true
  return inflects(folded, language) && words.some((word) => isInflected(word, folded))
}

/** In this order, or turned around as lists of people do, with one word between at most: a middle name, "de". */
function standsTogether(named: readonly NameWord[], cited: ReadCited, context: NameContext): boolean {
  const { words } = cited
  const isAt = (word: NameWord | undefined, at: number): boolean => {
    const there = words[at]
    if (word === undefined || there === undefined) return false
    return there === word.folded || (inflects(word.folded, context.language) && isInflected(there, word.folded))
  }
  const follows = (order: readonly NameWord[], start: number): boolean => {
    let at = start
    for (const word of order.slice(1)) {
      if (isAt(word, at + 1)) at += 1
      else if (isAt(word, at + 2)) at += 2
      else return false
    }
    return true
  }
  const turned = [...named.slice(-1), ...named.slice(0, -1)]
  return words.some((_, at) => [named, turned].some((order) => isAt(order[0], at) && follows(order, at)))
}

/** Months and weekdays are the same days in every language. */
function isCalendar({ folded }: NameWord, cited: ReadCited): boolean {
  const month = months().get(folded)
  if (month !== undefined && folded.length > 2) {
    if (cited.dates.some((date) => date.month !== undefined && month.has(date.month))) return true
    if (cited.words.some((word) => isSame(months().get(word), month))) return true
  }
  const weekday = weekdays().get(folded)
  return weekday !== undefined && cited.words.some((word) => isSame(weekdays().get(word), weekday))
}

const isSame = (left: ReadonlySet<number> | undefined, right: ReadonlySet<number>): boolean =>
  left !== undefined && [...left].some((value) => right.has(value))

/** Languages that change the ends of names. */
const inflecting = new Set('de ru uk be bg sr hr sl mk pl cs sk lt lv et fi hu tr el ro is'.split(' '))
const inflects = (word: string, language: string | undefined): boolean =>
  /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) || (language !== undefined && inflecting.has(language))

const endings = new Set(
  ',s,es,e,n,en,er,ern,em,a,i,y,o,u,ę,e,ą,om,am,ami,ach,ow,owi,iem,em,ie,ej,ego,emu,in,innen,ssa,sta,lla,n,ben,ban,nak,nek,da,de,dan,den,nin,ului,ul,а,у,ы,и,е,о,ом,ем,ой,ей,ою,ею,ю,я,ам,ями,ами,ах,ях,ов,ев,ого,ому,ым,ий,ый,ая,ия,ии,ию,ат,ят,та,то,ς,υ,ος,ου,ον,α,ας,η,ης,ι'.split(
    ',',
  ),
)
/** Letters that both forms begin with. */
const shortestStem = 4

function isInflected(left: string, right: string): boolean {
  let common = 0
  while (common < left.length && left[common] === right[common]) common++
  for (let stem = common; stem >= Math.max(shortestStem, common - 1); stem--) {
    if (endings.has(left.slice(stem)) && endings.has(right.slice(stem))) return true
  }
  return false
}

/** Prepositions behind which German has a name when no article follows. */
const beforeNames = new Set('von vom bei in aus nach durch herr frau'.split(' '))

/**
 * German writes all nouns with capitals. Where the cited text is German as well they must stand there like names; where it is not, a
 * single one passes for an ordinary noun unless it stands as a name would.
 */
function isGermanNoun({ before, opens }: Omit<NameRun, 'words'>, { language, sameLanguage }: NameContext): boolean {
  return language === 'de' && !sameLanguage && !opens && !beforeNames.has(before)
}
