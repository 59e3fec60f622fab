/**
 * `npm run train:confidence`: learns to tell questions that the texts answer from those they do not, with the unit weights as they are,
 * so after `npm run train:answers`. Learns from every second article and measures on the others.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Scope } from '../../src/answers/index.ts'
import { root } from '../machine.ts'
import { halvesOf, openCollection } from './collection.ts'
import { confidenceExamples } from './confidence-examples.ts'
import {
  areaUnderCurve,
  type ConfidenceExample,
  confidenceOf,
  type LogisticWeights,
  learnConfidence,
} from './confidence-learner.ts'
import type { OpenQuestion } from './open-questions.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(root, '../shared/data/retrieval/squad-dev-a') },
    /** Measure, and write no weights. */
    measure: { type: 'boolean', default: false },
    /** Only every so manyth question. */
    every: { type: 'string', default: '1' },
  },
})
const scopes: readonly Scope[] = ['open', 'named']
const source = 'SQuAD 1.1 (Rajpurkar and others, 2016), development articles, CC BY-SA 4.0'

await using collection = await openCollection(resolve(process.env.INIT_CWD ?? '.', values.data))
const { learned, measured } = halvesOf(collection)
const from = await describe(learned)
const on = await describe(measured)
const weights = Object.fromEntries(scopes.map((scope) => [scope, learnConfidence(from[scope])])) as Record<
  Scope,
  LogisticWeights
> // one for each
for (const scope of scopes) console.log(scope, JSON.stringify(accuracyOf(on[scope], weights[scope])))
if (!values.measure) {
  const lines = scopes.map((scope) => `  ${scope}: ${JSON.stringify(weights[scope]).replaceAll('"', '')},`)
  writeFileSync(
    resolve(root, 'src/answers/declining/confidence-weights.ts'),
    `import type { ConfidenceFeatures, Scope } from './confidence.ts'

/** Learned by \`npm run train:confidence\` from ${from.open.length + from.named.length} questions made of ${source}; do not edit. */
export const confidenceWeights: Readonly<Record<Scope, ConfidenceFeatures & { readonly bias: number }>> = {
${lines.join('\n')}
}
`,
  )
}

async function describe(questions: readonly OpenQuestion[]): Promise<Record<Scope, ConfidenceExample[]>> {
  const examples: Record<Scope, ConfidenceExample[]> = { open: [], named: [] }
  for (const question of questions.filter((_, at) => at % Number(values.every) === 0)) {
    const own = await confidenceExamples(question, collection)
    for (const scope of scopes) examples[scope].push(...own[scope])
  }
  return examples
}

/** Area under the curve, and what is answered falsely at thresholds with some share of false refusals. */
function accuracyOf(examples: readonly ConfidenceExample[], own: LogisticWeights) {
  const sureOf = (isAnswerable: boolean) =>
    examples
      .filter((example) => example.isAnswerable === isAnswerable)
      .map((example) => confidenceOf(example, own))
      .sort((a, b) => a - b)
  const [right, wrong] = [sureOf(true), sureOf(false)]
  return {
    answerable: right.length,
    area: areaUnderCurve(examples, own),
    atRefusals: [0.01, 0.02, 0.05, 0.1].map((refused) => {
      const threshold = right[Math.floor(refused * right.length)] ?? 0
      return { refused, threshold, answered: wrong.filter((sure) => sure >= threshold).length / wrong.length }
    }),
  }
}
