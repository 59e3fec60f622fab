import { errorCodes, RagtimeError } from '../errors.ts'
import { printable } from './terminal/printable.ts'
import { paint, type Screen } from './terminal/style.ts'

/** What, why and how to fix, one line each. Unforeseen errors say that they are bugs. */
export function errorText(error: unknown, screen: Screen): string {
  const label = (text: string) => paint(screen, 'red', text)
  if (error instanceof RagtimeError) {
    const { message, code, why, fix } = error
    return `${label('error:')} ${printable(message)} (${code})\n  why: ${printable(why)}\n  fix: ${printable(fix)}`
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${label('error:')} this is a bug in Ragtime, please report it\n${printable(detail)}`
}

/** 1 failed, 2 misuse, 130 interrupted. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof RagtimeError)) return 1
  if (error.code === 'INTERRUPTED') return 130
  return errorCodes[error.code] === 'misuse' ? 2 : 1
}

/** The same facts for programs. */
export function errorJson(error: unknown): object {
  if (!(error instanceof RagtimeError)) return { error: { code: 'BUG', what: String(error) } }
  const { code, message, why, fix, data } = error
  return { error: { code, what: message, why, fix, data } }
}
