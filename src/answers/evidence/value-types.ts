import type { ExpectedAnswer } from '../../questions/index.ts'
import {
  anyOf,
  type FindValues,
  findAddresses,
  findDurations,
  findHours,
  findMails,
  findMoney,
  findNumbers,
  findPhones,
  findPlaces,
  findTimes,
} from '../values/index.ts'
import { foldText } from '../words/fold-text.ts'

/** Counts of things: a number that is a part of a length of time, a date or a telephone number counts nothing. */
const findCounts: FindValues = (text) => {
  const others = [...findDurations(text), ...findTimes(text), ...findPhones(text)]
  return findNumbers(text).filter(
    ({ start, end }) =>
      !others.some((other) => other.start <= start && end <= other.end && end - start < other.end - other.start),
  )
}

/** How the values that a question may want back look. Types that are not here have no shape of their own. */
const finders: Partial<Record<ExpectedAnswer, FindValues>> = {
  time: findTimes,
  number: findCounts,
  money: findMoney,
  duration: findDurations,
  phone: findPhones,
  mail: findMails,
  hours: findHours,
  place: findPlaces,
}

/** "How much" asks for money only together with a word of paying; else for any quantity. */
const pays =
  /(?<!\p{L})(?:cost|price|charge|fee|pay|paid|spend|spent|worth|earn|sav|raise|invest|revenue|turnover|money|kost|preis|prix|cout|prec|cuest|prez|cen|pris|koszt|цен|струв|стои)\p{L}*/u

const asksForStreet =
  /(?<!\p{L})(?:street|postal|post|mailing) ?-?(?:address|adresse|anschrift|adres)|adresse postale|direccion postal/u

export const asksToPay = (question: string): boolean => pays.test(foldText(question))

/** "How much" of anything. */
const findAmounts = anyOf(findMoney, findCounts)

/** Finds values of the type that the question wants; undefined for types without a shape. */
export function valueFinder(expects: ExpectedAnswer, question: string): FindValues | undefined {
  if (expects === 'money' && !asksToPay(question)) return findAmounts
  if (expects === 'place' && asksForStreet.test(foldText(question))) return findAddresses
  return finders[expects]
}
