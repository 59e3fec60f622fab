/**
 * `npm run train:answers`: learns to rank the sentences that may answer a question, and writes the weights that come with the program.
 *
 *     npm run train:answers -- --data ../shared/data/retrieval/squad-dev-a
 *     npm run train:answers -- --measure --without fuzzy,near     only measures, without some of the features
 *
 * Learns from every second article; how good the weights are is told on the others, which `npm run bench:answers` measures on too.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../machine.ts'
import { halvesOf, openCollection } from './collection.ts'
import { exampleOf, type UnitExample } from './example.ts'
import { accuracyOf, learn } from './learner.ts'
import type { OpenQuestion } from './open-questions.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '../shared/data/retrieval/squad-dev-a') },
    /** Measure, and write no weights. */
    measure: { type: 'boolean', default: false },
    /** Features to leave out, by commas. */
    without: { type: 'string', default: '' },
    l2: { type: 'string', default: '0.003' },
    steps: { type: 'string', default: '200' },
    /** Only every so manyth question. */
    every: { type: 'string', default: '1' },
  },
})
const source = 'SQuAD 1.1 (Rajpurkar and others, 2016), development articles, CC BY-SA 4.0'
const say = (line: string) => process.stderr.write(`${line}\n`)

await using collection = await openCollection(resolve(process.env.INIT_CWD ?? '.', values.data))
const { learned, measured } = halvesOf(collection)
const describe = async (questions: readonly OpenQuestion[]) => {
  const every = Number(values.every)
  const examples: (readonly UnitExample[])[] = []
  for (const question of questions.filter((_, at) => at % every === 0)) {
    const example = await exampleOf(question, collection)
    if (example !== undefined) examples.push(example)
  }
  return examples
}
const from = await describe(learned)
const on = await describe(measured)
say(`learn from ${from.length} questions, measure on ${on.length}`)
/** Marks of web pages, which these paragraphs have not: weighed by hand. */
const marks = ['link', 'heading', 'boilerplate', 'short']
const without = new Set([...values.without.split(','), ...marks])
const weights = learn(from, { l2: Number(values.l2), steps: Number(values.steps), without })
console.log(JSON.stringify({ learned: accuracyOf(from, weights), measured: accuracyOf(on, weights) }, undefined, 2))
if (!values.measure) {
  const path = resolve(root, 'src/answers/scoring/unit-weights.ts')
  writeFileSync(path, weightsFile(weights))
  say(`wrote ${path}`)
}

function weightsFile(learnedWeights: Readonly<Record<string, number>>): string {
  const name = (key: string) => (/^\w+$/.test(key) ? key : `'${key}'`)
  return [
    `/** Learned by \`npm run train:answers\` from ${from.length} questions of ${source}; do not edit. */`,
    'export const unitWeights: Readonly<Record<string, number>> = {',
    ...Object.entries(learnedWeights)
      .filter(([, weight]) => weight !== 0)
      .map(([key, weight]) => `  ${name(key)}: ${weight},`),
    '}',
    '',
  ].join('\n')
}
