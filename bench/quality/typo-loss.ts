import { readCollection } from '../../src/evaluation/retrieval/collection.ts'
import { indexCorpus } from '../../src/evaluation/retrieval/corpus-index.ts'
import { scoresOf } from '../../src/evaluation/retrieval/metrics.ts'
import type { RankingKind } from '../../src/search/index.ts'
import { randomFrom } from '../random.ts'
import { withTypo } from './typos.ts'

/** Mean nDCG@10 of a collection's queries: as they are, and with one slip in one word of each. */
export interface TypoLoss {
  readonly ranking: RankingKind
  readonly clean: number
  readonly corrected: number
  /** With unknown words left as they are. */
  readonly uncorrected: number
}

export async function typoLoss(
  folder: string,
  { rankings, seed }: { readonly rankings: readonly RankingKind[]; readonly seed: number },
): Promise<readonly TypoLoss[]> {
  const collection = await readCollection(folder)
  const random = randomFrom(seed)
  const queries = collection.queries.map((query) => ({ ...query, misspelt: withTypo(random, query.text) }))
  const options = { settings: {}, vectors: true, now: () => performance.now() }
  await using corpus = await indexCorpus(collection.corpusPath, options, {})
  const losses: TypoLoss[] = []
  for (const ranking of rankings) {
    const sums = { clean: 0, corrected: 0, uncorrected: 0 }
    for (const { text, misspelt, relevant } of queries) {
      const gains = new Map([...relevant].map(([row, gain]) => [corpus.passageIds.get(row) ?? row, gain]))
      const ndcg = async (query: string, corrects: boolean): Promise<number> => {
        const ranked = await corpus.index.rank({ query, k: 10, ranking, corrects })
        return scoresOf(
          ranked.map(({ id }) => id),
          gains,
        )['ndcg@10']
      }
      sums.clean += await ndcg(text, true)
      sums.corrected += await ndcg(misspelt, true)
      sums.uncorrected += await ndcg(misspelt, false)
    }
    const mean = (sum: number): number => sum / queries.length
    losses.push({
      ranking,
      clean: mean(sums.clean),
      corrected: mean(sums.corrected),
      uncorrected: mean(sums.uncorrected),
    })
  }
  return losses
}
