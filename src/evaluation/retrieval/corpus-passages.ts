import { buildPassages, cleanedText, type Passage, type PassageId } from '../../passages/index.ts'
import type { JobOptions } from '../../progress.ts'
import type { TextCell } from '../../table/index.ts'
import type { CorpusRow } from './corpus-rows.ts'

/** The passage of row `row`. Equally long, so that in the order of ids, which breaks ties, rows stand as in the file. */
export function passageIdOf(row: number): PassageId {
  // Proof of the cast: an index of a corpus holds no passages but those made here.
  return String(row).padStart(10, '0') as PassageId
}

interface WaitingRow {
  readonly headings: readonly string[]
  readonly cleaned: string
}

/**
 * One passage a row, whatever its length, for judgements are about rows: its text is what the row's text shows and its heading is the
 * title. A row that shows no text is its title; one without either has no passage. Calls `rows` twice, for the same rows.
 */
export async function* corpusPassages(
  rows: () => AsyncIterable<CorpusRow>,
  {
    column,
    html,
    ...job
  }: { readonly column: string; readonly html: boolean } & Pick<JobOptions, 'signal' | 'onProgress'>,
): AsyncGenerator<Passage> {
  // Cells are read ahead, so a row may wait for its passages while later ones come.
  const waiting = new Map<number, WaitingRow>()
  let parts: Passage[] = []
  async function* cells(): AsyncGenerator<TextCell> {
    for await (const { row, title, text } of rows()) {
      const cleaned = cleanedText(text, html)
      const own = cleaned !== '' ? { text, html } : { text: title, html: false }
      if (own.text === '') continue
      const headings = cleaned === '' || title === '' ? [] : [title]
      waiting.set(row, { headings, cleaned: cleaned === '' ? cleanedText(title, false) : cleaned })
      yield { column, ...own, occurrences: [{ row }] }
    }
  }
  for await (const passage of buildPassages(cells, job)) {
    if (parts.length > 0 && rowOf(parts) !== passage.occurrences[0]?.row) {
      yield joined(parts, waiting)
      parts = []
    }
    parts.push(passage)
  }
  if (parts.length > 0) yield joined(parts, waiting)
}

function rowOf([first]: readonly Passage[]): number {
  return first?.occurrences[0]?.row ?? 0
}

/** The passages of one row as one. */
function joined(parts: readonly Passage[], waiting: Map<number, WaitingRow>): Passage {
  const row = rowOf(parts)
  const source = waiting.get(row)
  const [first] = parts
  const last = parts.at(-1)
  if (source === undefined || first === undefined || last === undefined) throw new Error(`row ${row} has no text`)
  waiting.delete(row)
  return {
    id: passageIdOf(row),
    column: first.column,
    occurrences: first.occurrences,
    text: source.cleaned.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    units: parts.flatMap(({ units }) => units),
    headings: source.headings,
    language: mainLanguage(parts),
    boilerplate: false,
    words: parts.reduce((sum, { words }) => sum + words, 0),
  }
}

/** That of most words; the earlier on a tie. */
function mainLanguage(parts: readonly Passage[]): string {
  const words = new Map<string, number>()
  for (const part of parts) words.set(part.language, (words.get(part.language) ?? 0) + part.words)
  const [main] = [...words].toSorted(([, a], [, b]) => b - a)
  return main?.[0] ?? 'und'
}
