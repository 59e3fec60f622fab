import { foldAccents } from '../fold.ts'
import { type Letters, letters } from './letters.ts'

// As English spells what it took from Greek, and Greek what it took from English: η is the e of "democracy", υ the y of "system".
const table: Letters = {
  ...letters('αβγδεζηικλμνξοπρστυφω', 'avgdezeiklmnxoprstyfo'),
  ...{ θ: 'th', χ: 'ch', ψ: 'ps' },
  ...{ ου: 'u', αι: 'e', ει: 'i', οι: 'i', μπ: 'b', τσ: 'ch', τζ: 'j', γκ: 'g', γγ: 'ng', γχ: 'nch', γξ: 'nx' },
}
// An accent on the first vowel or a diaeresis on the second parts two vowels that otherwise sound as one.
const parted = /[αεο](?=[ϊΐϋΰ])|[άέό](?=[ιυϊϋ])/g
const gap = '\u2063'

/** A case-folded word, accents kept. */
export const readGreek = (word: string): string =>
  foldAccents(word.normalize('NFC').replace(parted, `$&${gap}`))
    .replace(/^ντ/, 'd')
    .replace(/ου|αι|ει|οι|μπ|τσ|τζ|γκ|γγ|γχ|γξ|[\u0370-\u03ff]/g, (letter) => table[letter] ?? letter)
    .replaceAll(gap, '')
