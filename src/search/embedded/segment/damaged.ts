import { RagtimeError } from '../../../errors.ts'

/** A file of the index that is not what was written. */
export const damaged = (file: string, why: string, cause?: unknown): RagtimeError =>
  new RagtimeError('STORE_DAMAGED', {
    what: `the search index file ${file} is damaged`,
    why,
    fix: 'index the file again: the index is made from it anew',
    data: { file },
    ...(cause === undefined ? {} : { cause }),
  })
