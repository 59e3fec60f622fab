import type { Answer, Citation, Coverage } from './answer.ts'
import type { PartAnswer } from './answer-part.ts'
import { compose } from './compose.ts'
import { declinedText, missingText } from './decline-text.ts'
import type { Extent } from './extent.ts'
import type { PartPlan } from './part-plans.ts'
import { plainText } from './plain-text.ts'
import { readable } from './readable.ts'

export interface Part {
  readonly asked: PartPlan
  readonly answer: PartAnswer
}

/** One answer from those of the parts: what is known is said and cited, what is missing is named. */
export function combine(parts: readonly Part[]): Pick<Answer, 'kind' | 'text' | 'citations' | 'coverage'> {
  const coverage = parts.map(({ answer }) => answer.coverage).reduce(wider)
  const answered = parts.filter(({ answer }) => answer.answered)
  if (answered.length === 0) return { kind: 'declined', coverage, ...declined(parts) }
  const citations: Citation[] = []
  const said = new Set<string>()
  const sentences = parts.flatMap(({ asked, answer }) => {
    const name = asked.entity === undefined ? '' : `${plainText(asked.entity)}: `
    if (!answer.answered) return [`${name}${missingText(answer)}`]
    const fresh = answer.extents.filter((extent) => !said.has(placeOf(extent)))
    for (const extent of fresh) said.add(placeOf(extent))
    // The sentence that answered one half may answer the other too.
    if (fresh.length === 0) return []
    const composed = compose(fresh, citations.length + 1)
    citations.push(...composed.citations)
    return [`${name}${valueText(answer)}${composed.text}`]
  })
  return {
    kind: 'extracted',
    text: sentences.join(parts.some(({ asked }) => asked.entity !== undefined) ? '\n' : ' '),
    citations,
    coverage,
  }
}

const placeOf = ({ source, from, to }: Extent): string => `${source.passage.id}:${from}-${to}`

/** The bare value first, unless the unit is hardly more than the value. */
function valueText({ value, extents }: PartAnswer): string {
  const [first] = extents
  if (value === undefined || first === undefined) return ''
  const said = readable(first)
  const plain = plainText(value)
  return said.length <= plain.length + 30 ? '' : `${plain} — `
}

function declined(parts: readonly Part[]): Pick<Answer, 'text' | 'citations'> {
  const nearest = parts.flatMap(({ answer }) => answer.extents).slice(0, 3)
  const { text, citations } = compose(nearest)
  const missing = parts.map(({ answer }) => declinedText(answer)).join(' ')
  return { text: nearest.length === 0 ? missing : `${missing}\nNearest: ${text}`, citations }
}

function wider(left: Coverage, right: Coverage): Coverage {
  const kind = left.kind === right.kind ? left.kind : 'top-k'
  return { ...left, kind, examined: Math.max(left.examined, right.examined), total: Math.max(left.total, right.total) }
}
