import { z } from 'zod'
import { evaluateRetrieval, type RetrievalEvaluation } from '../evaluation/index.ts'
import type { JobOptions } from '../progress.ts'
import { rankings as rankingKinds } from '../search/index.ts'
import type { TableSettings } from '../table/index.ts'
import { parseInput } from './parse-input.ts'
import { list, schemaVersion } from './schemas.ts'

const ranking = z.enum(rankingKinds)
const count = z.int().min(0)
const milliseconds = z.number().min(0)
const share = z.number().min(0).max(1)

const inputSchema = z.object({
  /** Folder with corpus.csv, queries.jsonl and qrels.tsv. */
  folder: z.string(),
  /** Each is scored; with several, every two are compared. */
  rankings: z
    .array(ranking)
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length, 'names a ranking twice')
    .default(['hybrid']),
})

const outputSchema = z.object({
  schemaVersion,
  kind: z.literal('retrieval'),
  corpus: z.object({
    rows: count,
    rejected: count,
    passages: count,
    readMs: milliseconds,
    indexMs: milliseconds,
    /** Absent when no vectors were fit: then rankings are by words alone. */
    vectorsMs: milliseconds.exactOptional(),
  }),
  /** Those with a relevant row: the means are over them. */
  queries: count,
  unjudgedQueries: count,
  /** Of queries that are not there. */
  strayJudgements: count,
  /** Relevant, but not in the corpus: they count as not found. */
  missingRows: count,
  rankings: list(
    z.object({
      ranking,
      'ndcg@10': share,
      'recall@10': share,
      'recall@100': share,
      map: share,
      'mrr@10': share,
      /** Mean of a search for the best 1000. */
      msPerQuery: milliseconds,
      p50Ms: milliseconds,
      p95Ms: milliseconds,
    }),
  ),
  comparisons: list(
    z.object({
      a: ranking,
      b: ranking,
      metric: z.literal('ndcg@10'),
      /** Mean of `b` minus mean of `a`. */
      difference: z.number().min(-1).max(1),
      pValue: share,
      rounds: count,
      /** Queries for which `b` is better, as good, worse. */
      wins: count,
      ties: count,
      losses: count,
    }),
  ),
})

/** Names of rankings may come as they were typed: they are checked here. */
type CollectionInput = Pick<z.input<typeof inputSchema>, 'folder'> & { readonly rankings?: readonly string[] }
type CollectionOutput = z.output<typeof outputSchema>

interface CollectionOptions {
  readonly settings?: TableSettings
  readonly job?: JobOptions
}

/** Rankings of a test collection's corpus, scored by its judgements. It is about a folder and not about a dataset, so it is no `Operation`. */
export const evaluateCollection = {
  input: inputSchema,
  output: outputSchema,
  /** Throws FILE_NOT_FOUND, COLUMN_UNKNOWN, INPUT_INVALID, and what reading a CSV throws. `settings` say how to read the corpus. */
  async run(input: CollectionInput, { settings = {}, job = {} }: CollectionOptions = {}): Promise<CollectionOutput> {
    const { folder, rankings } = parseInput({ name: 'evaluate --retrieval', input: inputSchema }, input)
    return printRetrieval(await evaluateRetrieval(folder, { rankings, settings }, job))
  },
}

function printRetrieval({
  collection,
  corpus,
  missingRows,
  rankings,
  comparisons,
}: RetrievalEvaluation): CollectionOutput {
  const { queries, unjudged, strayJudgements } = collection
  return {
    schemaVersion: 1,
    kind: 'retrieval',
    corpus,
    queries: queries.length,
    unjudgedQueries: unjudged,
    strayJudgements,
    missingRows,
    rankings: rankings.map(({ ranking: kind, scores, times: { mean, p50, p95 } }) => ({
      ranking: kind,
      ...scores,
      msPerQuery: mean,
      p50Ms: p50,
      p95Ms: p95,
    })),
    comparisons,
  }
}
