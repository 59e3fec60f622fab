/** Dice coefficient of the character trigrams of `_word_`; 0 to 1. */
export function trigramLikeness(left: string, right: string): number {
  const grams = trigrams(left)
  const others = trigrams(right)
  let common = 0
  for (const gram of grams) if (others.has(gram)) common += 1
  return (2 * common) / (grams.size + others.size)
}

/** Words met again and again in one file; beyond this many they are forgotten. */
const mostKept = 20_000
const kept = new Map<string, ReadonlySet<string>>()

function trigrams(word: string): ReadonlySet<string> {
  const before = kept.get(word)
  if (before !== undefined) return before
  if (kept.size >= mostKept) kept.clear()
  const grams = trigramsOf(word)
  kept.set(word, grams)
  return grams
}

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `_${word}_`
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3))
  return grams
}
