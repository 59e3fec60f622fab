/**
 * `npm run weigh:rules`: by how much the odds of a learned reading grow when the rules answer the same, by the kind of their query. Prints
 * the table of `src/questions/learned/rules-odds.ts`, then what it gives.
 *
 *     npm run weigh:rules -- --data ../shared/data/wtq-train
 *
 * Measured where the model learned nothing: on every tenth table of the folder, and on the made-up tables that training holds out.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { confirmAnswer } from '../../src/questions/readings/confirm-answer.ts'
import { root } from '../machine.ts'
import { type Heard, heardOf } from './hear-rules.ts'
import { madeFolder } from './made-folder.ts'

const { values } = parseArgs({
  options: { data: { type: 'string', default: resolve(root, '../shared/data/wtq-train') } },
})
/** Every so manyth table is held out by the training. */
const held = 10
/** How far the logarithm of a kind's odds is thought to lie from that of all: few questions do not say more. */
const spread = 0.7
/** Odds that are tried. */
const tried = Array.from({ length: 41 }, (_, at) => 2 ** (at / 8))

await using made = madeFolder()
const heard = {
  tables: await heardOf(values.data, { every: held }),
  made: await heardOf(made.path, { every: 1 }),
}
const all = [...heard.tables, ...heard.made]
const pooled = likeliest(all, () => 0)
const odds = new Map(
  [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, own]) => {
    const prior = (one: number) => (Math.log(one / pooled) / spread) ** 2 / 2
    return [kind, likeliest(own, prior)] as const
  }),
)
odds.delete(undefined)
console.log(JSON.stringify({ pooled: rounded(pooled), ...Object.fromEntries([...odds].map(([kind, one]) => [kind, rounded(one)])) })) // biome-ignore format: one line
for (const [name, some] of Object.entries(heard)) {
  const kinds = Map.groupBy(some, ({ kind }) => kind)
  for (const [kind, own] of kinds) console.log(name, kind ?? 'no answer of the rules', JSON.stringify(figuresOf(own)))
  console.log(name, 'readings alone', JSON.stringify(accuracyOf(some, () => 1)))
  console.log(name, 'with the rules', JSON.stringify(accuracyOf(some, ({ kind }) => odds.get(kind) ?? pooled)))
}

/** Those under which what was right was likeliest, less what speaks against them. */
function likeliest(some: readonly Heard[], prior: (odds: number) => number): number {
  const costs = tried.map((one) => some.reduce((sum, heard) => sum + lossOf(heard, one), prior(one)))
  return tried[costs.indexOf(Math.min(...costs))] ?? 1
}

function bestOf({ readings, place }: Heard, odds: number): { readonly confidence: number; readonly isRight: boolean } {
  const [best] = confirmAnswer(readings, { place, odds })
  return { confidence: best?.confidence ?? 0, isRight: best?.isRight === true }
}

function lossOf(heard: Heard, odds: number): number {
  const { confidence, isRight } = bestOf(heard, odds)
  return -Math.log(Math.max(1e-6, isRight ? confidence : 1 - confidence))
}

function figuresOf(some: readonly Heard[]): object {
  const agreed = some.filter(({ place }) => place === 0)
  const apart = some.filter(({ place }) => place !== 0)
  const right = (of: readonly Heard[]) => ({
    questions: of.length,
    readings: of.filter((heard) => bestOf(heard, 1).isRight).length,
    rules: of.filter(({ areRulesRight }) => areRulesRight).length,
  })
  return { agreed: right(agreed), apart: right(apart) }
}

function accuracyOf(some: readonly Heard[], oddsOf: (heard: Heard) => number): object {
  const best = some.map((heard) => bestOf(heard, oddsOf(heard))).sort((a, b) => b.confidence - a.confidence)
  const share = (of: typeof best) => rounded((100 * of.filter(({ isRight }) => isRight).length) / of.length)
  return { questions: best.length, right: share(best), surestHalf: share(best.slice(0, Math.ceil(best.length / 2))) }
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}
