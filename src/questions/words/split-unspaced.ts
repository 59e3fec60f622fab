import { fold, plainWord, type Word } from './words.ts'

/** Scripts that write no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}]/u

export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/** Names this short are found inside longer words as well: they must stand between borders of words. */
const shortName = 2

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/**
 * Cuts runs of scripts without spaces into words: 山の湯旅館はどんな宿ですか becomes 山の湯旅館 + は + どんな + 宿 + ですか. Names of
 * the table stay whole wherever they stand, known phrases between borders of words; what is left is cut by dictionary.
 * `names` longest first, folded.
 */
export function splitUnspaced(
  words: readonly Word[],
  { names, phrases }: { readonly names: readonly string[]; readonly phrases: ReadonlySet<string> },
): readonly Word[] {
  return words.flatMap((word) => (isUnspaced(word.text) ? cut(word, { names, phrases }) : [word]))
}

/** Words that touch in a script without spaces are written together again. */
export function joinWords(words: readonly Word[]): string {
  return words
    .map((word, at) => {
      const before = words[at - 1]
      const touches = before !== undefined && before.end === word.start && isUnspaced(before.text + word.text)
      return before === undefined || touches ? word.text : ` ${word.text}`
    })
    .join('')
}

type Known = Parameters<typeof splitUnspaced>[1]

function cut(word: Word, { names, phrases }: Known): readonly Word[] {
  // Folding may join characters; then places in the folded word are not places in the question.
  if (word.fold.length !== word.end - word.start) return [word]
  const borders = wordBorders(word.text)
  const pieces: Word[] = []
  for (let from = 0; from < word.text.length; ) {
    const to = endOfName(word.fold, { from, borders, names }) ?? endOfPhrase(word.fold, { from, borders, phrases })
    const end = Math.min(to ?? nextBorder(borders, from), nextName(word.fold, { from, borders, names }))
    pieces.push(piece(word, from, end))
    from = end
  }
  return pieces.map((each, at) => (at === pieces.length - 1 ? each : { ...each, breakAfter: false }))
}

function piece(word: Word, from: number, to: number): Word {
  const text = word.text.slice(from, to)
  const number = /^\d+$/.test(text) ? { number: Number(text) } : {}
  return {
    ...word,
    ...plainWord({ text, start: word.start + from, end: word.start + to }),
    ...number,
    breakAfter: word.breakAfter,
  }
}

/** Where words begin and end. Runs of katakana are one word: dictionaries lack most loan words and cut them anywhere. */
function wordBorders(text: string): ReadonlySet<number> {
  const borders = new Set([...segmenter.segment(text)].map(({ index }) => index))
  for (const { index, 0: run } of text.matchAll(/[\p{Script=Katakana}ー]+/gu)) {
    for (let at = index + 1; at < index + run.length; at++) borders.delete(at)
  }
  return borders.add(text.length)
}

interface Place {
  readonly from: number
  readonly borders: ReadonlySet<number>
}

function endOfName(text: string, { from, borders, names }: Place & Pick<Known, 'names'>): number | undefined {
  const name = names.find((one) => {
    if (!text.startsWith(one, from)) return false
    return one.length > shortName || (borders.has(from) && borders.has(from + one.length))
  })
  return name === undefined ? undefined : from + name.length
}

function nextName(text: string, { from, borders, names }: Place & Pick<Known, 'names'>): number {
  for (let at = from + 1; at < text.length; at++) {
    if (endOfName(text, { from: at, borders, names }) !== undefined) return at
  }
  return text.length
}

function endOfPhrase(text: string, { from, borders, phrases }: Place & Pick<Known, 'phrases'>): number | undefined {
  const ends = [...borders].filter((end) => end > from).sort((a, b) => b - a)
  return ends.find((end) => phrases.has(text.slice(from, end)))
}

function nextBorder(borders: ReadonlySet<number>, from: number): number {
  return Math.min(...[...borders].filter((border) => border > from))
}

/** Folded names that stand in one script without spaces, longest first. */
export function unspacedNames(names: Iterable<string>): readonly string[] {
  const known = [...names].map(fold).filter((name) => name.length > 1 && isUnspaced(name) && !/\s/.test(name))
  return [...new Set(known)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}
