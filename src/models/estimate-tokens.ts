/**
 * Tokens of a text, rather too many than too few: what a budget or a window allows must hold. A sum over words and signs, its weights fit
 * on pages in two dozen languages as OpenAI's o200k_base counts them, and a quarter more; other tokenizers differ by about as much.
 */
export function estimateTokens(text: string): number {
  let tokens = 0
  let inWord = false
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isLetter = isLatin(code) || (code >= 0xc0 && code < 0x2e80)
    if (isLetter && !inWord) tokens += 0.6
    inWord = isLetter
    tokens += weightOf(code)
  }
  return Math.ceil(tokens)
}

function weightOf(code: number): number {
  if (code === 0x20) return 0
  if (isLatin(code)) return 0.15
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? 0.9 : 1.1
  // Latin letters with marks: they stand for languages whose words are cut into more pieces.
  if (code < 0x250) return 2
  return code < 0x2e80 ? 0.4 : 1
}

const isLatin = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
