import type { Answer, Citation, Coverage } from '../answer.ts'
import type { PartAnswer } from '../answer-part.ts'
import { declinedText, missingText } from '../declining/decline-text.ts'
import type { PartPlan } from '../question/part-plans.ts'
import { foldText } from '../words/fold-text.ts'
import { compose } from './compose.ts'
import type { Extent } from './extent.ts'
import { plainText } from './plain-text.ts'
import { readable } from './readable.ts'
import { shorten } from './shorten.ts'

export interface Part {
  readonly asked: PartPlan
  readonly answer: PartAnswer
}

/** One answer from those of the parts: what is known is said and cited, what is missing is named. */
export function combine(parts: readonly Part[]): Pick<Answer, 'kind' | 'text' | 'citations' | 'coverage'> {
  const coverage = coverageOf(parts)
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
    const value = valueText(answer)
    const composed = compose(fresh, {
      firstMarker: citations.length + 1,
      shorten: (text) => shortened(text, answer, value),
    })
    citations.push(...composed.citations)
    return [`${name}${value}${composed.text}`]
  })
  return {
    kind: 'extracted',
    text: sentences.join(parts.some(({ asked }) => asked.entity !== undefined) ? '\n' : ' '),
    citations,
    coverage,
  }
}

/** The marks of what was left out count as words when they stand alone. */
const ellipses = 2
/** Letters by which a word is found in whatever form. */
const stemLength = 6

const placeOf = ({ source, from, to }: Extent): string => `${source.passage.id}:${from}-${to}`

/** What an answer with one long sentence loses least of: the value, then the question's words. */
function shortened(text: string, { mostWords, retrieved, value }: PartAnswer, before: string): string {
  if (mostWords === undefined) return text
  const words = retrieved.words.map(({ folded, idf }) => ({ stem: folded.slice(0, stemLength), idf }))
  const total = words.reduce((sum, { idf }) => sum + idf, 0)
  const worth = (part: string): number => {
    const folded = foldText(part)
    const found = words.reduce((sum, { stem, idf }) => sum + (folded.includes(stem) ? idf : 0), 0)
    return found + (value !== undefined && part.includes(value) ? total : 0)
  }
  const most = mostWords - before.split(/\s+/).filter(Boolean).length
  return text.split(/\s+/).length <= most ? text : shorten(text, { most: most - ellipses, worth })
}

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

/** What was read for all parts together: passages that two parts share count once. */
function coverageOf(parts: readonly Part[]): Coverage {
  const coverages = parts.map(({ answer }) => answer.coverage)
  const kinds = new Set(coverages.map(({ kind }) => kind))
  const examined = new Set(parts.flatMap(({ answer }) => answer.retrieved.passages.map(({ passage }) => passage.id)))
    .size
  const kind = kinds.size === 1 ? (coverages[0]?.kind ?? 'top-k') : 'top-k'
  const total = kind === 'exhaustive' ? examined : Math.max(examined, ...coverages.map((coverage) => coverage.total))
  return { kind, unit: 'passages', examined, total }
}
