/** Where each of several arrays starts when they follow each other in one memory, and where the last one ends, in bytes. */
export function layOut<Name extends string>(sizes: Record<Name, number>): Record<Name | 'end', number> {
  let end = 0
  const places: [string, number][] = []
  for (const [name, bytes] of Object.entries<number>(sizes)) {
    places.push([name, end])
    // What kernels load at once should not straddle.
    end += Math.ceil(bytes / 16) * 16
  }
  // Holds because the entries are those of `sizes`, and `end`.
  return Object.fromEntries([...places, ['end', end]]) as Record<Name | 'end', number>
}
