import { type Letters, letters } from './letters.ts'

const table: Letters = {
  ...letters('กขฃคฅฆจซสศษญยดฎตฏทธถฐฑฒนณบปพภผฝฟมรลฬวหฮอ', 'kkkkkkjssssiiddttttttttnnbppppffmrllvhho'),
  ...{ ง: 'ng', ฉ: 'ch', ช: 'ch', ฌ: 'ch', ฤ: 'ri' },
  ...letters('ะัาิีึืุูเแโ', 'aaaiiuuuueeo'),
  ...{ ใ: 'ai', ไ: 'ai', 'ํ': 'am' },
}
const silent = /[ก-ฮ][ิุ]?์/g
const vowelFirst = /([เแโใไ])([ก-ฮ])/g

/** Some vowels stand before the consonant that they follow in speech; tone marks and silent letters fall out. */
export const readThai = (word: string): string =>
  word
    .replace(silent, '')
    .replace(vowelFirst, '$2$1')
    .replace(/ํา|[\u0e00-\u0e7f]/g, (letter) => table[letter[0] ?? ''] ?? '')
