import { type Letters, letters } from './letters.ts'

const table: Letters = {
  ...row('アイウエオ', ''),
  ...row('カキクケコ', 'k'),
  ...row('ガギグゲゴ', 'g'),
  ...row('サシスセソ', 's'),
  ...row('ザジズゼゾ', 'z'),
  ...row('タチツテト', 't'),
  ...row('ダヂヅデド', 'd'),
  ...row('ナニヌネノ', 'n'),
  ...row('ハヒフヘホ', 'h'),
  ...row('バビブベボ', 'b'),
  ...row('パピプペポ', 'p'),
  ...row('マミムメモ', 'm'),
  ...row('ラリルレロ', 'r'),
  ...{ ヤ: 'ya', ユ: 'yu', ヨ: 'yo', ワ: 'wa', ヲ: 'o', ヴ: 'vu', ン: 'n' },
  ...{ シ: 'shi', ジ: 'ji', チ: 'chi', ツ: 'tsu', フ: 'fu' },
}
const small = letters('ァィゥェォャュョ', 'aiueoauo')

function row(kana: string, consonant: string): Letters {
  return Object.fromEntries(Array.from(kana, (letter, at) => [letter, consonant + 'aiueo'.charAt(at)]))
}

// Vowels that Japanese puts after a consonant of a foreign word that has none: プログラム, "program".
const helping = /(?<=[bfgklmprstvz])u(?=[bcdfghjkmprstvwyz]|$)|(?<=[td])o(?=[bcdfghjkmprstvwyz]|$)/g
/** Shorter words are Japanese names whose vowels are their own: スズキ. */
const shortestForeign = 4

/** Words in katakana are mostly foreign names; long vowels are read as short ones. */
export function readKatakana(word: string): string {
  const plain = word
    .replace(/(.)([ァィゥェォャュョ])/g, (_, letter: string, vowel: string) => {
      const consonant = letter === 'ウ' ? 'w' : (table[letter] ?? letter).replace(/[aiueo]$/, '')
      return consonant + (small[vowel] ?? vowel)
    })
    .replace(/ッ/g, '')
    .replace(/[\u30a1-\u30fa]/g, (letter) => table[letter] ?? letter)
  return (word.length < shortestForeign ? plain : plain.replace(helping, '')).replaceAll('ー', '')
}
