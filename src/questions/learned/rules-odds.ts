import type { Query } from '../query/query.ts'

/**
 * How many times as often the rules give an answer when it is right as when it is not, by the kind of their query: by so much do the odds of a
 * learned reading grow whose answer they give too. Fitted by `npm run weigh:rules`, where nothing was learned from: on every tenth
 * training table of WikiTableQuestions 1.0.2 (Pasupat and Liang, 2015; CC BY-SA 4.0), and on tables made up by `bench/questions/generated`.
 * Kinds of which there were none have what all have together.
 */
export const rulesOdds: Readonly<Record<Exclude<Query['kind'], 'reading'>, number>> = {
  measure: 8,
  values: 16,
  pair: 12.3,
  groups: 5.2,
  rows: 12.3,
  'group-count': 9.5,
  'group-statistic': 9.5,
  share: 9.5,
  columns: 9.5,
}
