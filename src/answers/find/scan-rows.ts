import type { Passage } from '../../passages/index.ts'
import type { PassageIndex, SearchRequest } from '../../search/index.ts'
import { keyOf } from './find-query.ts'
import { holdsAcross, type TermMatcher } from './term-matcher.ts'

/** What is read: everything, unless narrowed to entities or rows. */
export type Scope = Pick<SearchRequest, 'entities' | 'rows' | 'signal'>

/** What was read of one row. */
export interface ReadRow {
  readonly row: number
  readonly entity?: string
  readonly url?: string
  /** Keys of the terms that its text holds. */
  readonly terms: Set<string>
}

/** A passage by its rows, with the terms that it holds. */
export interface Evidence {
  readonly terms: ReadonlySet<string>
  readonly rows: readonly number[]
}

export interface ReadRows {
  /** By row; without those that hold no term, unless all are wanted. */
  readonly rows: ReadonlyMap<number, ReadRow>
  readonly evidence: readonly Evidence[]
  /** By term, each form met and the rows that hold it. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>
  /** Passages read. */
  readonly passages: number
}

interface ScanOptions {
  readonly scope: Scope
  readonly matchers: readonly TermMatcher[]
  /** Also rows that hold no term. */
  readonly allRows: boolean
  readonly onWithout?: ((passage: Passage) => void) | undefined
}

/** Reads every passage in scope and notes which rows hold which terms. `onWithout` is told of each passage that holds none. */
export async function scanRows(
  index: PassageIndex,
  { scope, matchers, allRows, onWithout }: ScanOptions,
): Promise<ReadRows> {
  const rows = new Map<number, ReadRow>()
  const evidence: Evidence[] = []
  const forms = new Map<string, Map<string, Set<number>>>()
  const carry = new Carry(Math.max(0, ...matchers.map(({ words }) => words - 1)))
  let passages = 0
  for await (const passage of index.scan(scope)) {
    passages++
    const before = carry.before(passage)
    const terms = new Set<string>()
    for (const matcher of matchers) {
      const key = keyOf(matcher.term)
      const found = matcher.formsIn(passage.text, passage.language)
      if (found.size === 0 && !holdsAcross(matcher, before, passage)) continue
      terms.add(key)
      noteForms(forms, key, { found, passage })
    }
    if (terms.size === 0) onWithout?.(passage)
    if (terms.size > 0 || allRows) evidence.push({ terms, rows: passage.occurrences.map(({ row }) => row) })
    if (terms.size === 0 && !allRows) continue
    for (const { row, entity, url } of passage.occurrences) {
      const known = rows.get(row) ?? {
        row,
        ...(entity === undefined ? {} : { entity }),
        ...(url === undefined ? {} : { url }),
        terms: new Set(),
      }
      for (const term of terms) known.terms.add(term)
      rows.set(row, known)
    }
  }
  return { rows, evidence, forms, passages }
}

function noteForms(
  forms: Map<string, Map<string, Set<number>>>,
  key: string,
  { found, passage }: { readonly found: ReadonlySet<string>; readonly passage: Passage },
): void {
  const byForm = forms.get(key) ?? new Map<string, Set<number>>()
  forms.set(key, byForm)
  for (const form of found) {
    const seen = byForm.get(form) ?? new Set()
    for (const { row } of passage.occurrences) seen.add(row)
    byForm.set(form, seen)
  }
}

/** The last words of what a cell showed before a passage, when its passages come in order. */
export class Carry {
  readonly #most: number
  #words: readonly string[] = []
  #cell = ''

  constructor(most: number) {
    this.#most = most
  }

  before({ column, occurrences, text }: Passage): readonly string[] {
    if (this.#most === 0) return []
    const cell = `${occurrences[0]?.row} ${column}`
    const before = cell === this.#cell ? this.#words : []
    this.#cell = cell
    this.#words = [...before, ...text.split(/\s+/).slice(-this.#most)].slice(-this.#most)
    return before
  }
}
