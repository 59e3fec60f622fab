import { setImmediate } from 'node:timers/promises'
import type { JobOptions } from '../../progress.ts'
import type { PassageIndex, TextRanking } from '../../search/index.ts'
import type { TableSettings } from '../../table/index.ts'
import { type Times, timesOf } from '../times.ts'
import { type Collection, type JudgedQuery, readCollection } from './collection.ts'
import { type Comparison, compareRankings } from './compare-rankings.ts'
import { type CorpusIndex, indexCorpus } from './corpus-index.ts'
import { type Gains, type Metric, metrics, type Scores, scoresOf } from './metrics.ts'

/** How deep rankings are looked at: deeper hits count in no metric but `map`, as in trec_eval. */
const depth = 1000
/** Milliseconds after which a signal's abort gets its turn. */
const yieldEveryMs = 50

export interface RankingEvaluation {
  readonly ranking: TextRanking
  /** Means over the queries. */
  readonly scores: Scores
  /** Per query, of a search for the best 1000. */
  readonly times: Times
}

export interface RetrievalEvaluation {
  readonly collection: Collection
  readonly corpus: Pick<CorpusIndex, 'rejected' | 'passages' | 'readMs' | 'indexMs' | 'vectorsMs'> & {
    readonly rows: number
  }
  /** Relevant judgements of rows that are not in the corpus. They count as not found. */
  readonly missingRows: number
  readonly rankings: readonly RankingEvaluation[]
  readonly comparisons: readonly Comparison[]
}

export interface RetrievalOptions {
  /** At least one, none twice; every two are compared. */
  readonly rankings: readonly TextRanking[]
  /** How to read the corpus. */
  readonly settings?: TableSettings
  /** Milliseconds since any moment, for the times. */
  readonly now?: () => number
}

/**
 * Indexes the corpus of a test collection in a temporary folder, one passage a row, and scores rankings of it for every query that has
 * a relevant row. Throws FILE_NOT_FOUND, COLUMN_UNKNOWN, INPUT_INVALID, and what reading a CSV throws.
 */
export async function evaluateRetrieval(
  folder: string,
  { rankings, settings = {}, now = () => performance.now() }: RetrievalOptions,
  job: JobOptions = {},
): Promise<RetrievalEvaluation> {
  const collection = await readCollection(folder)
  const vectors = rankings.some((ranking) => ranking !== 'bm25')
  await using corpus = await indexCorpus(collection.corpusPath, { settings, vectors, now }, job)
  const { index, passageIds, [Symbol.asyncDispose]: _, ...facts } = corpus
  const queries = collection.queries.map((query) => ({ text: query.text, gains: gainsOf(query, passageIds) }))
  const runs = await run(index, { queries, rankings, now, signal: job.signal })
  const relevant = collection.queries.flatMap((query) => [...query.relevant.keys()])
  return {
    collection,
    corpus: { rows: passageIds.size, ...facts },
    missingRows: relevant.filter((id) => !passageIds.has(id)).length,
    rankings: runs.map(({ ranking, scores, times }) => ({ ranking, scores: means(scores), times: timesOf(times) })),
    comparisons: compareRankings(
      runs.map(({ ranking, scores }) => ({ ranking, values: scores.map((score) => score['ndcg@10']) })),
    ),
  }
}

/** A relevant row that is not in the corpus keeps its place in the ideal ranking, under an id that no passage has. */
function gainsOf({ relevant }: JudgedQuery, passageIds: ReadonlyMap<string, string>): Gains {
  return new Map([...relevant].map(([id, gain]) => [passageIds.get(id) ?? `missing ${id}`, gain]))
}

interface Run {
  readonly ranking: TextRanking
  /** Query by query. */
  readonly scores: Scores[]
  readonly times: number[]
}

async function run(
  index: Pick<PassageIndex, 'rank'>,
  {
    queries,
    rankings,
    now,
    signal,
  }: {
    readonly queries: readonly { readonly text: string; readonly gains: Gains }[]
    readonly rankings: readonly TextRanking[]
    readonly now: () => number
    readonly signal: AbortSignal | undefined
  },
): Promise<readonly Run[]> {
  const runs = rankings.map((ranking): Run => ({ ranking, scores: [], times: [] }))
  let pausedAt = now()
  for (const { text, gains } of queries) {
    // Query by query rather than ranking by ranking: whatever else the machine does is then shared by all.
    for (const { ranking, scores, times } of runs) {
      const startedAt = now()
      const ranked = await index.rank({ query: text, k: depth, ranking, ...(signal === undefined ? {} : { signal }) })
      times.push(now() - startedAt)
      scores.push(
        scoresOf(
          ranked.map(({ id }) => id),
          gains,
        ),
      )
    }
    if (now() - pausedAt < yieldEveryMs) continue
    await setImmediate()
    signal?.throwIfAborted()
    pausedAt = now()
  }
  return runs
}

function means(scores: readonly Scores[]): Scores {
  const mean = (metric: Metric) => scores.reduce((sum, score) => sum + score[metric], 0) / scores.length
  // Proof of the cast: the keys are all of `metrics`.
  return Object.fromEntries(metrics.map((metric) => [metric, mean(metric)])) as Record<Metric, number>
}
