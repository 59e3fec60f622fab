/** `npm run soak -- [--rounds N] [--seed S] [--vectors] [--damage [--cases N]]`: crashes, or damages, a store many times and sees that it is right afterwards. */
import { parseArgs } from 'node:util'
import { crashRounds } from './crash-rounds.ts'
import { damageRounds } from './damage-rounds.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    vectors: { type: 'boolean', default: false },
    damage: { type: 'boolean', default: false },
    cases: { type: 'string', default: '2000' },
  },
})
const seed = Number(values.seed)
const size = values.vectors ? 'many' : 'few'
const startedAt = performance.now()
if (values.damage) console.log(await damageRounds({ seed, cases: Number(values.cases), size }, console.log))
else console.log(await crashRounds({ seed, rounds: Number(values.rounds), size }, console.log))
console.log(`seed ${seed}: all right after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
