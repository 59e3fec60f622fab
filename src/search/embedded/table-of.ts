import { RagtimeError } from '../../errors.ts'
import type { Manifest, Store } from '../../store/index.ts'

/** The manifest under which an index is committed. Throws INPUT_INVALID when there is none. */
export function tableOf(manifest: Manifest | undefined, { directory }: Store): Manifest {
  if (manifest !== undefined) return manifest
  throw new RagtimeError('INPUT_INVALID', {
    what: `the store ${directory} holds no table to index`,
    why: 'an index is part of the generation of a table',
    fix: 'read the table first',
  })
}

/** For an index that was opened before the store's table changed. */
export function notCurrent({ directory }: Store): RagtimeError {
  return new RagtimeError('FILE_CHANGED', {
    what: `the open index is not the one of the store ${directory} any more`,
    why: 'the table was read anew, or its index was dropped for damage, since this one was opened',
    fix: 'open the index again',
  })
}
