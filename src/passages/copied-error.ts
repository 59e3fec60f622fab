import { type ErrorCode, RagtimeError } from '../errors.ts'

/** An error on its way from one thread to another, which does not keep its class or its code. */
export interface CopiedError {
  readonly message: string
  readonly stack: string | undefined
  /** Of a `RagtimeError`. */
  readonly explained?: {
    readonly code: ErrorCode
    readonly why: string
    readonly fix: string
    readonly data: Readonly<Record<string, unknown>>
  }
}

export function copyError(error: unknown): CopiedError {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined }
  const { message, stack } = error
  if (!(error instanceof RagtimeError)) return { message, stack }
  const { code, why, fix, data } = error
  return { message, stack, explained: { code, why, fix, data } }
}

/** The error again, with the stack that it had. */
export function restoreError({ message, stack, explained }: CopiedError): Error {
  const error =
    explained === undefined ? new Error(message) : new RagtimeError(explained.code, { what: message, ...explained })
  if (stack !== undefined) error.stack = stack
  return error
}
