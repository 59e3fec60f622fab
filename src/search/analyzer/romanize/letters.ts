export type Letters = Readonly<Record<string, string>>

/** Letter by letter: those of `from` are read as those of `to`. */
export const letters = (from: string, to: string): Letters =>
  Object.fromEntries(Array.from(from, (letter, at) => [letter, to[at] ?? '']))
