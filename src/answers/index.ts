export type { Answer, AnswerTable, AnswerValue, Chart, Citation, Coverage } from './answer.ts'
export { type AnswerOptions, answerQuestion } from './answer-question.ts'
export type { Trace, TracedCandidate, TracedPassage } from './trace.ts'
