/**
 * `npm run train:questions`: learns to rank the readings of a question over a table, and writes the model that comes with the program.
 *
 *     npm run train:questions -- --data ../shared/data/wtq-train
 *     npm run train:questions -- --measure --without answer      only measures on tables held out, without one part of the features
 *
 * How often an answer of some probability is right is told on every tenth table, by weights learned from the others; the weights that are
 * written are learned from all.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type FeaturePart, featureParts } from '../../src/questions/readings/features/feature.ts'
import { encodeModel } from '../../src/questions/readings/model/model-file.ts'
import type { Weights } from '../../src/questions/readings/model/weights.ts'
import { root } from '../machine.ts'
import { calibrate } from './calibrate.ts'
import { type Example, exampleOf } from './example.ts'
import { accuracyOf, learn } from './learner.ts'
import { type LabelledQuestion, readQuestions } from './tables.ts'
import { learnVocabulary } from './vocabulary.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '../shared/data/wtq-train') },
    /** Every so manyth table is held out to measure on. */
    held: { type: 'string', default: '10' },
    /** Measure, and write no model. */
    measure: { type: 'boolean', default: false },
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
const held = new Set(tables.filter((_, at) => at % Number(values.held) === 0))
say(`${all.length} questions on ${tables.length} tables`)
const vocabulary = learnVocabulary(all, values.data)
say(`${vocabulary.size} words and runs of words`)
const examples = describeAll(all, mostCandidates)
const isHeld = (_: unknown, at: number) => held.has(all[at]?.table ?? '')
const measured = describeAll(all.filter(isHeld))
const part = train(examples.filter((_, at) => !isHeld(_, at)))
const calibration = calibrate(measured, part)
const figures = { without: [...without], questions: measured.length, calibration, ...accuracyOf(measured, part) }
console.log(JSON.stringify(figures))
if (!values.measure) {
  const file = encodeModel(train(examples).values as Float32Array, { vocabulary, source, calibration }) // as learned
  writeFileSync(resolve(root, 'src/questions/readings/model/table-questions.model'), file)
  say(`${(file.length / 1e6).toFixed(2)} MB`)
}

function train(from: readonly Example[]): Weights {
  const { epochs, rate, l1, dropout, seed } = values
  const options = {
    epochs: Number(epochs),
    rate: Number(rate),
    l1: Number(l1),
    dropout: Number(dropout),
    seed: Number(seed),
    say,
  }
  return {
    values: learn(
      from.filter(({ right }) => right.includes(1)),
      options,
    ),
    step: 1,
  }
}

function describeAll(questions: readonly LabelledQuestion[], keep?: number): readonly Example[] {
  return questions.map((question) =>
    exampleOf(question, { folder: values.data, vocabulary, without, ...(keep === undefined ? {} : { keep }) }),
  )
}
