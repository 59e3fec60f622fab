export { isUnsure, type PlannedByModel, planByModel } from './by-model/index.ts'
export { compileQuestion } from './compile-question.ts'
export { answerOf, type LikelyAnswer, likeliestAnswer, prepareTable } from './learned/read-from-table.ts'
export { type QuestionContext, questionContext } from './linking/linkers.ts'
export { type EntityNaming, entityNamings } from './marks/entity-namings.ts'
export {
  type DeclinePlan,
  type EntityMention,
  type ExpectedAnswer,
  expectedAnswers,
  type FindGroup,
  type FindPlan,
  type Plan,
  type Reading,
  type SearchPlan,
  type SqlPlan,
  type TakenOver,
} from './plan.ts'
export { knownLanguages, languageCode, languageName } from './predicates/language-names.ts'
export { namesPage, type PageName, pageName, pageNames } from './predicates/page-names.ts'
export { readPredicates } from './predicates/read-predicates.ts'
export { describeQuery } from './query/describe-query.ts'
export { columnNoun, conditionWords, nameWords, rowNoun } from './query/nouns.ts'
export { printRowNumbers, printSql } from './query/print-sql.ts'
export type {
  Comparison,
  Condition,
  CountMeasure,
  Having,
  Key,
  Measure,
  Query,
  ShareMeasure,
  Statistic,
  StatisticMeasure,
  TextTest,
} from './query/query.ts'
export { keyName, measureName } from './query/sql-parts.ts'
export { readQuestion } from './read-question.ts'
