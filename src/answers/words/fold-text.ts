const undecomposed: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

/** Text as phrases are compared: lower case, no accents, invisible characters gone. Marks that make words (Devanagari) stay. */
export function foldText(text: string): string {
  return isPlain.test(text) ? text.toLowerCase() : foldMarks(text)
}

const isPlain = /^[ -~\s]*$/

function foldMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/[ßøłđæœı]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC')
}
