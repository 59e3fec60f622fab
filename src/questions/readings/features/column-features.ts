import type { HeaderMatch, HeaderMatches } from '../asked/header-match.ts'
import type { Question } from '../asked/question.ts'
import type { CellView } from '../operators/candidate.ts'
import type { ColumnView } from '../view/table-view.ts'
import { type FeaturePart, feature, featuresWith } from './feature.ts'
import type { QuestionWords } from './question-words.ts'

interface Asked {
  readonly question: Question
  readonly words: QuestionWords
  readonly headers: HeaderMatches
  readonly columns: number
  readonly without: ReadonlySet<FeaturePart>
}

/** Words of a header that are looked at. */
const mostHeaderWords = 4

/** What speaks for a column in a role: what it holds, how the question names it, and which words go with its header. */
export function columnFeatures(
  role: string,
  { column, view }: { readonly column: ColumnView; readonly view: CellView },
  asked: Asked,
): readonly number[] {
  const { words, without, headers, columns } = asked
  const { index, header, isRank, shares } = column
  const { asks, head, afterHead, extreme, content } = words
  const type = view === 'raw' ? column.type : view
  const match = headers.of(index)
  const unlike = shares.distinct > 0.95 ? 2 : shares.distinct > 0.6 ? 1 : 0
  const place = `${Math.min(index, 3)}${index === columns - 1 ? 'last' : ''}`
  const found = [
    feature(role, 'type', type),
    feature(role, 'type', type, asks),
    feature(role, 'type-head', type, head),
    feature(role, 'type-extreme', type, extreme),
    feature(role, 'place', place),
    feature(role, 'place', Math.min(index, 2), asks),
    feature(role, 'unlike', unlike),
    feature(role, 'unlike', unlike, asks),
  ]
  if (!without.has('looks') && type === 'text')
    found.push(
      feature(role, 'looks', column.looks),
      feature(role, 'looks', column.looks, asks),
      feature(role, 'looks-head', column.looks, head),
    )
  if (!without.has('headers'))
    found.push(...headerFeatures(role, match, { ...asked, isText: column.type === 'text', type }))
  if (!without.has('header-words')) {
    const stems = header.length === 0 ? ['_'] : header.slice(0, mostHeaderWords).map(({ stem }) => stem)
    for (const stem of stems) {
      found.push(
        feature(role, 'header', stem),
        feature(role, 'header', stem, asks),
        feature(role, 'header-head', stem, head),
      )
      if (afterHead !== '') found.push(feature(role, 'header-after', stem, afterHead))
      found.push(...featuresWith(content, role, 'header-word', stem))
    }
    found.push(...featuresWith(content, role, 'type-word', type))
    if (index === 0) found.push(...featuresWith(content, role, 'first-word'))
  }
  if (isRank) found.push(feature(role, 'rank'), feature(role, 'rank', asks), feature(role, 'rank-extreme', extreme))
  return found
}

function headerFeatures(
  role: string,
  match: HeaderMatch,
  { question, words, headers, isText, type }: Asked & { readonly isText: boolean; readonly type: string },
): readonly number[] {
  const { asks } = words
  const { level, rank, rankOfKind, head, isAlone, words: count, at } = match
  const found = [
    feature(role, 'level', level),
    feature(role, 'level-rank', level, rank),
    feature(role, 'level', level, asks),
    feature(role, 'head', head),
    feature(role, 'head', head, asks),
    feature(role, 'alone', isAlone),
    feature(role, 'kind-rank', rankOfKind, isText),
    feature(role, 'kind-rank', rankOfKind, isText, asks),
    feature(role, 'kind-rank-columns', rankOfKind, Math.min(headers.numberColumns, 3), type),
    feature(role, 'count-level', Math.min(count, 3), level),
  ]
  if (at >= 0 && question.asksAt >= 0) {
    const distance = at - question.asksAt
    const near = distance < 0 ? -1 : distance <= 3 ? distance : distance <= 6 ? 5 : 9
    found.push(
      feature(role, 'distance', near),
      feature(role, 'distance', near, asks),
      feature(role, 'before', question.words[at - 1] ?? '^'),
      feature(role, 'behind', question.words[at + 1] ?? '$'),
    )
  }
  if (level === 0) found.push(feature(role, 'unnamed', asks, type))
  return found
}
