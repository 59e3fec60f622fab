import { RagtimeError } from '../../errors.ts'
import { type Check, type CheckName, checked } from './check.ts'
import type { FreshTable } from './fresh-table.ts'

/** Runs a check on what may be no answer of ours at all: what it throws is what does not hold. */
export async function attempt(
  name: CheckName,
  { signal }: Pick<FreshTable, 'signal'>,
  check: () => Promise<Check>,
): Promise<Check> {
  try {
    return await check()
  } catch (error) {
    signal?.throwIfAborted()
    return checked(name, [reasonOf(error)], '')
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RagtimeError) return `${error.message}: ${error.why} (${error.code})`
  return `it cannot be computed: ${error instanceof Error ? error.message : String(error)}`
}
