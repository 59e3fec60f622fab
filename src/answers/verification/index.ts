export { type Check, checkNames } from './check.ts'
export { firstDifference } from './difference.ts'
export { FreshTable } from './fresh-table.ts'
export { verifyAnswer } from './verify-answer.ts'
