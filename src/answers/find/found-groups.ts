import type { Span, Unit } from '../../passages/index.ts'
import type { FindGroup } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { Citation } from '../answer.ts'
import { cite } from '../composing/cite.ts'
import type { FoundRow, FoundRows } from './find-rows.ts'
import { firstMatch } from './match-place.ts'
import { type Mention, unitsThatHold } from './mentions.ts'
import { Carry, type Scope } from './scan-rows.ts'
import { holdsAcross, type TermMatcher } from './term-matcher.ts'

/** Found rows that belong together. */
export interface FoundGroup {
  /** Absent for rows without one. */
  readonly entity?: string
  readonly url?: string
  /** Ascending; never empty. */
  readonly rows: readonly number[]
}

/** By entity or address, most rows first and rows without one last; or each row for itself in the order of the file. */
export function groupRows(rows: readonly FoundRow[], by: FindGroup): readonly FoundGroup[] {
  if (by === 'row') return rows.map(({ row, entity }) => ({ ...(entity === undefined ? {} : { entity }), rows: [row] }))
  const groups = [...Map.groupBy(rows, (row) => row[by])].map(([key, own]) => ({
    ...(own[0]?.entity === undefined ? {} : { entity: own[0].entity }),
    ...(by === 'url' && key !== undefined ? { url: key } : {}),
    rows: own.map(({ row }) => row),
  }))
  const first = ({ rows: [row = 0] }: FoundGroup) => row
  const isNameless = (group: FoundGroup) => Number(group[by] === undefined)
  return groups.sort((a, b) => isNameless(a) - isNameless(b) || b.rows.length - a.rows.length || first(a) - first(b))
}

/** A place that shows why a row was found. */
export interface Quote extends Citation {
  /** Where the quote first holds what was asked for, in whole words; counted as `start` and `end` are. Absent where no word was asked for. */
  readonly match?: Span
}

interface QuoteOptions extends Pick<FoundRows, 'wanted'> {
  readonly scope: Scope
  /** Quote text in one of these languages, where no word is asked for. */
  readonly languages?: readonly string[]
}

interface Shown {
  readonly mention: Mention
  readonly matchers: readonly TermMatcher[]
  readonly worth: number
}

/** For each group the place in its first row that shows best why it was found; undefined where that row has no text any more to show. */
export async function quotesOf(
  index: PassageIndex,
  groups: readonly FoundGroup[],
  { wanted, scope, languages = [] }: QuoteOptions,
): Promise<readonly (Quote | undefined)[]> {
  const rows = new Set(groups.map(({ rows: [row = 0] }) => row))
  const best = new Map<number, Shown>()
  const carry = new Carry(Math.max(0, ...wanted.map(({ words }) => words - 1)))
  for await (const passage of index.scan({ ...scope, rows })) {
    const before = carry.before(passage)
    const matchers = wanted.filter(
      (matcher) => matcher.formsIn(passage.text, passage.language).size > 0 || holdsAcross(matcher, before, passage),
    )
    if (wanted.length > 0 && matchers.length === 0) continue
    const worth = matchers.length + (languages.includes(passage.language) ? 0.5 : 0)
    for (const { row } of passage.occurrences) {
      if ((best.get(row)?.worth ?? -1) >= worth) continue
      best.set(row, { mention: mentionOf(passage, matchers, languages), matchers, worth })
    }
  }
  return groups.map(({ rows: [row = 0] }) => {
    const shown = best.get(row)
    return shown === undefined ? undefined : quoteOf(shown, row)
  })
}

function quoteOf({ mention, matchers }: Shown, row: number): Quote {
  const { passage } = mention
  const citation = cite(
    mention,
    1,
    passage.occurrences.find((occurrence) => occurrence.row === row),
  )
  const place = firstMatch(citation.quote, (text) =>
    matchers.some((matcher) => matcher.formsIn(text, passage.language).size > 0),
  )
  if (place === undefined) return citation
  return { ...citation, match: { start: citation.start + place.start, end: citation.start + place.end } }
}

/** In few units: all terms of the passage if one holds them all, else the first of them; where none was asked for, a sentence or the beginning. */
function mentionOf(
  passage: Mention['passage'],
  matchers: readonly TermMatcher[],
  languages: readonly string[],
): Mention {
  const holds = (matcher: TermMatcher, text: string) => matcher.formsIn(text, passage.language).size > 0
  const [first] = matchers
  if (first === undefined) {
    const isProse = ({ kind }: Unit) => kind === 'sentence' || kind === 'description'
    const at = languages.length === 0 ? 0 : Math.max(0, passage.units.findIndex(isProse))
    return { passage, from: at, to: at }
  }
  const together = unitsThatHold(passage, (text) => matchers.every((matcher) => holds(matcher, text)))
  if (together !== undefined && together.from === together.to) return together
  return unitsThatHold(passage, (text) => holds(first, text)) ?? { passage, from: 0, to: 0 }
}
