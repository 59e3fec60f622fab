import type { RagtimeError } from '../../errors.ts'

/** Why one try did not give a reply, and whether another may. */
export interface Failure {
  readonly error: RagtimeError
  readonly retryable: boolean
  /** The server asked to wait so long. */
  readonly retryAfterMs?: number
}
