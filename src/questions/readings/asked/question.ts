import { type Token, tokensOf } from '../view/tokens.ts'
import { type AskedDate, type Quantity, quantitiesIn } from './quantities.ts'
import { type AskWord, askWordOf, type HeadNoun, headNounOf } from './shape.ts'
import { stopWords } from './stop-words.ts'
import { type Triggers, triggersOf } from './triggers.ts'

/** A question read word by word, without its table. */
export interface Question {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly words: readonly string[]
  /** `words` by spaces. */
  readonly line: string
  /** Stems by spaces, with one at each end. */
  readonly stemLine: string
  readonly quantities: readonly Quantity[]
  readonly dates: readonly AskedDate[]
  /** Values of ordinals as "second", 2 to 12, each once. */
  readonly ordinals: readonly number[]
  readonly asks: AskWord
  /** Place of the asking word; -1 when there is none. */
  readonly asksAt: number
  readonly head: HeadNoun | undefined
  readonly triggers: Triggers
  /** Bits of the words that are no stop words: see `bitsOf`. */
  readonly contentBits: number
}

export function readQuestion(text: string): Question {
  const tokens = tokensOf(text.replace(/["“”]/g, ' '))
  const words = tokens.map(({ word }) => word)
  const line = words.join(' ')
  const { quantities, dates } = quantitiesIn(words, text)
  const { asks, at } = askWordOf(words, line)
  const ordinals = quantities
    .filter(({ written, value }) => written === 'ordinal' && value >= 2 && value <= 12)
    .map(({ value }) => value)
  return {
    text,
    tokens,
    words,
    line,
    stemLine: ` ${tokens.map(({ stem }) => stem).join(' ')} `,
    quantities,
    dates,
    ordinals: [...new Set(ordinals)],
    asks,
    asksAt: at,
    head: headNounOf(tokens, asks, at),
    triggers: triggersOf(line),
    contentBits: words.reduce((bits, word, at) => (stopWords.has(word) ? bits : bits | bitsOf(at, at + 1)), 0),
  }
}

/** Bits of words that are told apart: later ones share none. */
const toldApart = 32

/** One bit for each word from `start` to before `end`. */
export function bitsOf(start: number, end: number): number {
  let bits = 0
  for (let at = start; at < Math.min(end, toldApart); at++) bits |= 1 << at
  return bits
}
