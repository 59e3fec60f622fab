import type { PartAnswer } from '../answer-part.ts'
import { plainText } from '../composing/plain-text.ts'
import { foldText } from '../words/fold-text.ts'

/** Prose of an entity below this many words is said to be almost nothing. */
const almostNothing = 30

/** Says that the data does not answer, what was looked for, and where. */
export function declinedText(part: PartAnswer): string {
  return `The data does not say: ${reason(part)}`
}

/** The same for one part of a question whose other parts were answered. */
export function missingText(part: PartAnswer): string {
  return `Not found: ${reason(part)}`
}

function reason({ retrieved, coverage, lacks, plan, tableWords }: PartAnswer): string {
  const [entity] = retrieved.entities
  const count = (value: number) => value.toLocaleString('en-US')
  if (entity !== undefined) {
    const name = plainText(entity)
    if (retrieved.passages.length === 0) return `the table holds no text about ${name}.`
    const words = retrieved.passages.reduce((sum, { passage }) => sum + proseWords(passage), 0)
    const where = `the ${count(coverage.examined)} ${coverage.examined === 1 ? 'passage' : 'passages'} of ${name}`
    if (words < almostNothing)
      return `${where} ${coverage.examined === 1 ? 'holds' : 'hold'} almost no text, and nothing there ${plainText(lacks)}.`
    return `nothing in ${where} ${plainText(lacks)}.`
  }
  const unknown = unknownWords(plan.query, retrieved.ranking.unknownTerms, tableWords).map(
    (term) => `“${plainText(term)}”`,
  )
  const looked = `looked for “${plainText(plan.query)}” in the text (${count(coverage.total)} ${coverage.total === 1 ? 'passage' : 'passages'})`
  if (unknown.length > 0)
    return `${looked}; ${unknown.join(', ')} ${unknown.length === 1 ? 'stands' : 'stand'} nowhere in it, and nothing else is on that topic.`
  return `${looked}; the words stand here and there, but no passage is on that topic.`
}

/** Those that the question holds as they are, for some are only forms that telephone numbers are looked up by, and that name no column. */
function unknownWords(query: string, terms: readonly string[], tableWords: ReadonlySet<string>): readonly string[] {
  const asked = foldText(query)
  return terms.filter((term) => asked.includes(foldText(term)) && !tableWords.has(foldText(term).replace(/s$/, '')))
}

function proseWords({ units, words, boilerplate }: PartAnswer['retrieved']['passages'][number]['passage']): number {
  if (boilerplate) return 0
  return units.some(({ kind }) => kind === 'sentence' || kind === 'description' || kind === 'item' || kind === 'row') &&
    words > 4
    ? words
    : 0
}
