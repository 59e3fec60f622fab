import type { Passage } from '../../passages/index.ts'
import type { PageName } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import { candidateRows } from './candidate-rows.ts'
import { type FindExpression, holds, keyOf, neededTerms, termsIn, wantedTerms } from './find-query.ts'
import { rowsInLanguages } from './row-languages.ts'
import { pageTest } from './row-pages.ts'
import { type ReadRow, type ReadRows, type Scope, scanRows } from './scan-rows.ts'
import { type TermMatcher, termMatchers } from './term-matcher.ts'

/** What rows are looked for. All that is given must be true of a row; nothing given finds every row with text. */
export interface FindQuery {
  readonly text?: FindExpression | undefined
  /** ISO 639-1; any of them. */
  readonly languages: readonly string[]
  /** Any of them. */
  readonly pages: readonly PageName[]
  /** Words as asked only, no other forms of them. */
  readonly exact: boolean
  /** Where `text` must be true: of a row's text, or of all rows' text of an entity together. */
  readonly within: 'row' | 'entity'
}

/** A row that was found: it, or with `within: 'entity'` one of the rows that together are it. */
export type FoundRow = Pick<ReadRow, 'row' | 'entity' | 'url'>

export interface FoundRows {
  /** Ascending. */
  readonly rows: readonly FoundRow[]
  /** Of each passage that speaks for a match, its found rows. */
  readonly evidence: readonly (readonly number[])[]
  /** Other forms of the words asked for, with the number of found rows that hold them. */
  readonly forms: readonly { readonly word: string; readonly form: string; readonly rows: number }[]
  /** Passages looked through: all in scope. */
  readonly passages: number
  /** Those of them whose text was read; of the others the index tells that they do not hold what is asked for. */
  readonly read: number
  readonly wanted: readonly TermMatcher[]
  /** Rows that would be found, but for a language that cannot be told of so little text. */
  readonly untold: number
}

interface FindRowsOptions {
  readonly index: PassageIndex
  readonly scope: Scope
  /** Told of every passage that holds none of the terms; then all are read. */
  readonly onWithout?: (passage: Passage) => void
  /** Ask the index first which rows are worth reading. Default true; the result is the same. */
  readonly assisted?: boolean
}

/** Finds every row of which the query is true. */
export async function findRows(query: FindQuery, options: FindRowsOptions): Promise<FoundRows> {
  const { index, scope, onWithout, assisted = true } = options
  const { text, languages, pages, exact } = query
  const stats = await index.stats()
  const matchers = await termMatchers(termsIn(text), {
    exact,
    languages: stats.languages.map(({ language }) => language),
  })
  const allRows = text === undefined || holds(text, () => false)
  const needed = text === undefined || allRows ? undefined : query.within === 'row' ? neededTerms(text) : termsIn(text)
  const isWhole = scope.entities === undefined && scope.rows === undefined
  const asksIndex = assisted && isWhole && onWithout === undefined && needed !== undefined
  const rows = asksIndex ? await candidateRows(index, needed, scope) : undefined
  const read = await scanRows(index, {
    scope: rows === undefined ? scope : { ...scope, rows },
    matchers,
    allRows,
    onWithout,
  })
  const inLanguage = languages.length === 0 ? undefined : await rowsInLanguages(index, languages, scope)
  const onPage = pages.length === 0 ? undefined : await pageTest(index, pages, scope)
  const onPages = [...read.rows.values()].filter((row) => onPage?.(row) ?? true)
  const passing = onPages.filter(({ row }) => inLanguage?.rows.has(row) ?? true)
  const wanted = new Set(wantedTerms(text).map(keyOf))
  const found = matching(passing, { ...query, wanted }).sort((a, b) => a.row - b.row)
  const numbers = new Set(found.map(({ row }) => row))
  return {
    rows: found,
    evidence: evidenceOf(read, numbers, wanted),
    forms: formsOf(read, numbers, matchers, wanted),
    passages: rows === undefined ? read.passages : stats.passages,
    read: read.passages,
    untold:
      inLanguage === undefined
        ? 0
        : matching(
            onPages.filter(({ row }) => inLanguage.untold.has(row)),
            { ...query, wanted },
          ).length,
    wanted: matchers.filter(({ term }) => wanted.has(keyOf(term))),
  }
}

function matching(
  rows: readonly ReadRow[],
  { text, within, wanted }: FindQuery & { readonly wanted: ReadonlySet<string> },
): ReadRow[] {
  if (text === undefined) return [...rows]
  if (within === 'row') return rows.filter(({ terms }) => holds(text, (term) => terms.has(keyOf(term))))
  const byEntity = Map.groupBy(rows, ({ entity, row }) => entity ?? row)
  return [...byEntity.values()].flatMap((own) => {
    if (!holds(text, (term) => own.some(({ terms }) => terms.has(keyOf(term))))) return []
    const speaking = own.filter(({ terms }) => [...terms].some((term) => wanted.has(term)))
    return speaking.length === 0 ? own : speaking
  })
}

/** Where no word is asked for, every passage of a found row speaks for it. */
function evidenceOf(
  { evidence }: ReadRows,
  found: ReadonlySet<number>,
  wanted: ReadonlySet<string>,
): readonly (readonly number[])[] {
  return evidence.flatMap(({ terms, rows }) => {
    if (wanted.size > 0 && ![...terms].some((term) => wanted.has(term))) return []
    const own = rows.filter((row) => found.has(row))
    return own.length === 0 ? [] : [own]
  })
}

function formsOf(
  { forms }: ReadRows,
  found: ReadonlySet<number>,
  matchers: readonly TermMatcher[],
  wanted: ReadonlySet<string>,
): FoundRows['forms'] {
  return matchers.flatMap(({ term, asked }) => {
    if (!wanted.has(keyOf(term))) return []
    return [...(forms.get(keyOf(term)) ?? [])]
      .filter(([form]) => form !== asked)
      .map(([form, rows]) => ({ word: term.text, form, rows: [...rows].filter((row) => found.has(row)).length }))
      .filter(({ rows }) => rows > 0)
      .sort((a, b) => b.rows - a.rows || (a.form < b.form ? -1 : 1))
  })
}
