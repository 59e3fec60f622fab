export { type Calibration, type CalibrationOptions, calibrate, type ScopeCalibration } from './calibration/calibrate.ts'
export type { Rates } from './calibration/rates.ts'
export {
  evaluateQuestions,
  type JudgedAnswer,
  type KindEvaluation,
  type QuestionsEvaluation,
  type QuestionsOptions,
} from './questions/evaluate-questions.ts'
export { judge, type Verdict } from './questions/judge.ts'
export {
  type LabelledAnswer,
  type LabelledQuestion,
  type QuestionKind,
  questionKinds,
  readLabelledQuestions,
} from './questions/labelled-question.ts'
export type { Comparison } from './retrieval/compare-rankings.ts'
export {
  evaluateRetrieval,
  type RankingEvaluation,
  type RetrievalEvaluation,
  type RetrievalOptions,
} from './retrieval/evaluate-retrieval.ts'
export type { Metric, Scores } from './retrieval/metrics.ts'
export {
  type AskedQuestion,
  evaluateTables,
  type TablesOptions,
  type TablesRun,
} from './tables/evaluate-tables.ts'
export { openAnswerer } from './tables/open-answerer.ts'
export { type QuestionType, questionTypeOf, questionTypes } from './tables/question-type.ts'
export type { TableAnswer, TableAnswerer } from './tables/table-answerer.ts'
export { readTableQuestions, type TableQuestion } from './tables/table-question.ts'
export { type SurestTally, type TableScores, type Tally, type TypeTally, tableScores } from './tables/table-scores.ts'
export type { Times } from './times.ts'
