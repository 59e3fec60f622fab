import { readPerList } from '../../recipe.ts'
import { Best } from './best.ts'
import { Fusion } from './fusion.ts'
import { type Candidate, LexicalCandidates } from './lexical-candidates.ts'
import { scanOf } from './meaning.ts'
import type { Ranked, RankingInput, RankingOutput } from './search.ts'

/** The recipe of docs/search.md. */
export function rankHybrid(input: RankingInput, count: number): RankingOutput {
  const depth = Math.max(count, readPerList)
  const lexical = new LexicalCandidates(input, depth)
  const first = scanOf(input)
  if (first === undefined) {
    const vectors = input.snapshot.meaning !== undefined
    return { ranked: byLexical(input, lexical, count), matched: lexical.matched, vectors }
  }
  const { feedback } = input.recipe
  const firstFusion = new Fusion(input, { lexical, scan: first, depth })
  const best = feedback === 0 ? [] : firstFusion.best(feedback).map(({ item }) => item)
  const fusion = best.length === 0 ? firstFusion : new Fusion(input, { lexical, scan: first.towards(best), depth })
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
