import { z } from 'zod'
import { defaultThresholds } from '../answers/index.ts'
import { calibrate as calibrateIndex } from '../evaluation/index.ts'
import { defineOperation } from './operation.ts'
import { list, schemaVersion } from './schemas.ts'

const share = z.number().min(0).max(1)
const rates = { threshold: share, falseRefusals: share, falseAnswers: share }

/** Sentences that questions are made of: enough that a rate is known to about three points. */
const sentences = 300
const seed = 1

/** Finds how sure an answer from the text must be, by questions made of the file itself, and keeps it in the store for `ask`. */
export const calibrate = defineOperation({
  name: 'calibrate',
  summary: 'Find how sure an answer must be, by questions made of the file itself',
  input: z.object({}),
  output: z.object({
    schemaVersion,
    kind: z.literal('calibration'),
    /** Below these `ask` declines: `open` where no entity is named, `named` where one is. */
    thresholds: z.object({ open: share, named: share }),
    scopes: list(
      z.object({
        scope: z.enum(['open', 'named']),
        answerable: z.int().min(0),
        unanswerable: z.int().min(0),
        ...rates,
        /** The same at other thresholds. */
        sweep: list(z.object(rates)),
      }),
    ),
  }),
  async run(dataset, _, job) {
    const { table, index } = await dataset.indexed(job)
    const { thresholds, scopes } = await calibrateIndex(
      (await dataset.thresholds(job)) ?? defaultThresholds(table.schema),
      {
        index,
        sentences,
        seed,
        ...(job.signal === undefined ? {} : { signal: job.signal }),
      },
    )
    await dataset.keepThresholds(thresholds, job)
    return {
      schemaVersion: 1 as const,
      kind: 'calibration' as const,
      thresholds,
      scopes: scopes.map(({ chosen, threshold: _, ...scope }) => ({ ...scope, ...chosen })),
    }
  },
})
