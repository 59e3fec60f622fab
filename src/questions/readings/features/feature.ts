/** Places that features are hashed to. */
export const featureBits = 23
const mask = (1 << featureBits) - 1

const hashes = new Map<string, number>()
const mostRemembered = 200_000

/** FNV-1a (Fowler, Noll and Vo, 1991) over UTF-16 code units. */
export function hashText(text: string): number {
  const known = hashes.get(text)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  if (hashes.size >= mostRemembered) hashes.clear()
  hashes.set(text, hash)
  return hash
}

/** The place of a feature that is made of these parts, in this order. */
export function feature(...parts: readonly (string | number | boolean)[]): number {
  let hash = 0x2545f491
  for (const part of parts) hash = mix(hash, typeof part === 'string' ? hashText(part) : Number(part) + 1)
  return place(hash)
}

/** One feature for each of `lasts`, hashes of texts, behind the same parts. */
export function featuresWith(
  lasts: readonly number[],
  ...parts: readonly (string | number | boolean)[]
): readonly number[] {
  let hash = 0x2545f491
  for (const part of parts) hash = mix(hash, typeof part === 'string' ? hashText(part) : Number(part) + 1)
  return lasts.map((last) => place(mix(hash, last)))
}

function mix(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** The last step of MurmurHash3 (Appleby, 2011) spreads what is left over all bits. */
function place(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return (spread ^ (spread >>> 16)) & mask
}

/** Features by what they look at, for taking a part away and seeing what it gives. */
export const featureParts = [
  'words',
  'named-words',
  'headers',
  'header-words',
  'looks',
  'rows',
  'coverage',
  'left-words',
  'answer',
] as const
export type FeaturePart = (typeof featureParts)[number]
