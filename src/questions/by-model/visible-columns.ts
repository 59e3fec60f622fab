import { estimateTokens, speaksToModel } from '../../models/index.ts'
import type { ColumnProfile } from '../../table/index.ts'
import type { QuestionContext } from '../linking/linkers.ts'
import { fold } from '../words/words.ts'

/** A column as a model is told of it. */
export interface VisibleColumn {
  readonly name: string
  readonly type: string
  readonly role: string
  readonly rows: number
  readonly distinct: number
  readonly least?: string
  readonly greatest?: string
  readonly values?: readonly string[]
}

/** Most frequent values told of a column, and besides these the ones that the question may mean. */
const mostValues = 8
const mostAsked = 8
const longestValue = 40
const longestName = 60
const mostWords = 8
/** Columns told of at most. */
const mostColumns = 100

/** Roles whose values say what can be asked for. Of the others, type, role and range say it. */
const telling: ReadonlySet<string> = new Set(['entity', 'category', 'other'])

/**
 * What a model may know of the columns to plan: names, types, ranges and a few short values. Private columns are left out altogether, and so
 * is what reads like an order or holds more than a name does.
 */
export function visibleColumns(
  question: string,
  { profile, values }: QuestionContext,
  hidden: ReadonlySet<string>,
): readonly VisibleColumn[] {
  const asked = new Set(wordsOf(question))
  return profile.columns
    .filter(({ name }) => !hidden.has(name) && isPlain(name, longestName))
    .slice(0, mostColumns)
    .map((column) =>
      describe(column, { asked, known: values.get(column.name)?.map(({ value }) => value) ?? [], rows: profile.rows }),
    )
}

/** Columns that take at most this many tokens: all, else all without values, else the first ones. */
export function fitColumns(columns: readonly VisibleColumn[], tokens: number): readonly VisibleColumn[] {
  const size = (some: readonly VisibleColumn[]) =>
    estimateTokens(some.map((column) => JSON.stringify(column)).join('\n'))
  if (size(columns) <= tokens) return columns
  const bare = columns.map(({ values: _, ...column }) => column)
  while (bare.length > 1 && size(bare) > tokens) bare.pop()
  return bare
}

function describe(
  { name, type, role, distinct, missing, min, max, top }: ColumnProfile,
  {
    asked,
    known,
    rows,
  }: { readonly asked: ReadonlySet<string>; readonly known: readonly string[]; readonly rows: number },
): VisibleColumn {
  const range = role === 'number' || role === 'time' ? { least: min, greatest: max } : {}
  const shown = telling.has(role)
    ? shownValues(
        top.map(({ value }) => value),
        known,
        asked,
      )
    : []
  return {
    name,
    type,
    role,
    rows: rows - missing,
    distinct,
    ...(range.least === undefined || !isPlain(range.least, longestValue) ? {} : { least: range.least }),
    ...(range.greatest === undefined || !isPlain(range.greatest, longestValue) ? {} : { greatest: range.greatest }),
    ...(shown.length === 0 ? {} : { values: shown }),
  }
}

function shownValues(top: readonly string[], known: readonly string[], asked: ReadonlySet<string>): readonly string[] {
  const isAsked = (value: string) => wordsOf(value).some((word) => asked.has(word))
  const frequent = top.filter((value) => isPlain(value, longestValue)).slice(0, mostValues)
  const named = known.filter((value) => isAsked(value) && isPlain(value, longestValue)).slice(0, mostAsked)
  return [...new Set([...frequent, ...named])]
}

/** Words of three letters and more, folded. */
function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? []
}

/** Short, on one line, and made of what names are made of: no braces, quotes or code. */
function isPlain(text: string, longest: number): boolean {
  return (
    text.length <= longest &&
    text.split(/\s+/).length <= mostWords &&
    /^[\p{L}\p{M}\p{N}\p{Sc} .,'’&()+/%:#°_?!–-]+$/u.test(text) &&
    !speaksToModel(text)
  )
}
