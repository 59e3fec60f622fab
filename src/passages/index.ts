export { buildPassages } from './build-passages.ts'
export { cleanCell, cleanedText, cleanerVersion } from './clean-cell.ts'
export type { CleanedBlock, CleanedCell } from './cleaned-cell.ts'
export type { Passage, PassageId, Span, Unit, UnitKind } from './passage.ts'
