import type { Token } from '../view/tokens.ts'

/** What a question asks with. `choice`: yes or no with an "or" in it. `amount`: "what is the number of". */
export type AskWord =
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-old'
  | 'how'
  | 'what'
  | 'which'
  | 'who'
  | 'when'
  | 'where'
  | 'yes-no'
  | 'choice'
  | 'name'
  | 'amount'
  | 'other'

const verbsFirst = /^(?:is|are|was|were|do|does|did|has|have|had|can)$/
const hows = new Map<string, AskWord>([
  ['many', 'how-many'],
  ['often', 'how-many'],
  ['much', 'how-much'],
  ['long', 'how-long'],
  ['old', 'how-old'],
])
/** An asking word further in asks nothing when the question begins with a verb. */
const latestAsk = 4

export function askWordOf(words: readonly string[], line: string): { readonly asks: AskWord; readonly at: number } {
  const found = firstAsk(words)
  const begins = verbsFirst.test(words[0] ?? '')
  let asks: AskWord = found?.asks ?? 'other'
  let at = found?.at ?? -1
  if (found === undefined || (found.at > latestAsk && begins)) {
    if (begins) [asks, at] = ['yes-no', 0]
    else if (/^(?:name|list|tell|give)$/.test(words[0] ?? '')) [asks, at] = ['name', 0]
  }
  if (asks === 'yes-no' && words.includes('or')) asks = 'choice'
  if ((asks === 'what' || asks === 'other') && /\b(?:number|amount|total|sum) of\b/.test(line)) asks = 'amount'
  return { asks, at }
}

function firstAsk(words: readonly string[]): { readonly asks: AskWord; readonly at: number } | undefined {
  for (const [at, word] of words.entries()) {
    if (word === 'how') return { asks: hows.get(words[at + 1] ?? '') ?? 'how', at: at + 1 }
    if (word === 'what' || word === 'which') return { asks: word, at }
    if (word === 'who' || word === 'whom' || word === 'whose') return { asks: 'who', at }
    if (word === 'when' && (at === 0 || !/^(?:did|was|is)$/.test(words[0] ?? ''))) return { asks: 'when', at }
    if (word === 'where') return { asks: 'where', at }
  }
  return undefined
}

/** The word behind the asking one that says what is asked for. */
export interface HeadNoun {
  readonly at: number
  readonly stem: string
  /** The word after it; empty at the end. */
  readonly next: string
  readonly isPlural: boolean
}

const beforeHeads: ReadonlySet<string> = new Set(
  'is was are were the a an of name names number total amount be has have had did does do all one following other only many s'.split(
    ' ',
  ),
)
const withHeads: ReadonlySet<AskWord> = new Set(['what', 'which', 'how-many', 'name', 'how-much', 'amount'])

export function headNounOf(tokens: readonly Token[], asks: AskWord, asksAt: number): HeadNoun | undefined {
  if (asksAt < 0 || !withHeads.has(asks)) return undefined
  let at = asksAt + 1
  while (beforeHeads.has(tokens[at]?.word ?? '')) at++
  const [noun, next] = [tokens[at], tokens[at + 1]]
  if (noun === undefined) return undefined
  return { at, stem: noun.stem, next: next?.stem ?? '', isPlural: /s$/.test(noun.word) || /s$/.test(next?.word ?? '') }
}
