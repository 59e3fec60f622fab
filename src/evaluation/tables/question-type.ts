/** Questions by their first question word. `how many` holds "how much", `who` "whose" and "whom"; without such a word it is `other`. */
export const questionTypes = [
  'how many',
  'how',
  'what',
  'which',
  'who',
  'when',
  'where',
  'why',
  'yes-no',
  'other',
] as const
export type QuestionType = (typeof questionTypes)[number]

const opensYesNo = /^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/
const questionWord = /\b(?:(how) (?:many|much)|how|what|which|who|when|where|why)(?:se|m)?\b/

/** Of a question in English. A verb in front makes it `yes-no`, a choice ("is A or B larger?") too. */
export function questionTypeOf(question: string): QuestionType {
  const text = question.trim().toLowerCase().replace(/\s+/g, ' ')
  if (opensYesNo.test(text)) return 'yes-no'
  const [found, many] = questionWord.exec(text) ?? []
  if (many !== undefined) return 'how many'
  return questionTypes.find((type) => found?.startsWith(type) && type !== 'how many') ?? 'other'
}
