import type { z } from 'zod'
import type { JobOptions } from '../progress.ts'
import type { Dataset } from './dataset.ts'

/**
 * One verb, defined once and served by every surface: library, command line, and whatever comes after.
 * The schemas are the contract: input is parsed before `run`, output is what `--json` prints.
 */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly summary: string
  readonly input: Input
  readonly output: Output
  readonly run: (dataset: Dataset, input: z.output<Input>, job: JobOptions) => Promise<z.output<Output>>
}

export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation
}
