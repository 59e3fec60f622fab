import { readPerList } from '../../recipe.ts'
import { Best } from './best.ts'
import { Fusion } from './fusion.ts'
import { type Candidate, LexicalCandidates } from './lexical-candidates.ts'
import { MeaningScan, queryVector } from './meaning.ts'
import type { Ranked, RankingInput, RankingOutput } from './search.ts'

/** The recipe of docs/search.md. */
export function rankHybrid(input: RankingInput, count: number): RankingOutput {
  const depth = Math.max(count, readPerList)
  const lexical = new LexicalCandidates(input, depth)
  const { recipe, snapshot } = input
  const { meaning } = snapshot
  const query = queryVector(input)
  if (meaning === undefined || query === undefined) {
    return { ranked: byLexical(input, lexical, count), matched: lexical.matched, vectors: false }
  }
  const first = new MeaningScan(meaning, input, query)
  const firstFusion = new Fusion(input, { lexical, scan: first, depth })
  const best = recipe.feedback === 0 ? [] : firstFusion.best(recipe.feedback).map(({ item }) => item)
  const scan = best.length === 0 ? first : new MeaningScan(meaning, input, first.towards(query, best))
  const fusion = best.length === 0 ? firstFusion : new Fusion(input, { lexical, scan, depth })
  return { ranked: fusion.best(count).map((one) => fusion.explain(one)), matched: lexical.matched, vectors: true }
}

function byLexical({ snapshot }: RankingInput, lexical: LexicalCandidates, count: number): readonly Ranked[] {
  const best = new Best<Candidate>(count, (one, other) => snapshot.compareIds(one, other))
  for (const one of lexical.all) if (one.lexical > 0) best.offer(one.lexical, one)
  return best.sorted().map(({ score, item }): Ranked => {
    const { segment, passage } = item
    return { segment, passage, score, parts: lexical.parts(item) }
  })
}
