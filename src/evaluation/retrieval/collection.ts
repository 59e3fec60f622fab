import { join } from 'node:path'
import { RagtimeError } from '../../errors.ts'
import { type Judgement, readQrels } from './read-qrels.ts'
import { type Query, readQueries } from './read-queries.ts'

/** A test collection in the Cranfield manner: a corpus, queries, and which rows of the corpus answer which query. */
export interface Collection {
  readonly corpusPath: string
  /** Those with at least one relevant row, in the order of their file. Never empty. */
  readonly queries: readonly JudgedQuery[]
  /** Queries that no row is relevant for: they are not asked. */
  readonly unjudged: number
  /** Judgements of queries that are not in the queries' file. */
  readonly strayJudgements: number
}

export interface JudgedQuery extends Query {
  /** Gain of each relevant row by its id in the corpus; above 0. Never empty. */
  readonly relevant: ReadonlyMap<string, number>
}

/**
 * Reads the queries and judgements of a folder; the corpus is for `indexCorpus` to read. Throws FILE_NOT_FOUND and INPUT_INVALID, also
 * when no judgement is about any of the queries.
 */
export async function readCollection(folder: string): Promise<Collection> {
  const qrelsPath = join(folder, 'qrels.tsv')
  const queriesPath = join(folder, 'queries.jsonl')
  const queries = await readQueries(queriesPath)
  const judgements = await readQrels(qrelsPath)
  const relevantTo = relevantByQuery(judgements)
  const judged = queries.flatMap((query): JudgedQuery[] => {
    const relevant = relevantTo.get(query.id)
    return relevant === undefined ? [] : [{ ...query, relevant }]
  })
  const known = new Set(queries.map(({ id }) => id))
  const strayJudgements = judgements.filter(({ query }) => !known.has(query)).length
  if (judged.length === 0) throw nothingJudged(qrelsPath, queriesPath, { strayJudgements, judgements, queries })
  return {
    corpusPath: join(folder, 'corpus.csv'),
    queries: judged,
    unjudged: queries.length - judged.length,
    strayJudgements,
  }
}

function relevantByQuery(judgements: readonly Judgement[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const relevantTo = new Map<string, Map<string, number>>()
  for (const { query, row, score } of judgements) {
    if (score <= 0) continue
    const relevant = relevantTo.get(query)
    if (relevant === undefined) relevantTo.set(query, new Map([[row, score]]))
    else relevant.set(row, score)
  }
  return relevantTo
}

function nothingJudged(
  qrelsPath: string,
  queriesPath: string,
  {
    strayJudgements,
    judgements,
    queries,
  }: {
    readonly strayJudgements: number
    readonly judgements: readonly Judgement[]
    readonly queries: readonly Query[]
  },
): RagtimeError {
  const noQuery = strayJudgements === judgements.length
  return new RagtimeError('INPUT_INVALID', {
    what: noQuery
      ? `${qrelsPath} names no query of ${queriesPath}`
      : `${qrelsPath} finds no row relevant for any query`,
    why: noQuery
      ? `there are ${queries.length} queries and ${judgements.length} judgements, and no id stands in both files`
      : 'every score is 0 or less',
    fix: noQuery
      ? 'check that the two files are of one collection and that the query id comes first'
      : 'give relevant rows a score above 0',
    data: { path: qrelsPath, queries: queries.length, judgements: judgements.length },
  })
}
