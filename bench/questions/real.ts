/**
 * `npm run bench:readings`: how the model that comes with the program reads questions over tables of offices, labelled by hand
 * (`real-questions.jsonl`; nothing was learned from them). The tables are those of Pollock's survey.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sameDenotation } from '../../src/evaluation/tables/denotation.ts'
import { rankReadings, readingWords } from '../../src/questions/readings/index.ts'
import { root } from '../machine.ts'
import { questionsIn } from './tables.ts'

const { values } = parseArgs({
  options: { tables: { type: 'string', default: resolve(root, '../shared/data/csv/pollock/survey/clean') } },
})
const labels = readFileSync(resolve(import.meta.dirname, 'real-questions.jsonl'), 'utf8')
const asked = questionsIn(labels, values.tables).map((label) => {
  const table = label.read()
  const [best] = rankReadings(label.question, table)
  const isRight = best !== undefined && sameDenotation(label.answer, best.candidate.answer)
  if (!isRight)
    console.log(
      `missed: ${label.question} → ${best?.candidate.answer.slice(0, 5).join(' | ')} (${best && readingWords(best.candidate, table.view)})`,
    )
  return { isRight, confidence: best?.confidence ?? 0 }
})
const surest = asked.toSorted((one, other) => other.confidence - one.confidence).slice(0, Math.floor(asked.length / 2))
const right = (of: typeof asked) => `${of.filter(({ isRight }) => isRight).length} of ${of.length}`
console.log(
  `right: ${right(asked)}; of the surest half ${right(surest)}; as sure as \`ask\` must be: ${right(asked.filter(({ confidence }) => confidence >= 0.6))}`,
)
