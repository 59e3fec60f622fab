import { readQuestion } from '../../src/questions/readings/asked/question.ts'
import { enumerate } from '../../src/questions/readings/enumerate.ts'
import { hashText } from '../../src/questions/readings/features/feature.ts'
import { gramsOf } from '../../src/questions/readings/features/question-words.ts'
import { type LabelledQuestion, tableAt } from './tables.ts'

/** Questions that must hold a word, or a run of words, for it to be learned of. */
const fewest = { word: 4, run: 6 }

/** Hashes of the words and runs of words that many questions hold. */
export function learnVocabulary(questions: readonly LabelledQuestion[], folder: string): ReadonlySet<number> {
  const counts = new Map<string, number>()
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const { question, table } of questions) {
    const { question: read, conditions } = enumerate(readQuestion(question), tableAt(folder, table))
    const grams = new Set([...gramsOf(read, conditions), ...read.tokens.map(({ stem }) => stem)])
    for (const gram of grams) count(gram)
  }
  const known = [...counts].filter(([text, times]) => times >= (text.includes(' ') ? fewest.run : fewest.word))
  return new Set(known.map(([text]) => hashText(text)).sort((one, other) => one - other))
}
