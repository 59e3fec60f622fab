export type { Dialect } from './dialect.ts'
export type { OnBadRow, ReadDialect, ReadOptions, ReadResult } from './read-options.ts'
export { readTable } from './read-table.ts'
export type { Reject, RejectReason } from './rejects-writer.ts'
