/** Names a file of the store and lets a reader see whether it is whole. */
export interface FileRef {
  readonly name: string
  readonly sizeBytes: number
  /** CRC-32 of the whole file. */
  readonly crc32: number
}

/** What the CSV was when it was read. Size, time and inode tell staleness in microseconds; the hash tells it for sure. */
export interface SourceFingerprint {
  readonly name: string
  readonly sizeBytes: number
  readonly mtimeMs: number
  readonly inode: number
  readonly sha256: string
}

/** The table's files of one generation. */
export interface TableFiles {
  /** Version of the code that inferred roles and types; another version means reading again. */
  readonly describer: string
  /** All accepted rows as raw text with their row number `_row`. */
  readonly rows: FileRef
  /** Rejected records as JSON lines `{row, line, reason, …}`; absent when there are none. */
  readonly rejects?: FileRef
  readonly profile: FileRef
  /** Values of the entity and category columns, for linking questions to them. */
  readonly values: FileRef
}

/** The passage index of one generation. */
export interface IndexFiles {
  /** Versions of the code that made it; another version means rebuild. */
  readonly cleaner: string
  readonly analyzer: string
  readonly segments: readonly FileRef[]
  /** Passages deleted from each segment; absent when there are none. */
  readonly tombstones?: FileRef
  /** Vectors fit on the text: the space, and one file for each of `segments`, side by side. Absent until they are fit. */
  readonly lsa?: { readonly space: FileRef; readonly vectors: readonly FileRef[] }
  /**
   * Vectors that a model made of passages. Each file holds those of some passages of one of `segments`, which it names itself; a segment
   * may have none or several. Absent until there are any.
   */
  readonly embeddings?: { readonly model: string; readonly dimensions: number; readonly vectors: readonly FileRef[] }
  /** What is remembered of the cells that the passages were cut from. Absent: the next version of the file is indexed from nothing. */
  readonly cells?: FileRef
}

/** The only file that changes. It names every other file, so swapping it moves all readers at once. */
export interface Manifest {
  readonly format: 1
  /** Version of Ragtime that wrote it. */
  readonly ragtime: string
  /** Grows by one with every commit. */
  readonly generation: number
  readonly createdAt: string
  readonly source: SourceFingerprint
  /** How the file was read; asking for something else means reading it again. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly table: TableFiles
  /** The index of this table. Absent until it is made. */
  readonly index?: IndexFiles
  /** How sure an answer from the text must be, as `evaluate --calibrate` found for this table. Absent until it is run. */
  readonly thresholds?: FileRef
  /** The index of an earlier table, which the next index takes over what it can from. Not for searching. Never beside `index`. */
  readonly outdatedIndex?: IndexFiles
}
