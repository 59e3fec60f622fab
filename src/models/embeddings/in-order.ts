/** The protocol numbers vectors by the text that they are of, and leaves their order open. Undefined when the numbers cannot be right. */
export function inOrder(embeddings: readonly number[][], body: unknown): readonly number[][] | undefined {
  const places = indexesIn(body)
  if (places === undefined) return embeddings
  const ordered = new Array<number[] | undefined>(embeddings.length).fill(undefined)
  for (const [at, place] of places.entries()) {
    if (!(place in ordered) || ordered[place] !== undefined) return undefined
    ordered[place] = embeddings[at]
  }
  return ordered.filter((one) => one !== undefined)
}

/** Undefined where a server leaves them out. */
function indexesIn(body: unknown): readonly number[] | undefined {
  if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data)) return undefined
  const places: unknown[] = body.data.map((one) => one?.index)
  return places.every((place): place is number => Number.isInteger(place)) ? places : undefined
}
