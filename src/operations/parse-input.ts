import { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { Operation } from './operation.ts'

/** Input from outside, checked against the operation's schema. Throws INPUT_INVALID naming each wrong part. */
export function parseInput<Input extends z.ZodType>(
  { name, input }: Pick<Operation<Input>, 'name' | 'input'>,
  value: unknown,
): z.output<Input> {
  const result = input.safeParse(value)
  if (result.success) return result.data
  throw new RagtimeError('INPUT_INVALID', {
    what: `wrong input for ${name}`,
    why: z.prettifyError(result.error).replaceAll('\n', ' '),
    fix: 'give each of these a value of the kind and range named',
    data: {
      operation: name,
      issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    },
  })
}
