import { foldText } from '../../words/fold-text.ts'

/** A word that may be a name or a part of one. */
export interface NameWord {
  readonly text: string
  readonly folded: string
}

/** Capitalised words in a row. */
export interface NameRun {
  readonly words: readonly NameWord[]
  /** Begins where every word has a capital: at the start of a sentence, behind a colon or a quotation mark. */
  readonly opens: boolean
  /** The word before it, folded; none at the start. */
  readonly before: string
}

const token = /[\p{L}\p{M}\p{N}]+(?:['’‘.&][\p{L}\p{M}\p{N}]+)*/gu
/** Addresses and codes are checked letter by letter elsewhere. */
const literal =
  /(?<!\S)\S+@\S+|(?:https?:\/\/|www\.)\S+|(?<!\S)(?:[\p{L}\p{N}-]+\.)+\p{Ll}{2,}\S*|(?<![\p{L}\p{N}])\p{L}+[-_]?\p{N}[\p{L}\p{N}_-]*/gu
const elided = /^(?:[ldcjnsmt]|qu|un|dell|all|nell|sull|dall|gl|quell)['’‘]/iu
const opening = /(?:^|[.!?:;…。！？：；¡¿]|[“”„«»"(（「『]|[-–—•*]\s)\s*$/u
/** What may stand between two words of a name. */
const joint = /^(?:[\s\u00a0]+|-|‐|‑|[\s\u00a0]*&[\s\u00a0]*)$/
/** Behind numbers, or titles everybody has. */
const unnamed =
  /^(?:am|pm|uhr|ad|bc|bce|ce|mr|mrs|ms|dr|prof|herr|frau|mme|sr|sra|no|nr|st|vs|eur|usd|gbp|chf|sek|nok|dkk|pln|czk|jpy|aud|cad|nzd|inr|brl|kr|ok)$/

/** The runs of capitalised words of a sentence, in scripts that have capitals, in order. */
export function findNames(sentence: string): readonly NameRun[] {
  const text = sentence.normalize('NFKC').replace(literal, (found) => ' '.repeat(found.length))
  const runs: { words: NameWord[]; opens: boolean; before: string }[] = []
  let end = -1
  let before = ''
  for (const match of text.matchAll(token)) {
    const word = match[0].replace(elided, '').replace(/['’‘]s$/u, '')
    const start = match.index + match[0].length - match[0].replace(elided, '').length
    const name = /\p{Lu}/u.test(word) && !/\p{N}/u.test(word) && word.length > 1 && !unnamed.test(foldText(word))
    if (name) {
      const named = { text: word, folded: foldText(word) }
      const last = end >= 0 && joint.test(text.slice(end, start)) ? runs.at(-1) : undefined
      if (last === undefined) {
        runs.push({ words: [named], opens: start === match.index && opening.test(text.slice(0, start)), before })
      } else last.words.push(named)
      // A possessive ends a name: "Ada's Hexham".
      end = /['’‘]s$/u.test(match[0]) ? -1 : match.index + match[0].length
    } else end = -1
    before = foldText(word)
  }
  return runs
}

/** Words of scripts without capitals, in which a name looks like any other word; also of Japanese, whose katakana mark foreign ones. */
export const uncased =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Georgian}]/u

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Those words, of two characters and more, folded. */
export function uncasedWords(text: string): readonly string[] {
  return [...segmenter.segment(text.normalize('NFKC'))]
    .filter(
      ({ segment, isWordLike }) =>
        isWordLike === true && segment.length > 1 && uncased.test(segment) && !/\p{N}/u.test(segment),
    )
    .map(({ segment }) => foldText(segment))
}
