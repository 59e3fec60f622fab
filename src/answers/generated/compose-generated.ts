import type { Answer, Citation } from '../answer.ts'
import { cite } from '../composing/cite.ts'
import type { CheckedSentence, CitedPlace } from './check-sentence.ts'

export type HeldSentence = Extract<CheckedSentence, { holds: true }>

const endsSentence = /[.!?…。！？:：;]["'”’»)\]]*$/u

/** The sentences with their marks, and a citation for each place once, in order of their first mark. */
export function composeGenerated(sentences: readonly HeldSentence[]): Pick<Answer, 'text' | 'citations'> {
  const citations = new Map<string, Citation>()
  const markerOf = ({ shown, from, to }: CitedPlace): number => {
    const key = `${shown.passage.id}:${from}-${to}`
    const known = citations.get(key) ?? cite({ passage: shown.passage, from, to }, citations.size + 1, shown.occurrence)
    citations.set(key, known)
    return known.marker
  }
  const said = sentences.map(({ text, places }) => {
    const marks = [...new Set(places.map(markerOf))].map((marker) => `[${marker}]`).join(' ')
    return endsSentence.test(text) ? `${text} ${marks}` : `${text} ${marks}.`
  })
  return { text: said.join(' '), citations: [...citations.values()] }
}
