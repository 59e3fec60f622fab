export { compileOverTable, leastFor } from './compile-over-table.ts'
export { compileQuestion } from './compile-question.ts'
export { describeQuery } from './describe-query.ts'
export { type EntityNaming, entityNamings } from './entity-namings.ts'
export { type QuestionContext, questionContext } from './linkers.ts'
export { columnNoun, rowNoun } from './nouns.ts'
export {
  type DeclinePlan,
  type EntityMention,
  type ExpectedAnswer,
  expectedAnswers,
  type FindPlan,
  type Plan,
  type Reading,
  type SearchPlan,
  type SqlPlan,
} from './plan.ts'
export { printSql } from './print-sql.ts'
export type {
  Comparison,
  Condition,
  CountMeasure,
  Having,
  Key,
  Measure,
  Query,
  Statistic,
  StatisticMeasure,
  TextTest,
} from './query.ts'
export { type LikelyAnswer, likeliestAnswer, prepareTable } from './read-from-table.ts'
