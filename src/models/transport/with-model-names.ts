import { RagtimeError } from '../../errors.ts'
import { nearestNames } from '../../nearest.ts'
import { listModels } from './list-models.ts'
import type { Transport } from './transport.ts'

const mostNames = 20

/** MODEL_UNKNOWN with the names that the server has, nearest first, when it tells them; any other error as it is. */
export async function withModelNames(error: unknown, transport: Transport, signal?: AbortSignal): Promise<unknown> {
  if (!(error instanceof RagtimeError) || error.code !== 'MODEL_UNKNOWN' || 'models' in error.data) return error
  const listed = await listModels(transport, signal).catch(() => undefined)
  if (listed === undefined || listed.length === 0) return error
  const names = listed.map(({ name }) => name)
  const nearest = nearestNames(String(error.data.model), names, names.length)
  return new RagtimeError('MODEL_UNKNOWN', {
    what: error.message,
    why: `it has ${listing(nearest)}`,
    fix: error.fix,
    data: { ...error.data, models: nearest },
  })
}

/** The first names, and that there are more. */
export function listing(names: readonly string[]): string {
  return `${names.slice(0, mostNames).join(', ')}${names.length > mostNames ? ` and ${names.length - mostNames} more` : ''}`
}
