/** Letters that Unicode does not decompose but people type without their stroke or ligature, or take from another keyboard. */
const undecomposed: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ı: 'i' },
  // Persian, Urdu and Arabic forms of one letter.
  ...{ ی: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ە: 'ه', ٱ: 'ا' },
}

// Diacritics of Latin, Greek and Cyrillic; Hebrew points; Arabic vowels, hamza and tatweel. Marks of other scripts make words: they stay.
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g
const ascii = /^[\x00-\x7f]*$/

/** A word without regard to case; accents stay. */
export function foldCase(word: string): string {
  const lower = word.toLowerCase()
  // "İ" becomes i + dot above, and a final sigma differs from an inner one: neither makes another word.
  return ascii.test(lower) ? lower : lower.replaceAll('i\u0307', 'i').replaceAll('ς', 'σ').normalize('NFC')
}

/** A case-folded word without accents: "università" becomes "universita". */
export function foldAccents(word: string): string {
  if (ascii.test(word)) return word
  const plain = word
    .normalize('NFD')
    .replace(accents, '')
    .replace(/[ßøłđðþæœħıیکہھەٱ]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC')
  return devanagari.test(plain) ? foldDevanagari(plain) : plain.replace(longEnd, '$1')
}

/** The long vowel that ends a foreign word in katakana is often left out: コンピューター, コンピュータ. */
const longEnd = /^([\u30a1-\u30fa][\u30a1-\u30fc]{2,})ー$/

const devanagari = /[\u0900-\u097f]/
const nukta = /़/g
const nasals = /ँ|ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/g
const anusvara = 'ं'

/** The dot of borrowed sounds is often left out, and a nasal before its like is written in three ways: हिन्दी, हिंदी, हिँदी. */
const foldDevanagari = (word: string): string => word.replace(nukta, '').replace(nasals, anusvara)
