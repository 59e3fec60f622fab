import type { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { JobOptions } from '../progress.ts'
import type { Dataset } from './dataset.ts'
import type { Operation } from './operation.ts'
import { parseInput } from './parse-input.ts'

/**
 * Runs an operation as every surface does: input checked against its schema, and what is damaged in the store made anew, with a
 * STORE_REBUILT warning: the index from the rows in the store, all else from the CSV. Damage shows when a block is first read, which may
 * be deep inside any operation.
 */
export async function runOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  dataset: Dataset,
  { input, job = {} }: { readonly input: z.input<Input>; readonly job?: JobOptions },
): Promise<z.output<Output>> {
  const parsed = parseInput(operation, input)
  const run = () => operation.run(dataset, parsed, job)
  try {
    return await run()
  } catch (error) {
    await mend(dataset, damageOf(error), job)
  }
  try {
    return await run()
  } catch (error) {
    const damage = damageOf(error)
    // What every checksum agrees with and yet cannot be read.
    await dataset.discard({ wait: true })
    warn(damage, `making the store anew from ${dataset.name}`, job)
    return run()
  }
}

async function mend(dataset: Dataset, damage: RagtimeError, job: JobOptions): Promise<void> {
  const mended = await dataset.mend()
  if (mended === 'index') warn(damage, 'making the search index anew from the rows in the store', job)
  if (mended === 'all') warn(damage, `making the store anew from ${dataset.name}`, job)
}

function warn(damage: RagtimeError, remedy: string, { onWarning }: JobOptions): void {
  onWarning?.({ code: 'STORE_REBUILT', message: `${damage.message}: ${damage.why}; ${remedy}` })
}

function damageOf(error: unknown): RagtimeError {
  if (error instanceof RagtimeError && error.code === 'STORE_DAMAGED') return error
  throw error
}
