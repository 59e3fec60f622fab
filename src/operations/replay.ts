import { z } from 'zod'
import { type Answer, compareAnswers, type Difference, provenanceOf } from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import { openModels, replayingModel, resolveSettings } from '../models/index.ts'
import type { JobOptions } from '../progress.ts'
import { answerSchema } from './answer-schema.ts'
import { ask } from './ask.ts'
import type { Dataset } from './dataset.ts'
import { difference } from './difference-schema.ts'
import { defineOperation } from './operation.ts'
import { parseInput } from './parse-input.ts'
import { type Run, runHash, runSchema } from './run-schema.ts'
import { savedSettings } from './saved-settings.ts'
import { list, schemaVersion } from './schemas.ts'

/** Gives the answer of a saved run again, without a model: what one said is taken from the run, and the times too. */
export const replay = defineOperation({
  name: 'replay',
  summary: 'Give the answer of a saved run again, without a model',
  input: z.object({ run: z.unknown() }),
  output: z.object({
    schemaVersion,
    /** The answer is the saved one, byte for byte. */
    same: z.boolean(),
    differences: list(difference),
    /** Absent when the model would be asked what it was not asked then. */
    answer: answerSchema.exactOptional(),
  }),
  async run(dataset, input, job) {
    const run = parseInput({ name: 'replay', input: runSchema }, input.run)
    const saved = savedAnswer(input.run)
    const tampered: Difference[] = isUntouched(run, input.run) ? [] : [touched]
    const differ = (differences: readonly Difference[]) => ({
      schemaVersion: 1 as const,
      same: differences.length === 0,
      differences,
    })
    await using replayed = dataset.withModels(
      recordedModels(run, dataset),
      savedSettings(run.answer.source?.settings ?? {}),
    )
    try {
      const answer = withTimesOf(run.answer, await ask.run(replayed, { question: run.question }, job))
      const found = compareAnswers({ answer: run.answer }, { answer })
      const bytes = JSON.stringify(saved) === JSON.stringify(answer) || found.length > 0 ? [] : [notInBytes]
      return { ...differ([...tampered, ...found, ...bytes]), answer }
    } catch (error) {
      if (!(error instanceof RagtimeError) || error.code !== 'RUN_DIFFERS') throw error
      return differ([...tampered, ...(await fileDifferences(run.answer, replayed, job)), unasked(error)])
    }
  },
})

/** Nothing is sent: there is no way to. */
function recordedModels({ model, exchanges }: Run, dataset: Dataset) {
  const settings = resolveSettings({ offline: true }, { environment: {}, variables: {}, config: {} })
  const chat = model === undefined ? {} : { chat: replayingModel(model, exchanges) }
  return {
    offline: true as const,
    settings: async () => settings,
    open: async () => ({ ...(await openModels(settings, { store: await dataset.storeDirectory() })), ...chat }),
  }
}

/** How long each step took, and where settings came from, is not what is asked again. */
function withTimesOf(saved: Answer, answer: Answer): Answer {
  const steps = ({ trace }: Answer) => trace.times.map(({ step }) => step).join('\n')
  if (steps(saved) !== steps(answer)) return answer
  const { settings: _, ...trace } = answer.trace
  const { times, settings } = saved.trace
  return { ...answer, trace: { ...trace, times, ...(settings === undefined ? {} : { settings }) } }
}

/** The file and the version as they are now beside those of the answer. */
async function fileDifferences(saved: Answer, dataset: Dataset, job: JobOptions): Promise<readonly Difference[]> {
  const { manifest } = await dataset.table(job)
  return compareAnswers({ answer: saved }, { answer: { ...saved, ...provenanceOf(manifest) } })
}

/** As it was written: parsing puts keys in an order of its own. */
const savedAnswer = (run: unknown): unknown =>
  typeof run === 'object' && run !== null && 'answer' in run ? run.answer : undefined

function isUntouched(run: Run, raw: unknown): boolean {
  const kept = typeof raw === 'object' && raw !== null ? { ...run, ...raw } : run
  return runHash(kept) === run.sha256
}

const touched: Difference = {
  part: 'rest',
  before: [],
  after: ['the run was changed after it was saved: its SHA-256 is another'],
}
const notInBytes: Difference = { part: 'rest', before: [], after: ['the same facts are written in other bytes'] }

const unasked = ({ message, why }: RagtimeError): Difference => ({
  part: 'calls',
  before: [],
  after: [`${message}: ${why}`],
})
