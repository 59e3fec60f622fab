/**
 * `npm run train:questions`: learns to rank the readings of a question over a table, and writes the model that comes with the program.
 *
 *     npm run train:questions -- --data ../shared/data/wtq-train
 *     npm run train:questions -- --held 10 --without answer      measures on every tenth table, without one part of the features
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type FeaturePart, featureParts } from '../../src/questions/readings/features/feature.ts'
import { decodeModel, encodeModel } from '../../src/questions/readings/model/model-file.ts'
import { root } from '../machine.ts'
import { type Example, exampleOf } from './example.ts'
import { accuracyOf, learn } from './learner.ts'
import { type LabelledQuestion, readQuestions } from './tables.ts'
import { learnVocabulary } from './vocabulary.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '../shared/data/wtq-train') },
    /** Keep every so manyth table out of training, and measure on those. The model is not written then. */
    held: { type: 'string' },
    /** Parts of the features to leave out, by commas. */
    without: { type: 'string', default: '' },
    questions: { type: 'string', default: '100000' },
    epochs: { type: 'string', default: '5' },
    rate: { type: 'string', default: '0.05' },
    l1: { type: 'string', default: '0.001' },
    dropout: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '3' },
  },
})
const source = 'WikiTableQuestions 1.0.2 (Pasupat and Liang, 2015), training questions, CC BY-SA 4.0'
const mostCandidates = 600
const say = (line: string) => process.stderr.write(`${line}\n`)
const without = new Set(featureParts.filter((part): part is FeaturePart => values.without.split(',').includes(part)))

const all = readQuestions(values.data).slice(0, Number(values.questions))
const tables = [...new Set(all.map(({ table }) => table))].sort()
const held = new Set(values.held === undefined ? [] : tables.filter((_, at) => at % Number(values.held) === 0))
const training = all.filter(({ table }) => !held.has(table))
say(`${training.length} questions`)
const vocabulary = learnVocabulary(training, values.data)
say(`${vocabulary.size} words and runs of words`)
const examples = describeAll(training, mostCandidates).filter(({ right }) => right.includes(1))
say(`${examples.length} questions have a right candidate`)
const { epochs, rate, l1, dropout, seed } = values
const learned = learn(examples, {
  epochs: Number(epochs),
  rate: Number(rate),
  l1: Number(l1),
  dropout: Number(dropout),
  seed: Number(seed),
  say,
})
const file = encodeModel(learned, { vocabulary, source })
say(`${(file.length / 1e6).toFixed(2)} MB`)
if (held.size === 0) writeFileSync(resolve(root, 'src/questions/readings/model/table-questions.model'), file)
else {
  const measured = describeAll(all.filter(({ table }) => held.has(table)))
  console.log(
    JSON.stringify({
      without: [...without],
      questions: measured.length,
      ...accuracyOf(measured, decodeModel(file).weights),
    }),
  )
}

function describeAll(questions: readonly LabelledQuestion[], keep?: number): readonly Example[] {
  return questions.map((question) =>
    exampleOf(question, { folder: values.data, vocabulary, without, ...(keep === undefined ? {} : { keep }) }),
  )
}
