export { isUnsure, type PlannedByModel, planByModel } from './by-model/index.ts'
export { compileQuestion } from './compile-question.ts'
export { describeQuery } from './describe-query.ts'
export { type EntityNaming, entityNamings } from './entity-namings.ts'
export { type QuestionContext, questionContext } from './linkers.ts'
export { columnNoun, conditionWords, nameWords, rowNoun } from './nouns.ts'
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
export { printRowNumbers, printSql } from './print-sql.ts'
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
} from './query.ts'
export { answerOf, type LikelyAnswer, likeliestAnswer, prepareTable } from './read-from-table.ts'
export { readQuestion } from './read-question.ts'
export { keyName, measureName } from './sql-parts.ts'
