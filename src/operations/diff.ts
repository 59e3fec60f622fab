import { z } from 'zod'
import { type Compared, compareAnswers } from '../answers/index.ts'
import { answerSchema } from './answer-schema.ts'
import { difference } from './difference-schema.ts'
import { parseInput } from './parse-input.ts'
import { runSchema } from './run-schema.ts'
import { list, schemaVersion } from './schemas.ts'

const saved = z.union([runSchema, answerSchema])

const inputSchema = z.object({ first: saved, second: saved })

const outputSchema = z.object({ schemaVersion, same: z.boolean(), differences: list(difference) })

/** Says what changed between two answers or saved runs, times aside. It is about no table, so it is no `Operation`. */
export const diff = {
  summary: 'Say what changed between two saved answers or runs',
  input: inputSchema,
  output: outputSchema,
  /** Throws INPUT_INVALID. */
  run(input: { readonly first: unknown; readonly second: unknown }): z.output<typeof outputSchema> {
    const { first, second } = parseInput({ name: 'diff', input: inputSchema }, input)
    const bothRuns = first.kind === 'run' && second.kind === 'run'
    const differences = compareAnswers(comparedOf(first, bothRuns), comparedOf(second, bothRuns))
    return { schemaVersion: 1, same: differences.length === 0, differences }
  },
}

/** What a model was asked is compared only where both say it. */
function comparedOf(one: z.output<typeof saved>, withExchanges: boolean): Compared {
  if (one.kind !== 'run') return { answer: one }
  const { answer, exchanges } = one
  return withExchanges ? { answer, exchanges } : { answer }
}
