import { estimateTokens } from '../estimate-tokens.ts'

/** The start of `text` that has at most `most` tokens by estimate: all of it but for the rarest of passages. */
export function cutToTokens(text: string, most: number): string {
  let cut = text
  for (let tokens = estimateTokens(cut); tokens > most; tokens = estimateTokens(cut)) {
    // Half a surrogate pair is no character.
    cut = cut.slice(0, Math.min(cut.length - 1, Math.floor((cut.length * most) / tokens))).toWellFormed()
  }
  return cut
}
