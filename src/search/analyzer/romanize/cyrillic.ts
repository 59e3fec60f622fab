import { type Letters, letters } from './letters.ts'

const table: Letters = {
  ...letters('абвгдезиклмнопрстуфхцыэ', 'abvgdeziklmnoprstufhzye'),
  ...{ й: 'i', ж: 'zh', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ь: '', ю: 'iu', я: 'ia' },
  ...letters('іїєґўјћѓќѕ', 'iiegujcgkz'),
  ...{ љ: 'lj', њ: 'nj', ђ: 'dj', џ: 'j', дж: 'j' },
}

/** A case- and accent-folded word. */
export const readCyrillic = (word: string): string =>
  word.replace(/дж|[\u0400-\u04ff]/g, (letter) => table[letter] ?? letter)
