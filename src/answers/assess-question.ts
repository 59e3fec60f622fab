import type { SearchPlan } from '../questions/index.ts'
import { type Assessment, assess } from './declining/decide.ts'
import { questionLanguage } from './question/question-language.ts'
import { type ReadableIndex, retrieve } from './retrieval/retrieve.ts'
import { rankUnits } from './scoring/rank-units.ts'

/** How sure `answerQuestion` would be that the texts answer a question of one part. */
export async function assessQuestion(
  question: string,
  plan: SearchPlan,
  { index, signal }: { readonly index: ReadableIndex; readonly signal?: AbortSignal | undefined },
): Promise<Assessment> {
  const retrieved = await retrieve(plan, index, signal, await questionLanguage(question, index))
  return assess(plan, retrieved, rankUnits(question, plan, retrieved))
}
