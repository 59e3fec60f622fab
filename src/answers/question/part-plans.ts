import {
  compileQuestion,
  type EntityMention,
  type ExpectedAnswer,
  type QuestionContext,
  type SearchPlan,
} from '../../questions/index.ts'
import { foldText } from '../words/fold-text.ts'
import { isNamedType, namedTypes, namesType, typePattern } from '../words/kin.ts'
import { splitQuestion } from './split-question.ts'

/** One thing to answer: about one entity, or about the whole table. */
export interface PartPlan {
  readonly question: string
  readonly plan: SearchPlan
  /** Said before the answer when several entities are asked about. */
  readonly entity?: string
  /** Asks for one more value of what the part before asks about. */
  readonly followsUp?: boolean
}

/** Entities answered one by one; with more the question is about all of them together. */
const mostEntities = 5

/** Takes a question apart: by its halves, by the values it asks for, by its entities. */
export function partPlans(question: string, plan: SearchPlan, context: QuestionContext): readonly PartPlan[] {
  return splitQuestion(question)
    .map(
      (part, at, parts): PartPlan => ({
        question: part,
        plan: parts.length === 1 ? plan : planOf(part, plan, context),
        followsUp: at > 0 && isBareFollowUp(part),
      }),
    )
    .map(sharpened)
    .flatMap(byType)
    .flatMap(byEntity)
}

/** The part's own plan; it speaks of the whole question's entities when it names none. */
function planOf(part: string, whole: SearchPlan, context: QuestionContext): SearchPlan {
  const reading = compileQuestion(part, context)
  const plan = [reading.plan, ...reading.others].find((each) => each.kind === 'search')
  if (plan === undefined) return { ...whole, query: part, expects: 'text' }
  // "… and when?" asks about what the other half is about.
  const query = plan.query === '' && plan.expects !== 'definition' ? whole.query : plan.query
  const entities = plan.entities.length > 0 ? plan.entities : whole.entities
  return { ...plan, query: entities.length === 0 && isBareFollowUp(part) ? withNames(query, whole) : query, entities }
}

/** A half without a name speaks of what the whole question names, though no entity is called so. */
function withNames(query: string, whole: SearchPlan): string {
  const own = new Set(query.split(/\s+/))
  return [...own, ...whole.query.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word) && !own.has(word))].join(' ')
}

const past = /(?<!\p{L})(?:did|was|were|opened|founded|wurde|hat|war|ouvert|abrió|aperto)(?!\p{L})/iu

/** What the word that a question begins with wants, in the languages of the tables. */
const openings: readonly (readonly [ExpectedAnswer, RegExp])[] = [
  [
    'place',
    /^(?:where|wo|woher|où|d'où|dónde|donde|dove|waar|gdzie|skąd|hvor|var|къде|где|πού)(?!\p{L})(?! (?:mange|mye|meget|många))/iu,
  ],
  ['person', /^(?:who|whom|wer|wen|qui|quién|quien|quiénes|chi|kto|hvem|vem|кой|кто|ποιος|ποια)(?!\p{L})/iu],
  [
    'reason',
    /^(?:why|warum|weshalb|wieso|pourquoi|por qué|perché|waarom|dlaczego|varför|hvorfor|защо|почему|γιατί)(?!\p{L})/iu,
  ],
  [
    'time',
    /^(?:when|since when|wann|seit wann|quand|cuándo|cuando|quando|wanneer|kiedy|hvornår|när|кога|когда|πότε)(?!\p{L})/iu,
  ],
]
/** Wants that words inside a question suggest and its first word overrules: "Where was X founded?" */
const suggested: ReadonlySet<ExpectedAnswer> = new Set(['place', 'person', 'time', 'number', 'duration', 'money'])

/** The first word tells more than any later one; "When is it open?" asks for hours, "When did it open?" for a date. */
function sharpened(given: PartPlan): PartPlan {
  const opening = openings.find(([, pattern]) => pattern.test(given.question))?.[0]
  const part =
    opening !== undefined && suggested.has(given.plan.expects)
      ? { ...given, plan: { ...given.plan, expects: opening } }
      : given
  const words = part.plan.query.split(/\s+/)
  const isHours =
    part.plan.expects === 'time' && !past.test(part.question) && words.every((word) => namesType(word, 'hours'))
  return isHours ? { ...part, plan: { ...part.plan, expects: 'hours' } } : part
}

/** "Phone and email of X" asks for two values. */
function byType(part: PartPlan): readonly PartPlan[] {
  const folded = foldText(part.question)
  if (part.plan.entities.length === 0 || !isNamedType(part.plan.expects)) return [part]
  const types = namedTypes.filter((type) => asksFor(folded, type))
  if (types.length < 2) return [part]
  return types.map((expects) => ({ ...part, plan: { ...part.plan, expects } }))
}

/** "E-mail address" and "office hours" name one type, not two. */
function asksFor(folded: string, type: (typeof namedTypes)[number]): boolean {
  const text =
    type === 'place'
      ? folded.replace(/(?:e-?)?mail\s?-?(?:address|adresse)\p{L}*|offices? (?:opening )?hours/gu, '')
      : folded
  return typePattern(type).test(text)
}

/** Words that may name several entities ask about any of them; different words ask about each. */
function byEntity(part: PartPlan): readonly PartPlan[] {
  const mentions = withoutChance([...new Map(part.plan.entities.map((mention) => [mention.entity, mention])).values()])
  const groups = [...Map.groupBy(mentions, ({ words }) => foldText(words)).values()]
  const [first] = groups
  if (first === undefined || groups.length > mostEntities) return [part]
  if (groups.length === 1) return [{ ...part, plan: { ...part.plan, entities: first } }]
  return groups.map(([mention, ...others]) => ({
    ...part,
    plan: { ...part.plan, entities: mention === undefined ? [] : [mention, ...others] },
    // Of whom words that may name several speak, the citations tell.
    ...(mention === undefined || others.length > 0 ? {} : { entity: mention.entity }),
  }))
}

/** Beside a name as it stands, a word from the midst of another name is there by chance: "Kingdom" of "Sky (United Kingdom)". */
function withoutChance(mentions: readonly EntityMention[]): readonly EntityMention[] {
  if (!mentions.some(({ how }) => how === 'exact' || how === 'inflected')) return mentions
  return mentions.filter(
    ({ how, words, entity }) => how !== 'alias' || foldText(entity).startsWith(foldText(words).slice(0, nameStart)),
  )
}

/** Letters by which a name begins alike in whatever form. */
const nameStart = 4

/** Words that a follow-up may have beside its question word: "in which year?", "what does it cost?", "since when?" */
const mostFollowUpWords = 6

/** Speaks of nothing new: no name, no number, few words. */
function isBareFollowUp(part: string): boolean {
  const words = part.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
  return words.length <= mostFollowUpWords && !words.slice(1).some((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
