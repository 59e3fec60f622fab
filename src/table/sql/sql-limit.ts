import { RagtimeError } from '../../errors.ts'

export function tookTooLong(timeoutMs: number): RagtimeError {
  return new RagtimeError('SQL_LIMIT', {
    what: `This SQL was stopped after ${timeoutMs / 1000} seconds`,
    why: 'a query may take no longer',
    fix: 'filter rows or group by fewer values, or allow more time',
    data: { limit: 'time', timeoutMs },
  })
}

export function tookTooMuchMemory(): RagtimeError {
  return new RagtimeError('SQL_LIMIT', {
    what: 'This SQL was stopped: it needs too much memory',
    why: 'what it holds at one time is larger than a query may have',
    fix: 'filter rows, group by fewer values, or make shorter texts',
    data: { limit: 'memory' },
  })
}

export function rowTooLarge(maxBytes: number): RagtimeError {
  return new RagtimeError('SQL_LIMIT', {
    what: 'This SQL was stopped: one row of its result is too large',
    why: `all cells together may have ${maxBytes} bytes`,
    fix: 'select fewer columns, or a part of long texts: left(column, 1000)',
    data: { limit: 'bytes', maxBytes },
  })
}

/** DuckDB itself failed, and took its process along. */
export function crashed(how: string): RagtimeError {
  return new RagtimeError('SQL_FAILED', {
    what: 'This SQL fails: the process that ran it ended',
    why: `DuckDB ended with ${how}`,
    fix: 'simplify the statement: fewer levels in one another, shorter lists',
    data: { how },
  })
}
