import type { Candidate } from '../scoring/rank-units.ts'

/** Best units among which one with a value is looked for. */
const considered = 20
/** Share of the best unit's words that one with a value must have to be said instead. */
const leastInstead = 0.7

/** A price may be that there is none, or stand elsewhere. */
const free =
  /(?<!\p{L})(?:free|no (?:charge|cost|fee)|included|gratis|kostenlos|kostenfrei|umsonst|gratuit\p{L}*|offert\p{L}*|incluid\p{L}*|inclus\p{L}*|compris\p{L}*|darmo\p{L}*|bezpłatn\p{L}*|inbegrepen|inkluder\p{L}*|безплатн\p{L}*|бесплатн\p{L}*|δωρεάν|per ?cent)(?!\p{L})|無料|免费|%/u

const tellsPrice = ({ evidence, source, from, to }: Candidate): boolean =>
  evidence !== undefined || source.units.slice(from, to + 1).some(({ text }) => free.test(text.toLowerCase()))

/** Without the units that hold no value of the wanted type, when one that does is nearly as much on the topic as the best. `needsPrice`: none are left when no unit tells what is paid. */
export function withValueFirst(candidates: readonly Candidate[], needsPrice: boolean): readonly Candidate[] {
  const [best] = candidates
  if (best === undefined || best.evidence !== undefined) return candidates
  const able = candidates
    .slice(0, considered)
    .filter(
      ({ evidence, features }) => evidence !== undefined && features.around >= leastInstead * best.features.around,
    )
  return able.length > 0 ? able : needsPrice ? candidates.filter(tellsPrice) : candidates
}
