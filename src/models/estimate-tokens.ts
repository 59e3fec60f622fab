/**
 * Tokens of a text, on the high side: what a budget or a window allows must hold. A token is about 4 letters of English, 2 of most other
 * scripts, and 1 of Chinese, Japanese and Korean; digits and signs count by 2.
 */
export function estimateTokens(text: string): number {
  let quarters = 0
  for (const character of text) quarters += weight(character.codePointAt(0) ?? 0)
  return Math.ceil((quarters / 4) * 1.1)
}

/** In quarters of a token. */
function weight(code: number): number {
  if (code < 0x80) return isLetterOrSpace(code) ? 1 : 2
  if (code < 0x2e80) return 2
  return 4
}

function isLetterOrSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}
