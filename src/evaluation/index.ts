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
export type { Times } from './times.ts'
