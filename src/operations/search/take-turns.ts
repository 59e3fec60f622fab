import type { FoldedHits } from './folded-hits.ts'
import type { HitPage, PageHit, Window } from './hit-page.ts'

/** The place of a hit among those of one of several rankings. */
interface Turn {
  readonly ranking: number
  readonly place: number
}

/**
 * Several rankings as one, in rounds: first the best hit of each, then the second of each, and so on; in every round the one with the
 * greatest score first, and equals in the order of the rankings.
 */
export async function takeTurns(rankings: readonly FoldedHits[], { from, to }: Window): Promise<HitPage> {
  const turns = await turnsUntil(rankings, to)
  const hits: PageHit[] = []
  const repeats: HitPage['repeats'][number][] = []
  for (const [ranking, all] of rankings.entries()) {
    /** Ranks of this ranking's hits. */
    const ranks = turns.flatMap((turn, i) => (turn.ranking === ranking ? [i + 1] : []))
    const start = ranks.filter((rank) => rank <= from).length
    const page = await all.page(start, ranks.length)
    hits.push(...page.hits.map((one, i) => ({ ...one, rank: ranks[start + i] ?? 0 })))
    repeats.push(...page.repeats.map(({ hit, of }) => ({ hit, of: ranks[of] ?? 0 })))
  }
  return { hits: hits.sort((a, b) => a.rank - b.rank), repeats: repeats.sort((a, b) => a.of - b.of) }
}

async function turnsUntil(rankings: readonly FoldedHits[], to: number): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  for (let place = 0; turns.length < to; place++) {
    const round: (Turn & { readonly score: number })[] = []
    for (const [ranking, hits] of rankings.entries()) {
      const hit = await hits.at(place)
      if (hit !== undefined) round.push({ ranking, place, score: hit.score })
    }
    if (round.length === 0) break
    turns.push(...round.sort((a, b) => b.score - a.score))
  }
  return turns.slice(0, to)
}
