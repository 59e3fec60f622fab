import { assessQuestion, type Scope } from '../../src/answers/index.ts'
import { partPlans } from '../../src/answers/question/part-plans.ts'
import { restrictedIndex } from '../../src/evaluation/calibration/restricted-index.ts'
import { questionContext, readQuestion, type SearchPlan } from '../../src/questions/index.ts'
import type { Collection } from './collection.ts'
import type { ConfidenceExample } from './confidence-learner.ts'
import type { OpenQuestion } from './open-questions.ts'

/**
 * A question asked so that the texts answer it and so that they do not. Over the whole table: without the article that it is about. Of a
 * named entity: of another one, and without the paragraph that answers it.
 */
export async function confidenceExamples(
  asked: OpenQuestion,
  collection: Collection,
): Promise<Readonly<Record<Scope, readonly ConfidenceExample[]>>> {
  const { dataset, rows, rowsOf } = collection
  const { table, index } = await dataset.indexed({})
  const context = await questionContext(table, dataset.name)
  const { plan } = await readQuestion(asked.question, { context, table })
  if (plan.kind !== 'search') return { open: [], named: [] }
  const [part, ...others] = partPlans(asked.question, plan, context)
  if (part === undefined || others.length > 0) return { open: [], named: [] }
  const article = rowsOf(asked.paragraphs[0] ?? '')
  const judge = async (own: SearchPlan, isAnswerable: boolean, kept = rows): Promise<readonly ConfidenceExample[]> => {
    const { features } = await assessQuestion(asked.question, own, { index: restrictedIndex(index, kept) })
    return features === undefined ? [] : [{ values: { ...features }, isAnswerable }]
  }
  const open = { ...part.plan, query: asked.question, entities: [] }
  const without = (gone: ReadonlySet<number>) => new Set([...rows].filter((row) => !gone.has(row)))
  const named = part.plan.entities.length === 1 ? part.plan : undefined
  return {
    open: [...(await judge(open, true)), ...(await judge(open, false, without(article)))],
    named:
      named === undefined
        ? []
        : [
            ...(await judge(named, true)),
            ...(await judge(swapped(named, collection, asked), false)),
            ...(await judge(named, false, without(collection.paragraphRows(asked.paragraphs)))),
          ],
  }
}

/** The same asked of another article, a different one for every question. */
function swapped(plan: SearchPlan, { articles }: Collection, { id }: OpenQuestion): SearchPlan {
  const [mention] = plan.entities
  const others = articles.filter((article) => article !== mention?.entity)
  const at = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
  const entity = others[at % others.length] ?? ''
  return { ...plan, entities: [{ entity, words: entity, how: 'exact' }] }
}
