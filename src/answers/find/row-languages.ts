import type { PassageIndex } from '../../search/index.ts'
import type { Scope } from './scan-rows.ts'

export interface LanguageRows {
  /** Rows in one of the languages. */
  readonly rows: ReadonlySet<number>
  /** Rows with text that is too short to tell. */
  readonly untold: ReadonlySet<number>
}

/** The rows whose text is in one of the languages (ISO 639-1): the one that most of its words are in whose passages' language can be told. */
export async function rowsInLanguages(
  index: PassageIndex,
  languages: readonly string[],
  scope: Scope,
): Promise<LanguageRows> {
  const words = new Map<number, Map<string, number>>()
  for await (const passage of index.scan(scope)) {
    for (const { row } of passage.occurrences) {
      const counts = words.get(row) ?? new Map<string, number>()
      if (passage.language !== 'und') counts.set(passage.language, (counts.get(passage.language) ?? 0) + passage.words)
      words.set(row, counts)
    }
  }
  const wanted = new Set(languages)
  const rowsWhere = (test: (counts: ReadonlyMap<string, number>) => boolean) =>
    new Set([...words].flatMap(([row, counts]) => (test(counts) ? [row] : [])))
  return { rows: rowsWhere((counts) => wanted.has(mostOf(counts))), untold: rowsWhere(({ size }) => size === 0) }
}

/** The first by code of equals. */
function mostOf(counts: ReadonlyMap<string, number>): string {
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return most?.[0] ?? 'und'
}
