import type { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { JobOptions } from '../progress.ts'
import type { Dataset } from './dataset.ts'
import type { Operation } from './operation.ts'
import { parseInput } from './parse-input.ts'

/**
 * Runs an operation as every surface does: input checked against its schema, and a damaged store made anew from the CSV, once, with a
 * STORE_REBUILT warning. Damage shows when a block is first read, which may be deep inside any operation.
 */
export async function runOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  dataset: Dataset,
  { input, job = {} }: { readonly input: z.input<Input>; readonly job?: JobOptions },
): Promise<z.output<Output>> {
  const parsed = parseInput(operation, input)
  try {
    return await operation.run(dataset, parsed, job)
  } catch (error) {
    if (!(error instanceof RagtimeError) || error.code !== 'STORE_DAMAGED') throw error
    job.onWarning?.({
      code: 'STORE_REBUILT',
      message: `${error.message}: ${error.why}; making it anew from ${dataset.name}`,
    })
    await dataset.discard({ wait: true })
    return operation.run(dataset, parsed, job)
  }
}
