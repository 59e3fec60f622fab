import { z } from 'zod'
import { type Exchange, recordingModel } from '../models/index.ts'
import { ask } from './ask.ts'
import { defineOperation } from './operation.ts'
import { type Run, runHash, runSchema } from './run-schema.ts'

/** Asks as `ask` does, and keeps all that a model is asked and says, so that the answer can be given again without one. */
export const recordRun = defineOperation({
  name: 'ask --save',
  summary: 'Answer a question and keep everything that led to the answer',
  input: z.object({ question: z.string() }),
  output: runSchema,
  async run(dataset, { question }, job): Promise<Run> {
    const exchanges: Exchange[] = []
    let model: Run['model']
    await using recorded = dataset.withModels({
      settings: () => dataset.modelSettings(),
      async open() {
        const models = await dataset.models(job)
        if (models.chat === undefined) return models
        model = { id: models.chat.id, contextTokens: models.chat.contextTokens }
        return { ...models, chat: recordingModel(models.chat, exchanges) }
      },
    })
    const answer = await ask.run(recorded, { question }, job)
    const kept = { question, answer, ...(model === undefined ? {} : { model }), exchanges }
    return { schemaVersion: 1, kind: 'run', ...kept, sha256: runHash(kept) }
  },
})
