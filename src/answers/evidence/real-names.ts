import type { SearchPlan } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { Candidate } from '../scoring/rank-units.ts'
import { foldText } from '../words/fold-text.ts'

/** Candidates whose names are looked up. */
const mostChecked = 8
const hitsRead = 20

/**
 * Takes the evidence from candidates whose "name" is made of common words: each of its words is also written small somewhere in the
 * whole index ("Post Graduate Studies"). Looks up the names of the first few candidates only; the others keep theirs.
 */
export async function withRealNames(
  candidates: readonly Candidate[],
  plan: SearchPlan,
  { index, signal }: { readonly index: PassageIndex; readonly signal: AbortSignal | undefined },
): Promise<readonly Candidate[]> {
  if (plan.expects !== 'person' || plan.entities.length === 0) return candidates
  const checked = candidates.filter(({ evidence }) => evidence !== undefined).slice(0, mostChecked)
  const common = new Set<Candidate>()
  for (const candidate of checked) {
    const name = candidate.evidence?.value.text ?? ''
    const { hits } = await index.search({ query: name, k: hitsRead, ...(signal === undefined ? {} : { signal }) })
    const small = new Set(
      hits.flatMap(({ passage }) =>
        [...passage.text.matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}[\p{L}\p{M}]+/gu)].map(([word]) => foldText(word)),
      ),
    )
    const words = name.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? []
    if (words.length > 0 && words.every((word) => small.has(foldText(word)))) common.add(candidate)
  }
  return candidates.map((candidate) => (common.has(candidate) ? { ...candidate, evidence: undefined } : candidate))
}
