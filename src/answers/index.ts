export type { Answer, AnswerSource, AnswerTable, AnswerValue, Chart, Citation, Coverage } from './answer.ts'
export { type AnswerOptions, answerQuestion } from './answer-question.ts'
export { assessQuestion } from './assess-question.ts'
export { withFormats } from './column-format.ts'
export { type Compared, compareAnswers, comparedParts, type Difference } from './comparison/index.ts'
export { confidenceVersion, type Scope } from './declining/confidence.ts'
export type { Assessment } from './declining/decide.ts'
export { defaultThresholds, type Thresholds } from './declining/thresholds.ts'
export {
  type AskedFind,
  describe,
  findRows,
  groupRows,
  OtherForms,
  type Quote,
  quotesOf,
  readFind,
  termsIn,
  wantedTerms,
} from './find/index.ts'
export { provenanceOf } from './provenance.ts'
export type { ReadableIndex } from './retrieval/retrieve.ts'
export type { Trace, TracedCandidate, TracedPassage } from './trace.ts'
export { type Check, checkNames, FreshTable, verifyAnswer } from './verification/index.ts'
