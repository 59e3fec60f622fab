import { RagtimeError } from '../../errors.ts'
import { fewestPassagesForVectors, type Ranking } from '../../search/index.ts'

type Reason = 'not-fitted' | 'too-few-passages'

/** Why a ranking that wants vectors had none, or nothing. Throws INPUT_INVALID where it cannot rank without. */
export function whyWithoutVectors(
  { ranking, vectors, terms }: Pick<Ranking, 'ranking' | 'vectors' | 'terms'>,
  { passages, name }: { readonly passages: number; readonly name: string },
): { readonly withoutVectors?: Reason } {
  // Without words nothing is ranked.
  if (ranking === 'bm25' || vectors || terms.length === 0) return {}
  const withoutVectors: Reason = passages < fewestPassagesForVectors ? 'too-few-passages' : 'not-fitted'
  if (ranking === 'lsa') throw noVectors(withoutVectors, { passages, name })
  return { withoutVectors }
}

function noVectors(reason: Reason, { passages, name }: { readonly passages: number; readonly name: string }) {
  const data = { ranking: 'lsa', passages, fewest: fewestPassagesForVectors }
  const what = `${name} has no vectors to rank by`
  if (reason === 'not-fitted') {
    return new RagtimeError('INPUT_INVALID', {
      what,
      why: 'its text is indexed by words so far',
      fix: `run "ragtime index" on the file once, or rank by words: bm25`,
      data,
    })
  }
  return new RagtimeError('INPUT_INVALID', {
    what,
    why: `its text makes ${passages} passages, and fewer than ${fewestPassagesForVectors} are too few to learn from`,
    fix: 'rank by words: bm25',
    data,
  })
}
