import type { HeaderMatch } from '../asked/header-match.ts'
import type { Question } from '../asked/question.ts'
import { noCellWords, stopWords } from '../asked/stop-words.ts'
import type { ColumnView } from '../view/table-view.ts'
import type { ConditionKind } from './condition.ts'
import { otherNames } from './other-names.ts'
import type { TextIndex } from './text-index.ts'

/** A run of the question's words, and the rows of a column's cells that it may mean. */
export interface TextMatch {
  readonly kind: ConditionKind
  readonly start: number
  readonly end: number
  readonly rows: readonly number[]
}

const longestCell = 12
const fewestLetters = 5

/** Where the question's words are a cell of the column, an item or a run of words of it, or another way to say it. */
export function textMatches(
  question: Question,
  column: ColumnView,
  { index, header }: { readonly index: TextIndex; readonly header: HeaderMatch },
): readonly TextMatch[] {
  const found: TextMatch[] = []
  for (let start = 0; start < question.tokens.length; start++) {
    found.push(...wholeMatches(question, start, index))
    if (noCellWords.has(question.words[start] ?? '')) continue
    const contained = containedMatch(question, start, index)
    if (contained === undefined) found.push(...looseMatches(question, start, { column, index }))
    else found.push(contained)
  }
  return found.filter((match) => isWorthKeeping(match, found, { question, column, header }))
}

function* wholeMatches({ tokens, words }: Question, start: number, index: TextIndex): Generator<TextMatch> {
  let run = ''
  for (let end = start + 1; end <= Math.min(tokens.length, start + longestCell); end++) {
    const stem = tokens[end - 1]?.stem ?? ''
    run = run === '' ? stem : `${run} ${stem}`
    const match = index.whole(run)
    if (match !== undefined && !(end === start + 1 && noCellWords.has(words[start] ?? '')))
      yield { ...match, start, end }
  }
}

/** The longest run from `start` on that some cell holds, cut back to a word that may end a name. */
function containedMatch({ tokens, words }: Question, start: number, index: TextIndex): TextMatch | undefined {
  const run = (end: number): string =>
    tokens
      .slice(start, end)
      .map(({ stem }) => stem)
      .join(' ')
  const all = index.holding(tokens[start]?.stem ?? '')
  if (all.length === 0) return undefined
  let rows = all
  let end = start + 1
  for (; end < tokens.length; end++) {
    const longer = index.holdingRun(run(end + 1), rows)
    if (longer.length === 0) break
    rows = longer
  }
  let cut = end
  while (cut > start + 1 && noCellWords.has(words[cut - 1] ?? '')) cut--
  return { kind: 'contains', start, end: cut, rows: cut === end ? rows : index.holdingRun(run(cut), all) }
}

function* looseMatches(
  { tokens, words }: Question,
  start: number,
  { column, index }: { readonly column: ColumnView; readonly index: TextIndex },
): Generator<TextMatch> {
  const [word = '', stem = ''] = [words[start], tokens[start]?.stem]
  const run = { start, end: start + 1 }
  const other = otherNames.get(word) ?? otherNames.get(stem)
  if (other !== undefined) {
    const rows = index.whole(other)?.rows ?? index.holdingRun(other)
    if (rows.length > 0) yield { ...run, kind: 'alias', rows }
  }
  if (column.type !== 'text') return
  if (word.length >= fewestLetters) {
    const rows = index.alike(stem)
    if (rows.length > 0) yield { ...run, kind: 'fuzzy', rows }
  }
  if (/^[a-z]{2,5}$/.test(word) && !stopWords.has(word)) {
    const rows = index.withInitials(word)
    if (rows.length > 0) yield { ...run, kind: 'fuzzy', rows }
  }
}

interface Beside {
  readonly question: Question
  readonly column: ColumnView
  readonly header: HeaderMatch
}

/** A shorter run inside a longer one says less, and the header's own words name the column rather than its cells. */
function isWorthKeeping(match: TextMatch, all: readonly TextMatch[], { question, column, header }: Beside): boolean {
  const { kind, start, end, rows } = match
  if (kind === 'whole') return true
  const inLonger = all.some(
    (other) => other !== match && other.start <= start && other.end >= end && other.end - other.start > end - start,
  )
  if (inLonger) return false
  if (
    kind === 'contains' &&
    all.some(
      (other) =>
        other.kind !== 'contains' && other.start === start && other.end === end && other.rows.length === rows.length,
    )
  )
    return false
  if (question.words.slice(start, end).every((word) => noCellWords.has(word))) return false
  const roots = new Set(column.header.map(({ root }) => root))
  return !(header.level === 3 && question.tokens.slice(start, end).every(({ root }) => roots.has(root)))
}
