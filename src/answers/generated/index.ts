export { generateAnswer } from './generate-answer.ts'
