import type { Answer, Citation } from '../src/index.ts'

/** Draws whole numbers from 0 to `below` − 1. */
type Draw = (below: number) => number

/** Numbers that look drawn by chance and are the same in every run: xorshift32. */
function seededDraw(seed: number): Draw {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

export interface Corruption {
  readonly kind: string
  readonly answer: Answer
}

type Corrupt = (answer: Answer, draw: Draw, others: readonly Answer[]) => Answer | undefined

/** Each changes what an answer means, or gives undefined where the answer has nothing of the kind. */
const corruptions: Readonly<Record<string, Corrupt>> = {
  'digit in the text': (answer, draw) => {
    const places = [...answer.text.matchAll(/\d(?!\d{0,2}\])/g)].map(({ index }) => index)
    const at = places[draw(places.length || 1)]
    if (at === undefined) return undefined
    return { ...answer, text: replaced(answer.text, at, String((Number(answer.text[at]) + 1 + draw(9)) % 10)) }
  },
  'word in the text': (answer, draw) => {
    // Words of refusals, and those of models that are no names or numbers, are not looked up.
    if (answer.kind === 'declined' || answer.kind === 'generated') return undefined
    const words = [...answer.text.matchAll(/\p{L}{4,}/gu)]
    const word = words[draw(words.length || 1)]
    return word === undefined ? undefined : { ...answer, text: replaced(answer.text, word.index, otherLetter(word[0])) }
  },
  'text of another answer': (answer, draw, others) => {
    // A model's words without a name or number prove nothing and disprove nothing: docs/verify.md says so.
    if (answer.kind === 'generated') return undefined
    const other = others[draw(others.length)]
    return other === undefined || other.text === answer.text ? undefined : { ...answer, text: other.text }
  },
  'question of another answer': (answer, draw, others) => {
    const question = others[draw(others.length)]?.trace.question
    if (question === undefined || question === answer.trace.question) return undefined
    return { ...answer, trace: { ...answer.trace, question, reading: { ...answer.trace.reading, question } } }
  },
  'number in the table': (answer, draw) =>
    withCell(answer, draw, (cell) => (typeof cell === 'number' ? cell + 1 + draw(9) : undefined)),
  'word in the table': (answer, draw) =>
    withCell(answer, draw, (cell) =>
      typeof cell === 'string' && /^\p{L}/u.test(cell) ? otherLetter(cell) + cell.slice(1) : undefined,
    ),
  'rows of the table swapped': (answer, draw) => {
    const rows = answer.table?.rows ?? []
    if (answer.table === undefined || rows.length < 2) return undefined
    const at = draw(rows.length - 1)
    const [first, second] = [rows[at] ?? [], rows[at + 1] ?? []]
    if (JSON.stringify(first) === JSON.stringify(second)) return undefined
    return { ...answer, table: { ...answer.table, rows: rows.with(at, second).with(at + 1, first) } }
  },
  'row of the table left out': (answer, draw) => {
    const rows = answer.table?.rows ?? []
    if (answer.table === undefined || rows.length === 0) return undefined
    return { ...answer, table: { ...answer.table, rows: rows.toSpliced(draw(rows.length), 1) } }
  },
  'type of a column': (answer, draw) => {
    const columns = answer.table?.columns ?? []
    const at = draw(columns.length || 1)
    const column = columns[at]
    if (answer.table === undefined || column === undefined) return undefined
    const type = column.type === 'text' ? 'integer' : 'text'
    return { ...answer, table: { ...answer.table, columns: columns.with(at, { ...column, type }) } }
  },
  'value of the chart': (answer, draw) => {
    const values = answer.chart?.values ?? []
    const at = draw(values.length || 1)
    const series = values[at]
    if (answer.chart === undefined || series === undefined) return undefined
    return {
      ...answer,
      chart: {
        ...answer.chart,
        values: values.with(
          at,
          series.map((value) => value + 1),
        ),
      },
    }
  },
  'digit or letter of a quote': (answer, draw) =>
    withCitation(answer, draw, (citation) => {
      const places = [...citation.quote.matchAll(/[\p{L}\p{N}]/gu)]
      const place = places[draw(places.length || 1)]
      if (place === undefined) return undefined
      return { ...citation, quote: replaced(citation.quote, place.index, otherLetter(place[0])) }
    }),
  'quote and text alike': (answer, draw) => {
    const words = [...(answer.citations[0]?.quote.matchAll(/\p{L}{5,}/gu) ?? [])].map(([word]) => word)
    const word = words[draw(words.length || 1)]
    if (word === undefined || !answer.text.includes(word)) return undefined
    const swap = (text: string) => text.replaceAll(word, `${otherLetter(word)}${word.slice(1)}`)
    return {
      ...answer,
      text: swap(answer.text),
      citations: answer.citations.map((citation) => ({ ...citation, quote: swap(citation.quote) })),
    }
  },
  'quotes of two citations swapped': (answer, draw) => {
    const { citations } = answer
    if (citations.length < 2) return undefined
    const at = draw(citations.length - 1)
    const [first, second] = [citations[at], citations[at + 1]]
    if (first === undefined || second === undefined || first.quote === second.quote) return undefined
    return {
      ...answer,
      citations: citations.with(at, { ...first, quote: second.quote }).with(at + 1, { ...second, quote: first.quote }),
    }
  },
  'row of a citation': (answer, draw, others) =>
    withCitation(answer, draw, (citation) => {
      // Rows of one page may hold the same text; those of another page do not stand for this one.
      const rows = others.flatMap(({ citations }) => citations).filter(({ url }) => url !== citation.url)
      const row = rows[draw(rows.length || 1)]?.row
      return row === undefined ? undefined : { ...citation, row }
    }),
  'row that is not there': (answer, draw) =>
    withCitation(answer, draw, (citation) => ({ ...citation, row: 1_000_000 + draw(1_000_000) })),
  'column of a citation': (answer, draw) =>
    withCitation(answer, draw, (citation) => ({ ...citation, column: draw(2) === 0 ? 'url' : `${citation.column}_` })),
  'offset in the cleaned text': (answer, draw) =>
    withCitation(answer, draw, (citation) => {
      const by = 1 + draw(5)
      return draw(2) === 0
        ? { ...citation, start: citation.start + by, end: citation.end + by }
        : { ...citation, end: citation.end + by }
    }),
  'offset in the raw cell': (answer, draw) =>
    withCitation(answer, draw, (citation) => {
      const by = 1 + draw(5)
      const { raw } = citation
      const end = draw(2) === 0 ? raw.end : raw.end + by
      return { ...citation, raw: { start: raw.start + by, end } }
    }),
  'entity or address of a citation': (answer, draw) =>
    withCitation(answer, draw, (citation) =>
      draw(2) === 0
        ? { ...citation, entity: `${citation.entity ?? ''} Ltd` }
        : { ...citation, url: `${citation.url ?? 'https://'}/x` },
    ),
  'version of the cleaner': (answer, draw) =>
    withCitation(answer, draw, (citation) => ({ ...citation, cleaner: String(draw(9) + 100) })),
  'SQL shown': (answer, draw) =>
    answer.sql === undefined ? undefined : { ...answer, sql: fewerRows(answer.sql, draw) },
  'SQL shown and planned': (answer, draw) => {
    const { plan } = answer.trace.reading
    if (answer.sql === undefined || plan.kind !== 'sql') return undefined
    const sql = fewerRows(answer.sql, draw)
    const reading = { ...answer.trace.reading, plan: { ...plan, sql } }
    return { ...answer, sql, trace: { ...answer.trace, reading } }
  },
  'kind of coverage': (answer, draw) => {
    const kinds = (['exact', 'exhaustive', 'sampled', 'top-k'] as const).filter((kind) => kind !== answer.coverage.kind)
    return { ...answer, coverage: { ...answer.coverage, kind: kinds[draw(3)] ?? 'exact' } }
  },
  'number of the coverage': (answer, draw) => {
    const name = draw(2) === 0 ? 'examined' : 'total'
    return { ...answer, coverage: { ...answer.coverage, [name]: answer.coverage[name] + 1 + draw(9) } }
  },
  'unit of the coverage': (answer) => {
    const unit = answer.coverage.unit === 'rows' ? 'passages' : 'rows'
    return { ...answer, coverage: { ...answer.coverage, unit } }
  },
  'mark left out': (answer, draw) => {
    const marks = [...answer.text.matchAll(/ \[\d+\]/g)]
    const mark = marks[draw(marks.length || 1)]
    if (mark === undefined) return undefined
    return { ...answer, text: answer.text.slice(0, mark.index) + answer.text.slice(mark.index + mark[0].length) }
  },
  'mark added': (answer, draw) => ({ ...answer, text: `${answer.text} [${answer.citations.length + 1 + draw(3)}]` }),
  'mark on the wrong sentence': (answer) =>
    answer.citations.length < 2 || answer.kind === 'generated'
      ? undefined
      : { ...answer, text: answer.text.replace('[1]', '[0]').replace('[2]', '[1]').replace('[0]', '[2]') },
  'citation left out': (answer, draw) =>
    answer.citations.length === 0
      ? undefined
      : { ...answer, citations: answer.citations.toSpliced(draw(answer.citations.length), 1) },
  'kind of answer': (answer, draw) => {
    const kinds = (['exact', 'extracted', 'generated', 'declined'] as const).filter((kind) => kind !== answer.kind)
    return { ...answer, kind: kinds[draw(3)] ?? 'exact' }
  },
  'file of the answer': (answer, draw) => {
    if (answer.source === undefined) return undefined
    const sha256 = replaced(answer.source.sha256, draw(64), 'x')
    return { ...answer, source: draw(2) === 0 ? { ...answer.source, sha256 } : { ...answer.source, sizeBytes: 1 } }
  },
}

/** `wanted` corrupted answers, each kind in turn. Equal seeds give equal ones. */
export function corrupted(answers: readonly Answer[], wanted: number, seed: number): readonly Corruption[] {
  const draw = seededDraw(seed)
  const made: Corruption[] = []
  while (made.length < wanted) {
    for (const [kind, corrupt] of Object.entries(corruptions)) {
      const answer = firstOf(answers, draw, (one) => corrupt(one, draw, answers))
      if (answer !== undefined && made.length < wanted) made.push({ kind, answer })
    }
  }
  return made
}

/** From an answer drawn by chance on, the first that can be corrupted so. */
function firstOf(
  answers: readonly Answer[],
  draw: Draw,
  corrupt: (answer: Answer) => Answer | undefined,
): Answer | undefined {
  const from = draw(answers.length)
  for (const answer of [...answers.slice(from), ...answers.slice(0, from)]) {
    const changed = corrupt(answer)
    if (changed !== undefined) return changed
  }
  return undefined
}

const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + by.length)

/** A letter or digit that is none of the text's first, whatever its case or accents. */
const otherLetter = (text: string): string =>
  /^[xXq]/.test(text) ? 'k' : /^\d/.test(text) ? String((Number(text[0]) + 5) % 10) : 'x'

const fewerRows = (sql: string, draw: Draw): string => `SELECT * FROM (${sql}) WHERE ${draw(1000)} < 0`

function withCitation(
  answer: Answer,
  draw: Draw,
  change: (citation: Citation) => Citation | undefined,
): Answer | undefined {
  const at = draw(answer.citations.length || 1)
  const citation = answer.citations[at]
  const changed = citation === undefined ? undefined : change(citation)
  return changed === undefined ? undefined : { ...answer, citations: answer.citations.with(at, changed) }
}

type Cell = NonNullable<Answer['table']>['rows'][number][number]

function withCell(answer: Answer, draw: Draw, change: (cell: Cell) => Cell | undefined): Answer | undefined {
  const rows = answer.table?.rows ?? []
  const at = draw(rows.length || 1)
  const row = rows[at]
  if (answer.table === undefined || row === undefined) return undefined
  const place = draw(row.length)
  const changed = change(row[place] ?? null)
  if (changed === undefined) return undefined
  return { ...answer, table: { ...answer.table, rows: rows.with(at, row.with(place, changed)) } }
}
