import { type Line, readLines, wrongLine } from '../read-lines.ts'

/** That a row of the corpus answers a query. */
export interface Judgement {
  readonly query: string
  readonly row: string
  /** How well; at most 0 is not at all. */
  readonly score: number
}

const fix = 'write one judgement a line, "query-id", "corpus-id" and "score" apart by tabs, or the four columns of TREC'

/**
 * The judgements of a `qrels.tsv` in file order, each pair of query and row once: three columns (query, row, score) with or without a
 * header, as in BEIR, or four (query, iteration, row, score), as in TREC. Throws FILE_NOT_FOUND, FILE_UNREADABLE, or INPUT_INVALID
 * naming the line.
 */
export async function readQrels(path: string): Promise<readonly Judgement[]> {
  const lines = await readLines(path, { fix: 'put the judgements there: query, corpus row and score, apart by tabs' })
  const seen = new Map<string, { readonly score: number; readonly number: number }>()
  return lines.flatMap((line, index) => {
    const judgement = parseJudgement(line, index === 0)
    if (judgement === undefined) return []
    const { query, row, score } = judgement
    const pair = JSON.stringify([query, row])
    const before = seen.get(pair)
    if (before?.score === score) return []
    if (before !== undefined) {
      throw wrongLine(line, {
        why: `line ${before.number} gives the same query and row another score`,
        fix: 'keep one of the two lines',
      })
    }
    seen.set(pair, { score, number: line.number })
    return [judgement]
  })
}

/** Undefined for a header, which only the first line can be. */
function parseJudgement(line: Line, isFirst: boolean): Judgement | undefined {
  const { text } = line
  const fields = text.includes('\t') ? text.split('\t').map((field) => field.trim()) : text.trim().split(/\s+/)
  if (fields.length !== 3 && fields.length !== 4) {
    throw wrongLine(line, { why: `it has ${fields.length} columns, not three or four`, fix })
  }
  const [query = '', row = '', last = ''] = fields.length === 3 ? fields : fields.toSpliced(1, 1)
  const score = last === '' ? Number.NaN : Number(last)
  if (Number.isFinite(score) && query !== '' && row !== '') return { query, row, score }
  if (isFirst) return undefined
  throw wrongLine(line, { why: Number.isFinite(score) ? 'an id is empty' : 'its score is not a number', fix })
}
