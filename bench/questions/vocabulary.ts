import { readQuestion } from '../../src/questions/readings/asked/question.ts'
import { linkQuestion } from '../../src/questions/readings/enumerate.ts'
import { hashText } from '../../src/questions/readings/features/feature.ts'
import { headerSignsOf, vocabularyOf } from '../../src/questions/readings/features/question-words.ts'
import type { LabelledQuestion } from './tables.ts'

/** Questions that must hold a word, or a run of words, for it to be learned of. */
const fewest = { word: 4, run: 6 }

/** Hashes of the words and runs of words that many questions hold. */
export function learnVocabulary(questions: readonly LabelledQuestion[]): ReadonlySet<number> {
  const counts = new Map<string, number>()
  const count = (text: string) => counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const { question, read: open } of questions) {
    const read = readQuestion(question)
    const table = open()
    const { headers, conditions } = linkQuestion(read, table)
    const headerSigns = headerSignsOf(read, headers, table.view)
    for (const text of vocabularyOf(read, { conditions, headerSigns })) count(text)
  }
  const known = [...counts].filter(([text, times]) => times >= (text.includes(' ') ? fewest.run : fewest.word))
  return new Set(known.map(([text]) => hashText(text)).sort((one, other) => one - other))
}
