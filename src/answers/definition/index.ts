export { type Definition, type DefinitionCandidate, define } from './define.ts'
