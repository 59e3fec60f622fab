import { type ChatModel, estimateTokens } from '../../models/index.ts'
import type { Passage } from '../../passages/index.ts'
import { answerInstructions, passageText } from './answer-prompt.ts'
import { type ShownPassage, showPassage } from './shown-passage.ts'

/** Tokens that a reply may have; of a small window a fifth. */
export const mostReplyTokens = ({ contextTokens }: Pick<ChatModel, 'contextTokens'>): number =>
  Math.min(1200, Math.floor(contextTokens / 5))
/** Tokens of passages at most, however large the window: more costs more and is read less well. */
const mostPassageTokens = 12_000
/** A repair repeats the reply with what is wrong: in a small window there may be none. Labels and the schema need some, too. */
const mostReserve = 2000
const leastReserve = 400
/** The lines of a fence. */
const fenceTokens = 20

export interface FitOptions {
  readonly question: string
  readonly entities: readonly string[]
  readonly hidden: ReadonlySet<string | undefined>
}

/** As many of the passages, in their order, as fit into the model's window together with all else. One that is too long is passed over. */
export function fitPassages(
  passages: readonly Passage[],
  model: Pick<ChatModel, 'contextTokens'>,
  { question, entities, hidden }: FitOptions,
): readonly ShownPassage[] {
  const reserve = Math.min(mostReserve, Math.max(leastReserve, Math.floor(model.contextTokens / 8)))
  const taken = estimateTokens(answerInstructions) + estimateTokens(question) + mostReplyTokens(model) + reserve
  let left = Math.min(mostPassageTokens, model.contextTokens - taken)
  const shown: ShownPassage[] = []
  for (const passage of passages) {
    const next = showPassage(passage, { number: shown.length + 1, entities })
    if (next.units.length === 0) continue
    const tokens = estimateTokens(passageText(next, hidden)) + fenceTokens
    if (tokens > left) continue
    left -= tokens
    shown.push(next)
  }
  return shown
}
