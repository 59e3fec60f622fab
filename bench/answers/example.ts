import { partPlans } from '../../src/answers/question/part-plans.ts'
import { questionLanguage } from '../../src/answers/question/question-language.ts'
import { retrieve } from '../../src/answers/retrieval/retrieve.ts'
import { rankUnits } from '../../src/answers/scoring/rank-units.ts'
import { questionContext, readQuestion } from '../../src/questions/index.ts'
import type { Collection } from './collection.ts'
import { holds } from './normal-text.ts'
import type { OpenQuestion } from './open-questions.ts'

/** A unit that was read for a question. */
export interface UnitExample {
  readonly values: Readonly<Record<string, number>>
  /** Of the paragraph that answers the question. */
  readonly isFromParagraph: boolean
  /** Holds one of the strings that answer it. */
  readonly holdsAnswer: boolean
  readonly words: number
}

/** What the program reads for a question, as it is described to the scorer; undefined for a question with several parts or no search. */
export async function exampleOf(
  { question, paragraphs, answers }: OpenQuestion,
  { dataset, paragraphOf }: Collection,
): Promise<readonly UnitExample[] | undefined> {
  const { table, index } = await dataset.indexed({})
  const context = await questionContext(table, dataset.name)
  const { plan } = await readQuestion(question, { context, table })
  if (plan.kind !== 'search') return undefined
  const [part, ...others] = partPlans(question, plan, context)
  if (part === undefined || others.length > 0) return undefined
  const retrieved = await retrieve(part.plan, index, undefined, await questionLanguage(question, index))
  return rankUnits(part.question, part.plan, retrieved).map(({ source, from, to, features, cues }) => {
    const text = source.units
      .slice(from, to + 1)
      .map((unit) => unit.text)
      .join(' ')
    return {
      values: { ...features, ...cues },
      isFromParagraph: source.passage.occurrences.some(({ row }) => paragraphs.includes(paragraphOf(row) ?? '')),
      holdsAnswer: answers.some((answer) => holds(text, answer)),
      words: text.split(/\s+/).length,
    }
  })
}
