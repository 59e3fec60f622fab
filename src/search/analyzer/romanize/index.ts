import { foldAccents } from '../fold.ts'
import { readCaucasian } from './caucasian.ts'
import { readCyrillic } from './cyrillic.ts'
import { readGreek } from './greek.ts'
import { readHangul } from './hangul.ts'
import { readIndic } from './indic.ts'
import { readKatakana } from './katakana.ts'
import { spellBySound } from './sounds.ts'
import { readThai } from './thai.ts'

/** Scripts whose vowels are written, or whose foreign names write them. Arabic and Hebrew leave them out: their names meet no other's. */
const scripts: readonly { readonly pattern: RegExp; readonly read: (word: string) => string }[] = [
  { pattern: /[\u0370-\u03ff]/, read: readGreek },
  { pattern: /[\u0400-\u04ff]/, read: (word) => readCyrillic(foldAccents(word)) },
  { pattern: /[\u0530-\u058f\u10d0-\u10ff]/, read: readCaucasian },
  { pattern: /[\u0900-\u0d7f]/, read: readIndic },
  { pattern: /[\u0e00-\u0e7f]/, read: readThai },
  { pattern: /[\u30a1-\u30fa]/, read: readKatakana },
  { pattern: /[\uac00-\ud7a3]/, read: readHangul },
]
const latin = /^[\x00-\u036f]*$/

/**
 * A case-folded word in plain Latin letters, about as it sounds, so that a name is spelled alike in every language: "Москва"
 * and "Moskva", "टेस्ला" and "Tesla". Nobody reads it: it is only compared. Letters of other scripts stay as they are.
 */
export function romanize(word: string): string {
  const script = latin.test(word) ? undefined : scripts.find(({ pattern }) => pattern.test(word))
  return spellBySound(foldAccents(script === undefined ? word : script.read(word)))
}
