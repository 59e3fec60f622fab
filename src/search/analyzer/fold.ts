/** Letters that Unicode does not decompose but people type without their stroke or ligature. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ı: 'i',
}

// Diacritics of Latin, Greek and Cyrillic; Hebrew points; Arabic vowels, hamza and tatweel. Marks of other scripts make words: they stay.
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g
const ascii = /^[\x00-\x7f]*$/
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Text as words are looked for in it: compatibility forms unified (NFKC), invisible characters gone. Case is kept. */
export function normalizeText(text: string): string {
  return ascii.test(text) ? text : text.normalize('NFKC').replace(invisible, '')
}

/** A word without regard to case; accents stay. */
export function foldCase(word: string): string {
  const lower = word.toLowerCase()
  // "İ" becomes i + dot above, and a final sigma differs from an inner one: neither makes another word.
  return ascii.test(lower) ? lower : lower.replaceAll('i\u0307', 'i').replaceAll('ς', 'σ').normalize('NFC')
}

/** A case-folded word without accents: "università" becomes "universita". */
export function foldAccents(word: string): string {
  if (ascii.test(word)) return word
  return word
    .normalize('NFD')
    .replace(accents, '')
    .replace(/[ßøłđðþæœħı]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC')
}
