import type { Operator, Vocabulary } from '../lexicon/index.ts'
import type { FindPlan } from '../plan.ts'
import type { Word } from '../words/words.ts'

/** Words around a phrase that are not part of it. */
const edges = new Set(
  'a an the any some word words phrase term text their its website websites page pages site sites anywhere somewhere please called in on of la el los las un una der die das ein eine le les but aber pero mais maar ma mas both sowohl tambien also'.split(
    ' ',
  ),
)

/** Words before two things that are both meant. */
const pairing = new Set('both sowohl beide tanto zowel sia tant'.split(' '))

type Phrases = Pick<FindPlan, 'phrases' | 'every' | 'without'>

interface Run {
  readonly words: Word[]
  /** What stands before it. */
  readonly after?: Operator | undefined
  readonly negated: boolean
}

/** The phrases after the verb as written, apart at "or" and commas, and at "and" between two names or after "both". A quoted phrase is taken as it stands. */
export function readPhrases(question: string, words: readonly Word[], { operators }: Vocabulary): Phrases {
  const isQuoted = words.some(({ quote }) => quote !== undefined)
  const runs: Run[] = [{ words: [], negated: false }]
  const isPair = words.some(({ fold, quote }) => quote === undefined && pairing.has(fold))
  words.forEach((word, at) => {
    const last = words[at - 1]
    const operator = word.quote === undefined ? operators.get(word.fold) : undefined
    const run = runs.at(-1)
    if (operator === 'or' || (operator === 'and' && (isPair || isQuoted || joinsNames(words, at)))) {
      runs.push({ words: [], after: operator, negated: run?.negated === true })
      return
    }
    if (operator === 'not' && runs.some((one) => one.words.length > 0)) {
      runs.push({ words: [], negated: true })
      return
    }
    // "… and mention payroll": the verb once more.
    if (operator === 'mention' && (run?.words.length === 0 || run?.words.every(({ fold }) => edges.has(fold)))) return
    const isNewQuote = isQuoted && word.quote !== last?.quote && run?.words.length !== 0
    if (isNewQuote || (last?.breakAfter === true && run?.words.length !== 0)) {
      runs.push({ words: [], after: undefined, negated: run?.negated === true })
    }
    if (!isQuoted || word.quote !== undefined) runs.at(-1)?.words.push(word)
  })
  return phrasesOf(runs.map((run) => ({ ...run, phrase: phraseOf(question, isQuoted ? run.words : trim(run.words)) })))
}

function phrasesOf(runs: readonly (Omit<Run, 'words'> & { readonly phrase: string })[]): Phrases {
  const said = runs.filter(({ phrase }) => phrase !== '')
  const wanted = said.filter(({ negated }) => !negated)
  const without = said.filter(({ negated }) => negated).map(({ phrase }) => phrase)
  const isEvery = wanted.length > 1 && wanted.slice(1).some(({ after }) => after === 'and')
  return {
    phrases: wanted.map(({ phrase }) => phrase),
    ...(isEvery && !wanted.some(({ after }) => after === 'or') ? { every: true } : {}),
    ...(without.length > 0 ? { without } : {}),
  }
}

/** "Xero and MYOB" are two names, "terms and conditions" one phrase. */
function joinsNames(words: readonly Word[], at: number): boolean {
  const isName = (word: Word | undefined) =>
    word !== undefined && word.quote === undefined && word.capital && word.text.length > 1
  return isName(words[at - 1]) && isName(words[at + 1])
}

function phraseOf(question: string, words: readonly Word[]): string {
  return words.length === 0 ? '' : question.slice(words[0]?.start, words.at(-1)?.end)
}

function trim(run: readonly Word[]): readonly Word[] {
  let from = 0
  let to = run.length
  while (from < to && edges.has(run[from]?.fold ?? '')) from++
  while (to > from && edges.has(run[to - 1]?.fold ?? '')) to--
  return run.slice(from, to)
}
