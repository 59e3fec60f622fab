/** What a character is to the tokenizer. */
export const separator = 1
/** Letter, mark or digit of a script that puts spaces between words. */
export const letter = 2
/** Character of a script that writes words without spaces. */
export const unspaced = 3

const wordCharacter = /[\p{L}\p{M}\p{N}]/u
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const prolongedSound = 0x30fc // ー belongs to two scripts, so `\p{Script}` leaves it out

// Filled as characters are met: testing all 65,536 up front would cost every start some milliseconds.
const known = new Uint8Array(0x10000)

/** Class of the character whose code point is `codePoint`. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint)
  const found = known[codePoint] ?? 0
  if (found !== 0) return found
  const made = classify(codePoint)
  known[codePoint] = made
  return made
}

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  if (!wordCharacter.test(character)) return separator
  return codePoint === prolongedSound || unspacedScript.test(character) ? unspaced : letter
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Korean puts spaces between phrases whose endings vary, so its words are found by their syllables too. */
export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3

/** Whether some of the text is written without spaces between words. */
export const hasUnspaced = (text: string): boolean => unspacedScript.test(text)
