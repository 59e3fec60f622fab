import { compileQuestion, type QuestionContext, type SearchPlan } from '../../questions/index.ts'
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
  return { ...plan, query, entities: plan.entities.length > 0 ? plan.entities : whole.entities }
}

const past = /(?<!\p{L})(?:did|was|were|opened|founded|wurde|hat|war|ouvert|abrió|aperto)(?!\p{L})/iu

/** "When is it open?" asks for hours, "When did it open?" for a date. */
function sharpened(part: PartPlan): PartPlan {
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

/** "E-mail address" names one type, not two. */
function asksFor(folded: string, type: (typeof namedTypes)[number]): boolean {
  const text = type === 'place' ? folded.replace(/(?:e-?)?mail\s?-?(?:address|adresse)\p{L}*/gu, '') : folded
  return typePattern(type).test(text)
}

function byEntity(part: PartPlan): readonly PartPlan[] {
  const entities = [...new Map(part.plan.entities.map((mention) => [mention.entity, mention])).values()]
  if (entities.length < 2 || entities.length > mostEntities) return [part]
  return entities.map((mention) => ({ ...part, plan: { ...part.plan, entities: [mention] }, entity: mention.entity }))
}

/** Words that a follow-up may have beside its question word: "in which year?", "what does it cost?", "since when?" */
const mostFollowUpWords = 6

/** Speaks of nothing new: no name, no number, few words. */
function isBareFollowUp(part: string): boolean {
  const words = part.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
  return words.length <= mostFollowUpWords && !words.slice(1).some((word) => /^[\p{Lu}\p{N}]/u.test(word))
}
