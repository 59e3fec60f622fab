import { RagtimeError } from '../../errors.ts'
import { nearestNames } from '../../nearest.ts'
import { tookTooMuchMemory } from './sql-limit.ts'

/** DuckDB's messages of these kinds speak of the statement and of names; those of other kinds quote cells. */
const aboutTheStatement = new Set(['Binder', 'Catalog', 'Parser', 'Not implemented'])

/** DuckDB's failure in plain words, with the nearest column names when one is unknown and no cell value. */
export function sqlFailure(error: unknown, columns: readonly string[]): RagtimeError {
  const message = error instanceof Error ? error.message : String(error)
  const [, kind = '', reason = ''] = /^([A-Za-z ]+?) Error: (.*)$/s.exec(message) ?? []
  const unknown =
    /Referenced column "(.*?)" not found/s.exec(reason)?.[1] ??
    /does not have a column named "(.*?)"/s.exec(reason)?.[1]
  if (kind === 'Binder' && unknown !== undefined) return unknownColumn(unknown, columns, error)
  if (kind === 'IO' || reason.startsWith('Failed to read file')) return rowsUnreadable(error)
  if (kind === 'Out of Memory') return tookTooMuchMemory()
  const { why, fix } = explain(kind, reason)
  // The original goes along only where it cannot hold a cell, for causes are printed, too.
  const cause = aboutTheStatement.has(kind) ? error : undefined
  return new RagtimeError('SQL_FAILED', { what: 'This SQL fails', why, fix, data: { kind }, cause })
}

function unknownColumn(name: string, columns: readonly string[], cause: unknown): RagtimeError {
  const nearest = nearestNames(name, columns, 5)
  return new RagtimeError('SQL_FAILED', {
    what: `This SQL fails: there is no column "${name.slice(0, 200)}"`,
    why: `the nearest names are ${nearest.map((column) => `"${column}"`).join(', ')}`,
    fix: 'use a name as it stands in the header, in double quotes; texts stand in single quotes',
    data: { column: name, columns: nearest },
    cause,
  })
}

function rowsUnreadable(cause: unknown): RagtimeError {
  return new RagtimeError('STORE_DAMAGED', {
    what: 'The rows in the store cannot be read',
    why: 'their file is damaged or gone',
    fix: 'run `ragtime index --rebuild` to make it anew from the CSV',
    cause,
  })
}

function explain(kind: string, reason: string): { readonly why: string; readonly fix: string } {
  if (aboutTheStatement.has(kind)) {
    // Below the first paragraph stand candidate functions and the statement again.
    const why = (reason.split('\n')[0] ?? reason).replace(/!?\s*Candidate bindings:.*$/, '')
    return { why, fix: "correct the statement; it is one SELECT in DuckDB's dialect" }
  }
  if (kind === 'Conversion') {
    return {
      why: 'a value cannot be turned into the type the statement asks for',
      fix: 'use TRY_CAST, which gives NULL instead',
    }
  }
  if (kind === 'Out of Range')
    return {
      why: 'a value is out of the range of its type or function',
      fix: 'cast to a wider type, or filter such values',
    }
  if (kind === 'Invalid Input')
    return { why: 'a function was given a value it does not take', fix: 'check the arguments, or filter such values' }
  return { why: `DuckDB gave up with: ${kind === '' ? 'an unknown' : kind} error`, fix: 'simplify the statement' }
}
