// Tested first: a class of few ranges is matched several times faster.
const ascii = /^[\x00-\x7f]*$/
/**
 * Text that is as it should be already, which is most: letters of Europe, Chinese characters, kana and Hangul with their
 * marks as one character each, common punctuation.
 */
const plain =
  /^[\x00-\x7f\xa1-\xa7\xa9\xab\xac\xae\xb0\xb1\xb6\xb7\xbb\xbf-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0386\u0388-\u03ce\u0400-\u0482\u048a-\u04ff\u2010\u2012-\u2016\u2018-\u2022\u20ac\u2190-\u2193\u3001\u3002\u3008-\u3011\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3]*$/
/** Compatibility forms that would grow into the word before them: a trade mark, "№5", footnotes and fractions. */
const signs = /[\u2116\u2120\u2122]|(?=[\xb2\xb3\xb9\xbc-\xbe\u2070\u2074-\u2079\u2150-\u215f])/g
// Soft hyphens and joiners; Hebrew points, Arabic vowels and tatweel, which few texts write.
const invisible =
  /[\xad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670\u200b-\u200d\u2060\ufeff]/g
// The Arabic signs between digits, and digits from Arabic to Khmer; no text has those of smaller scripts.
const foreignNumber = /[\u066b\u066c]|(?=[\u0660-\u17e9])\p{Nd}/gu
const firstOfIndia = 0x0900
const firstOfThai = 0x0e00

/**
 * Text as words are looked for in it: compatibility forms unified (NFKC), digits of all scripts as 0 to 9, invisible characters
 * and optional vowel signs gone. Case is kept.
 */
export function normalizeText(text: string): string {
  if (ascii.test(text) || plain.test(text)) return text
  return text.replace(signs, ' ').normalize('NFKC').replace(invisible, '').replace(foreignNumber, inAscii)
}

function inAscii(character: string): string {
  if (character === '٫') return '.'
  if (character === '٬') return ','
  const code = character.charCodeAt(0)
  // Sixteen characters a row: the scripts of India begin their digits at the sixth place, the others at the first.
  return String((code % 16) - (code >= firstOfIndia && code < firstOfThai ? 6 : 0))
}
