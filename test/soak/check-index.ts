import { deepStrictEqual, ok } from 'node:assert/strict'
import type { Passage } from '../../src/passages/index.ts'
import { naiveSearch } from '../../src/search/embedded/ranking/naive-index.fixture.ts'
import type { PassageIndex } from '../../src/search/index.ts'

/** Formulas that are equal on paper may differ by so much in floating point. */
const tolerance = 1e-9

/** Throws unless the index ranks `passages` for `query` as the formulas of BM25 say: same ids, same scores, larger ones first. */
export async function checkRanking(index: PassageIndex, passages: readonly Passage[], query: string): Promise<void> {
  const expected = new Map((await naiveSearch(passages, query)).map(({ id, score }) => [id, score]))
  const { hits } = await index.search({ query, k: 1000 })
  deepStrictEqual(
    hits.map(({ passage }) => passage.id).sort(),
    [...expected.keys()].sort(),
    `"${query}" finds other passages than it should`,
  )
  let before = Number.POSITIVE_INFINITY
  for (const { score, passage } of hits) {
    const right = expected.get(passage.id) ?? Number.NaN
    ok(Math.abs(score - right) <= tolerance, `"${query}" gives ${passage.id} the score ${score}, not ${right}`)
    ok(score <= before, `"${query}" ranks ${passage.id} too low`)
    before = score
  }
}
