import { RagtimeError } from '../../errors.ts'
import type { IndexFiles, Store } from '../../store/index.ts'
import { analyzerVersion } from '../analyzer/index.ts'
import { damaged } from './damaged.ts'
import { Segment } from './segment.ts'
import type { LiveSegment } from './snapshot.ts'
import { readTombstones } from './tombstones.ts'

/** The segment files that one index has open. A file once open stays so until `close`: a running scan may still read it. */
export class SegmentSet {
  readonly #store: Store
  readonly #open = new Map<string, Segment>()

  constructor(store: Store) {
    this.#store = store
  }

  open(ref: { readonly name: string; readonly sizeBytes: number }): Segment {
    const known = this.#open.get(ref.name)
    if (known !== undefined) return known
    const segment = openSegment(this.#store.path(ref.name), ref)
    this.#open.set(ref.name, segment)
    return segment
  }

  /** The segments that a manifest names, less what its tombstones say. */
  async load({ segments, tombstones }: IndexFiles): Promise<readonly LiveSegment[]> {
    const opened = segments.map((ref) => this.open(ref))
    if (tombstones === undefined) return opened.map((segment) => ({ segment, deleted: undefined }))
    const file = { name: tombstones.name, bytes: await this.#store.readFile(tombstones) }
    const deletedOf = readTombstones(
      file,
      opened.map(({ passages }) => passages),
    )
    return opened.map((segment, place) => ({ segment, deleted: deletedOf[place] }))
  }

  close(): void {
    for (const segment of this.#open.values()) segment.close()
    this.#open.clear()
  }
}

function openSegment(path: string, ref: { readonly name: string; readonly sizeBytes: number }): Segment {
  try {
    return new Segment(path, ref)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw damaged(ref.name, 'it is missing', error)
    throw error
  }
}

/** Throws STORE_VERSION when other code made the index than would read it. */
export function checkVersions(index: IndexFiles, cleaner: string): void {
  if (index.cleaner === cleaner && index.analyzer === analyzerVersion) return
  throw new RagtimeError('STORE_VERSION', {
    what: `the search index was made by cleaner ${index.cleaner} and analyzer ${index.analyzer}`,
    why: `this version of Ragtime has cleaner ${cleaner} and analyzer ${analyzerVersion}: the same words would not meet`,
    fix: 'index the file again: it is read from the table, not from the CSV',
    data: { cleaner: index.cleaner, analyzer: index.analyzer },
  })
}
