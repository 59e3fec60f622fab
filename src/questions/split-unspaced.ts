import type { Word } from './words.ts'

/** Scripts that write no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

export function isUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/** Cuts names out of words in which they stand without spaces: 山の湯旅館はどんな宿ですか becomes 山の湯旅館 + はどんな宿ですか. Longer names first. */
export function splitUnspaced(words: readonly Word[], names: readonly string[]): readonly Word[] {
  if (names.length === 0) return words
  return words.flatMap((word) => (unspaced.test(word.text) ? cut(word, names) : [word]))
}

function cut(word: Word, names: readonly string[]): readonly Word[] {
  const name = names.find((one) => one !== word.fold && word.fold.includes(one))
  // Folding may join characters; then places in the folded word are not places in the question.
  if (name === undefined || word.fold.length !== word.end - word.start) return [word]
  const at = word.fold.indexOf(name)
  const piece = (from: number, to: number): Word => ({
    ...word,
    text: word.text.slice(from, to),
    fold: word.fold.slice(from, to),
    start: word.start + from,
    end: word.start + to,
  })
  const pieces = [piece(0, at), piece(at, at + name.length), piece(at + name.length, word.fold.length)]
  return pieces.filter(({ text }) => text !== '')
}
