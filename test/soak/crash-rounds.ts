import { deepStrictEqual, ok } from 'node:assert/strict'
import type { Passage } from '../../src/passages/index.ts'
import { openEmbeddedIndex, type PassageIndex } from '../../src/search/index.ts'
import { temporaryStore } from '../../src/search/search.fixture.ts'
import type { Store } from '../../src/store/index.ts'
import { apply, changeOf, digestOf, inRowOrder, type Live, queryOf, type Size } from './changes.ts'
import { checkRanking } from './check-index.ts'
import { killedWriter, startReader } from './processes.ts'
import { type Random, randomOf } from './random.ts'

export interface CrashReport {
  readonly rounds: number
  /** Changes acknowledged over all rounds. */
  readonly changes: number
  /** Rounds in which the change in flight was there though nobody heard that it was done. */
  readonly unheard: number
  /** States of the index that the reader saw. */
  readonly statesRead: number
  /** Rounds after which the index had vectors. */
  readonly withVectors: number
}

/** Milliseconds a writer lives at most after its first acknowledgement: with many passages it fits vectors meanwhile. */
const longestLifeMs = { few: 400, many: 2000 } as const satisfies Record<Size, number>
const queriesPerRound = 4

/**
 * Lets writers change one index and kills each with SIGKILL at a random moment, while a reader searches without pause. Throws when
 * anything is there that was not acknowledged, or is not that was; the change in flight may be there wholly or not at all.
 */
export async function crashRounds(
  { seed, rounds, size = 'few' }: { readonly seed: number; readonly rounds: number; readonly size?: Size },
  onRound: (line: string) => void = () => {},
): Promise<CrashReport> {
  await using store = await temporaryStore()
  await using reader = startReader(store, seed)
  let live: Live = new Map()
  const states = [digestOf([])]
  const advance = () => {
    live = apply(live, changeOf(seed, states.length, size))
    states.push(digestOf(inRowOrder(live)))
  }
  let [unheard, withVectors] = [0, 0]
  for (let round = 1; round <= rounds; round++) {
    const random = randomOf(seed, -round)
    const first = states.length
    const last = await killedWriter(store, { seed, first, lifeMs: random.below(longestLifeMs[size]), size })
    while (states.length <= last) advance()
    const { found, hasVectors } = await checkRecovered(store, random)
    if (hasVectors) withVectors++
    const inFlight = digestOf(found) !== states.at(-1)
    if (inFlight) {
      unheard++
      advance()
    }
    deepStrictEqual(found, inRowOrder(live), `round ${round}: the index does not hold what was acknowledged`)
    onRound(
      `round ${round}: ${last - first + 1} changes${inFlight ? ' and one unheard of' : ''}, ${live.size} passages${hasVectors ? ', with vectors' : ''}`,
    )
  }
  const seen = await reader.finish()
  checkStates(seen, states)
  return { rounds, changes: states.length - 1 - unheard, unheard, statesRead: seen.length, withVectors }
}

/** What the index holds after a writer died. Its lock must go to the next one, and its rankings must go with its passages. */
async function checkRecovered(
  store: Store,
  random: Random,
): Promise<{ readonly found: readonly Passage[]; readonly hasVectors: boolean }> {
  const index = await openEmbeddedIndex(store, { cleaner: 'soak' })
  ok(index, 'the index is gone')
  try {
    const found = await Array.fromAsync(index.scan())
    for (let query = 0; query < queriesPerRound; query++) await checkRanking(index, found, queryOf(random))
    const hasVectors = (await store.readManifest())?.index?.lsa !== undefined
    if (hasVectors) await checkVectors(index, found, queryOf(random))
    await using _lock = await store.lock({ wait: false })
    return { found, hasVectors }
  } finally {
    await index.close()
  }
}

/** By vectors too, only what is there is found. */
async function checkVectors(index: PassageIndex, passages: readonly Passage[], query: string): Promise<void> {
  const { hits } = await index.search({ query, k: 1000, ranking: 'lsa' })
  ok(hits.length > 0, `vectors find nothing for "${query}"`)
  const live = new Set(passages.map(({ id }) => id))
  for (const { passage } of hits) ok(live.has(passage.id), `vectors find ${passage.id}, which is gone`)
}

/** A reader may miss states, but sees none that never was, and none that is over. */
function checkStates(seen: readonly string[], states: readonly string[]): void {
  let at = 0
  for (const digest of seen) {
    at = states.indexOf(digest, at)
    ok(at >= 0, 'the reader saw an index that never was, or one that was over')
  }
}
