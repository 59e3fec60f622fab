export { comparedParts } from './answer-facts.ts'
export { type Compared, compareAnswers, type Difference } from './compare-answers.ts'
