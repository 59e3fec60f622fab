import { foldAccents } from './fold.ts'

const size = 4
const edge = '_'

/**
 * Character 4-grams of `_word_`, each as a 32-bit hash, repeated ones repeated. Accents do not count, and Greek and Cyrillic
 * letters are read as Latin ones, so that names meet across scripts: "Москва" and "Moskva" share all of theirs.
 * A word of one letter gives itself. Two grams with one hash are rarer than one in ten thousand and only add a little score.
 */
export function grams(word: string): readonly number[] {
  const characters = Array.from(`${edge}${transliterate(foldAccents(word))}${edge}`)
  const hashes: number[] = []
  for (let at = 0; at + size <= Math.max(characters.length, size); at++) {
    hashes.push(hash(characters.slice(at, at + size)))
  }
  return hashes
}

/** FNV-1a over code points. */
function hash(characters: readonly string[]): number {
  let value = 0x811c9dc5
  for (const character of characters) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  // FNV leaves the low bits of short inputs alike: one more mixing step.
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}

const latin: Readonly<Record<string, string>> = {
  ...letters('абвгдезийклмнопрстуфхыэ', 'abvgdeziiklmnoprstufhye'),
  ...{ ж: 'zh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ь: '', ю: 'yu', я: 'ya', ё: 'e' },
  ...{
    і: 'i',
    ї: 'i',
    є: 'e',
    ґ: 'g',
    ў: 'u',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    ђ: 'dj',
    џ: 'dz',
    ѓ: 'g',
    ќ: 'k',
    ѕ: 'z',
  },
  ...letters('αβγδεζηικλμνξοπρστυφω', 'avgdeziiklmnxoprstifo'),
  ...{ θ: 'th', χ: 'ch', ψ: 'ps' },
}

function letters(from: string, to: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(from, (letter, at) => [letter, to[at] ?? '']))
}

const foreign = /[\u0370-\u03ff\u0400-\u04ff]/g

const transliterate = (word: string): string => word.replace(foreign, (letter) => latin[letter] ?? letter)
