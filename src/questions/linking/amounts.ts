import type { ColumnProfile, Profile } from '../../table/index.ts'
import { synonyms } from '../lexicon/nouns-of-tables.ts'
import { nameWords } from '../query/nouns.ts'
import type { Statistic } from '../query/query.ts'
import { sameWord } from '../words/inflection.ts'

/** Words for money that adds up, best first: of `Total` and `Amount` the total is what an order is worth. */
const sums = ['total', 'subtotal', 'gross', 'amount', 'value', 'spend', 'spending', 'budget', 'income']
const quantities = ['quantity', 'qty', 'units']
/** Numbers of which a sum says nothing. */
const rates =
  /^(price|cost|rating|score|stars?|rank|pos|position|place|grade|age|height|weight|length|size|temperature|speed|percent|percentage|pct|rate|ratio|share|average|avg|mean|median|index|level|year|latitude|longitude|lat|lon)$/

const isCalled = ({ name }: ColumnProfile, word: string): boolean =>
  nameWords(name).some((own) => sameWord(own, word) || synonyms(word).includes(own))

const isNumber = ({ role, type }: ColumnProfile): boolean =>
  role === 'number' && (type === 'integer' || type === 'decimal')

/** The column of what rows are worth in money: their total, or what adds up to it. */
export function moneyColumn({ columns }: Pick<Profile, 'columns'>): ColumnProfile | undefined {
  const numbers = columns.filter((column) => isNumber(column) && !isRate(column))
  for (const word of sums) {
    // An amount of pieces is none of money.
    const called = numbers.find((column) => isCalled(column, word) && !(word === 'amount' && isQuantity(column)))
    if (called !== undefined) return called
  }
  return undefined
}

/** The column of how many pieces rows are about. */
export function quantityColumn({ columns }: Pick<Profile, 'columns'>): ColumnProfile | undefined {
  return columns.find((column) => isNumber(column) && isQuantity(column))
}

function isQuantity({ name }: ColumnProfile): boolean {
  return nameWords(name).some((own) => quantities.some((word) => sameWord(own, word)))
}

function isRate({ name }: ColumnProfile): boolean {
  return nameWords(name).some(
    (own) => rates.test(own) || ['price', 'rating'].some((word) => synonyms(word).includes(own)),
  )
}

/** Its numbers are amounts by its name: revenue, sales, pieces sold. */
export function isAmount(column: ColumnProfile): boolean {
  if (isRate(column)) return false
  return isQuantity(column) || sums.slice(0, 4).some((word) => isCalled(column, word))
}

/** What is meant by a number of a group when nothing else is said: amounts are added up, prices and ratings are not. */
export function usualStatistic(column: ColumnProfile): Extract<Statistic, 'sum' | 'average'> {
  return isRate(column) ? 'average' : 'sum'
}
