/**
 * Every code Ragtime can fail with. Codes are public API: scripts test them, `docs/errors.md` explains each.
 * `misuse` means the caller asked for something that cannot be (exit code 2), `failure` that a right request failed (exit code 1).
 */
export const errorCodes = {
  FILE_NOT_FOUND: 'misuse',
  FILE_IS_FOLDER: 'misuse',
  FILE_UNREADABLE: 'failure',
  FILE_EMPTY: 'failure',
  FILE_BINARY: 'failure',
  FILE_CHANGED: 'failure',
  CSV_NO_ROWS: 'failure',
  CSV_ENCODING: 'failure',
  CSV_RAGGED_ROW: 'failure',
  CSV_UNREADABLE: 'failure',
  CSV_COUNT_MISMATCH: 'failure',
  COLUMN_UNKNOWN: 'misuse',
  ROLE_UNKNOWN: 'misuse',
  ROW_UNKNOWN: 'misuse',
  ENTITY_UNKNOWN: 'misuse',
  NO_TEXT_COLUMN: 'failure',
  NO_ENTITY_COLUMN: 'misuse',
  SQL_REFUSED: 'misuse',
  SQL_FAILED: 'failure',
  SQL_LIMIT: 'failure',
  STORE_NOT_WRITABLE: 'failure',
  STORE_LOCKED: 'failure',
  STORE_DAMAGED: 'failure',
  STORE_VERSION: 'failure',
  MODEL_UNAUTHORIZED: 'failure',
  MODEL_UNKNOWN: 'misuse',
  MODEL_UNREACHABLE: 'failure',
  MODEL_UNSUPPORTED: 'failure',
  MODEL_LIMITED: 'failure',
  MODEL_FAILED: 'failure',
  MODEL_TIMEOUT: 'failure',
  MODEL_REPLY: 'failure',
  MODEL_TOO_LONG: 'failure',
  MODEL_BUDGET: 'failure',
  MODEL_OFFLINE: 'misuse',
  MODEL_DRY_RUN: 'failure',
  RUN_DIFFERS: 'failure',
  INPUT_INVALID: 'misuse',
  USAGE: 'misuse',
  INTERRUPTED: 'failure',
} as const satisfies Record<string, 'misuse' | 'failure'>

export type ErrorCode = keyof typeof errorCodes

/** What a person needs to mend it: what happened and where, why, and what to do. Never holds cell values, prompts or keys. */
export interface ErrorExplanation {
  readonly what: string
  readonly why: string
  readonly fix: string
  /** The same facts for programs: file, line, column, names offered … */
  readonly data?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/** The one error class of Ragtime. Test `code`, never the prose. */
export class RagtimeError extends Error {
  readonly code: ErrorCode
  readonly why: string
  readonly fix: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, { what, why, fix, data = {}, cause }: ErrorExplanation) {
    super(what, cause === undefined ? undefined : { cause })
    this.name = 'RagtimeError'
    this.code = code
    this.why = why
    this.fix = fix
    this.data = data
  }
}
