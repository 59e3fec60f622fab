import type { HeaderMatches } from '../asked/header-match.ts'
import type { Question } from '../asked/question.ts'
import type { Condition } from '../conditions/condition.ts'
import type { RowSet } from '../rows/row-set.ts'
import type { TableView } from '../view/table-view.ts'
import { columnFeatures } from './column-features.ts'
import { type FeaturePart, feature, featuresWith } from './feature.ts'
import type { QuestionWords } from './question-words.ts'

/** How a condition stands among the others that use the same words. */
export interface Standing {
  /** Others that use some of its words. */
  readonly rivals: number
  /** None of them looks likelier. */
  readonly isBest: boolean
  /** Its column is named: 3 right before its words, 2 right behind, 1 near, 0 not. */
  readonly named: 0 | 1 | 2 | 3
  /** Against its rivals' columns: 2 named nearest · 1 as near as another · 0 none is named · -1 another is nearer. */
  readonly namedFirst: -1 | 0 | 1 | 2
  /** No column before its own gives the same words. */
  readonly isFirstColumn: boolean
}

export function standings(conditions: readonly Condition[], headers: HeaderMatches): ReadonlyMap<Condition, Standing> {
  const named = new Map(conditions.map((one) => [one, namedNear(one, headers)]))
  return new Map(
    conditions.map((one) => {
      const rivals = conditions.filter((other) => other !== one && other.start < one.end && one.start < other.end)
      const own = named.get(one) ?? 0
      const nearest = Math.max(0, ...rivals.map((other) => named.get(other) ?? 0))
      return [
        one,
        {
          rivals: rivals.length,
          isBest: rivals.every(({ score }) => score <= one.score + 0.01),
          named: own,
          namedFirst: own > nearest ? 2 : own < nearest ? -1 : nearest > 0 ? 1 : 0,
          isFirstColumn: !conditions.some(
            (other) => other !== one && other.start === one.start && other.end === one.end && other.column < one.column,
          ),
        },
      ]
    }),
  )
}

function namedNear({ column, start, end }: Condition, headers: HeaderMatches): 0 | 1 | 2 | 3 {
  let best: 0 | 1 | 2 | 3 = 0
  for (const at of headers.of(column).places) {
    if (at === start - 1) return 3
    if (at === end) best = 2
    else if (best === 0 && (Math.abs(at - start) <= 2 || Math.abs(at - end) <= 2)) best = 1
  }
  return best
}

interface Asked {
  readonly question: Question
  readonly view: TableView
  readonly words: QuestionWords
  readonly headers: HeaderMatches
  readonly standings: ReadonlyMap<Condition, Standing>
  readonly columns: number
  readonly without: ReadonlySet<FeaturePart>
}

/** What speaks for a set of rows: how it is made, how many it has, and each of its conditions. */
export function rowFeatures(set: RowSet, asked: Asked): readonly number[] {
  const { view, words, without } = asked
  const { mode, conditions, rows } = set
  if (without.has('rows')) return [feature('rows', mode, conditions.length)]
  const found = [
    feature('rows', mode),
    feature('rows', mode, conditions.length),
    feature('rows', mode, words.asks),
    feature('rows-size', sizeOf(rows.length, view.base.length), conditions.length > 0),
  ]
  if (mode !== 'and') found.push(...featuresWith(words.grams, 'rows', mode))
  const column = set.column === undefined ? undefined : view.columns[set.column]
  if (column !== undefined) found.push(...columnFeatures(`by-${mode}`, { column, view: 'raw' }, asked))
  if (set.isSameColumn !== undefined) found.push(feature('rows-same', set.isSameColumn))
  for (const condition of conditions) found.push(...conditionFeatures(condition, asked))
  return found
}

function sizeOf(rows: number, all: number): number {
  if (rows <= 1) return rows
  if (rows <= 3) return 2
  return rows < all * 0.5 ? 3 : rows < all ? 4 : 5
}

function conditionFeatures(
  condition: Condition,
  { question, view, words, headers, standings: all, without }: Asked,
): readonly number[] {
  const column = view.columns[condition.column]
  const standing = all.get(condition)
  if (column === undefined || standing === undefined) return []
  const { kind, operator, start, end, content, rows } = condition
  const { level } = headers.of(condition.column)
  const { asks } = words
  const what = kind === 'compare' ? `${kind}${operator}` : kind
  const before = question.words[start - 1] ?? '^'
  const behind = question.words[end] ?? '$'
  const share = rows.length === 1 ? 0 : rows.length < view.rows * 0.3 ? 1 : rows.length < view.rows * 0.7 ? 2 : 3
  const found = [
    feature('if', kind),
    feature('if-content', kind, Math.min(content, 4)),
    feature('if-length', kind, Math.min(end - start, 12)),
    feature('if-level', kind, level),
    feature('if-named', kind, standing.named),
    feature('if-type', kind, column.type),
    feature('if-rivals', kind, Math.min(standing.rivals, 3)),
    feature('if-best', kind, standing.isBest),
    feature('if-best', kind, standing.isBest, standing.named),
    feature('if-first', kind, standing.namedFirst),
    feature('if-first', standing.namedFirst),
    feature('if-column', kind, standing.isFirstColumn, Math.min(standing.rivals, 2)),
    feature('if-operator', operator),
    feature('if-share', kind, share),
    feature('if-place', kind, Math.min(column.index, 2)),
    feature('if-level', kind, level, column.type),
    feature('if', kind, asks),
    feature('if-before', before, column.type),
    feature('if-before-kind', before, what),
    feature('if-behind-kind', behind, what),
    feature('if-before-place', before, Math.min(column.index, 2)),
  ]
  if (end - start === 1) {
    const stem = question.tokens[start]?.stem ?? ''
    found.push(feature('if-word', stem), feature('if-word', stem, what))
  }
  if (without.has('header-words')) return found
  for (const { stem } of column.header.slice(0, 4)) {
    found.push(
      feature('if-header-before', stem, before),
      feature('if-header', stem, what),
      feature('if-header-behind', stem, behind),
    )
    found.push(...featuresWith(words.content, 'if-header-word', stem))
  }
  return found
}
