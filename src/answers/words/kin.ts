import { sameWeekday } from '../../calendar.ts'
import { foldText } from './fold-text.ts'
import { KinPattern } from './kin-pattern.ts'
import {
  broadWords,
  foundingWords,
  measureWords,
  openedWords,
  otherRoleWords,
  priceWords,
  seasonWords,
  sinceWords,
  topicWords,
  topRoleWords,
  typeFillers,
  typeWords,
} from './kin-words.ts'

const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly value: Made } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const topRoles = once(() => topRoleWords.map(patternOf))
const rolePatterns = once(() => [...topRoles(), ...otherRoleWords.map(patternOf)])
const allPatterns = once(() => [
  ...rolePatterns(),
  ...[...Object.values(typeWords), ...topicWords, ...measureWords, ...seasonWords, priceWords].map(patternOf),
  ...sameWeekday().map(patternOf),
])

/**
 * For each word of the question that belongs to groups of like words, the patterns that find those groups in folded text.
 * Keys are folded words; a phrase ("chief executive") gives each of its words.
 */
export function kinOf(question: string): ReadonlyMap<string, readonly KinPattern[]> {
  const folded = foldText(question)
  const kin = new Map<string, KinPattern[]>()
  for (const pattern of allPatterns()) {
    for (const found of pattern.all(folded)) {
      for (const word of found.split(/[\s-]+/)) {
        const patterns = kin.get(word) ?? []
        if (!patterns.includes(pattern)) kin.set(word, [...patterns, pattern])
      }
    }
  }
  return kin
}

const pricePattern = once(() => patternOf(priceWords))

export const isPriceWord = (folded: string): boolean => pricePattern().test(folded)

const broadPattern = once(() => patternOf(broadWords))

/** "Sell", "offer", "services": true of anybody. */
export const isBroad = (folded: string): boolean => broadPattern().test(folded)

const foundingPattern = once(() => patternOf(foundingWords))
const openedPattern = once(() => patternOf(openedWords))
const sincePattern = once(() => patternOf(sinceWords))

/** "When was it founded?" */
export const asksForFounding = (question: string): boolean => foundingPattern().test(foldText(question))

/** "Founded in 1921", "opened in 1921": for folded text. */
export const saysFounding = (folded: string): boolean => foundingPattern().test(folded) || openedPattern().test(folded)

/** "Since 1921": for folded text. */
export const saysSince = (folded: string): boolean => sincePattern().test(folded)

/** The roles that a question asks a person by. */
export function rolesIn(question: string): readonly KinPattern[] {
  const folded = foldText(question)
  return rolePatterns().filter((pattern) => pattern.test(folded))
}

/** "CEO", "founder", "runs": of the whole, not of a part of it. */
export const isTopRole = (folded: string): boolean => topRoles().some((pattern) => pattern.test(folded))

/** Types of value that are asked for by name. */
export type NamedType = keyof typeof typeWords
export const namedTypes: readonly NamedType[] = ['phone', 'mail', 'place', 'hours']
const typePatterns = once(() => ({
  phone: patternOf(typeWords.phone),
  mail: patternOf(typeWords.mail),
  place: patternOf(typeWords.place),
  hours: patternOf(typeWords.hours),
}))
const fillerPatterns = once(() => ({
  phone: patternOf(typeFillers.phone),
  mail: patternOf(typeFillers.mail),
  place: patternOf(typeFillers.place),
  hours: patternOf(typeFillers.hours),
}))

export const isNamedType = (expects: string): expects is NamedType => namedTypes.some((type) => type === expects)

/** Finds the words that name the type. */
export const typePattern = (type: NamedType): KinPattern => typePatterns()[type]

/** True when a word of a question only says which type of value is wanted. */
export const namesType = (word: string, type: NamedType): boolean => {
  const folded = foldText(word)
  return typePatterns()[type].test(folded) || fillerPatterns()[type].test(folded)
}

/** True when the word belongs to a group: it says what something is, and is no name. */
export const isKinWord = (folded: string): boolean => allPatterns().some((pattern) => pattern.test(folded))

function patternOf(group: string): KinPattern {
  return new KinPattern(group)
}
