/**
 * `npm run train:questions`: learns to rank the readings of a question over a table, and writes the model that comes with the program.
 *
 *     npm run train:questions -- --data ../shared/data/wtq-train
 *     npm run train:questions -- --measure --without answer      only measures on tables held out, without one part of the features
 *
 * Every tenth table and three kinds of made-up tables are not learned from: on them it is told how often answers are right, and how often
 * those of some probability are. What is measured is what is written.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type FeaturePart, featureParts } from '../../src/questions/readings/features/feature.ts'
import { encodeModel } from '../../src/questions/readings/model/model-file.ts'
import type { Weights } from '../../src/questions/readings/model/weights.ts'
import { root } from '../machine.ts'
import { families } from './ablation.ts'
import { calibrate } from './calibrate.ts'
import { type Example, type ExampleOptions, exampleOf } from './example.ts'
import { generateQuestions } from './generated/generate.ts'
import { heldQuestions, learnedShapes } from './generated/held-questions.ts'
import { accuracyOf, learn } from './learner.ts'
import { type LabelledQuestion, madeQuestions, readQuestions } from './tables.ts'
import { learnVocabulary } from './vocabulary.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '../shared/data/wtq-train') },
    /** Every so manyth table is held out to measure on. */
    held: { type: 'string', default: '10' },
    /** Measure, and write no model. */
    measure: { type: 'boolean', default: false },
    /** Measure also without each family of readings in turn, by the same weights. */
    families: { type: 'boolean', default: false },
    /** Parts of the features to leave out, by commas. */
    without: { type: 'string', default: '' },
    /** Of the folder that are learned from, at most. */
    questions: { type: 'string', default: '100000' },
    /** How many made-up tables are learned from: 1 is 160 and, held out, 40. */
    made: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '5' },
    rate: { type: 'string', default: '0.05' },
    l1: { type: 'string', default: '0.001' },
    dropout: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '3' },
  },
})
const source =
  'WikiTableQuestions 1.0.2 (Pasupat and Liang, 2015), training questions, CC BY-SA 4.0; and questions made up by this program'
const mostCandidates = 600
const say = (line: string) => process.stderr.write(`${line}\n`)
const without = new Set(featureParts.filter((part): part is FeaturePart => values.without.split(',').includes(part)))
const times = Number(values.made)
const learned = generateQuestions(learnedShapes, { tables: times * 160, perTable: 10, seed: 1 })

const asked = readQuestions(values.data)
const tables = [...new Set(asked.map(({ table }) => table))].sort()
const held = new Set(tables.filter((_, at) => at % Number(values.held) === 0))
const isHeld = ({ table }: LabelledQuestion) => held.has(table)
const kept = [...asked.filter((one) => !isHeld(one)).slice(0, Number(values.questions)), ...madeQuestions(learned)]
const others = { asked: asked.filter(isHeld), made: madeQuestions(heldQuestions(times)) }
say(`${kept.length} questions to learn from, and ${others.asked.length} + ${others.made.length} on held-out tables`)
const vocabulary = learnVocabulary(kept)
say(`${vocabulary.size} words and runs of words`)
const examples = describeAll(kept, { keep: mostCandidates })
const measured = { asked: describeAll(others.asked, {}), made: describeAll(others.made, {}) }
const weights = train(examples)
const calibration = calibrate(measured.asked, weights)
const figures = {
  without: [...without],
  questions: measured.asked.length,
  calibration,
  ...accuracyOf(measured.asked, weights),
  made: { questions: measured.made.length, ...accuracyOf(measured.made, weights) },
}
console.log(JSON.stringify(figures))
if (!values.measure) {
  const file = encodeModel(weights.values as Float32Array, { vocabulary, source, calibration }) // as learned
  writeFileSync(resolve(root, 'src/questions/readings/model/table-questions.model'), file)
  say(`${(file.length / 1e6).toFixed(2)} MB`)
}
if (values.families) {
  for (const [name, holds] of families) {
    const lesser = describeAll(others.asked, { has: (candidate) => !holds(candidate) })
    console.log(JSON.stringify({ family: name, ...accuracyOf(lesser, weights) }))
  }
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

function describeAll(
  questions: readonly LabelledQuestion[],
  more: Pick<ExampleOptions, 'keep' | 'has'>,
): readonly Example[] {
  return questions.map((question) => exampleOf(question, { vocabulary, without, ...more }))
}
