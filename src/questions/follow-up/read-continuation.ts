import type { Frame } from '../frame/frame.ts'
import { readFrame } from '../frame/read-frame.ts'
import { type Continuation, continuations } from '../lexicon/continuations.ts'
import { chooseVocabulary, type Operator, type Vocabulary, vocabularies } from '../lexicon/index.ts'
import { linkersOf, type QuestionContext } from '../linking/linkers.ts'
import type { Mark } from '../marks/mark.ts'
import { entityMentions } from '../marks/mentions.ts'
import { readMarks } from '../marks/read-marks.ts'
import type { EntityMention } from '../plan.ts'
import { expectedAnswer } from '../plans/expected-answer.ts'
import { namesCells } from '../plans/predicate-plan.ts'
import { type Predicates, readPredicates } from '../predicates/read-predicates.ts'
import { readWords, type Word } from '../words/words.ts'

/** A question that may go on from another, without the words that say so. */
export interface Continued {
  /** What is left of the question: offsets of its words count in it. */
  readonly rest: string
  readonly words: readonly Word[]
  readonly vocabulary: Vocabulary
  readonly marks: readonly Mark[]
  readonly mentions: readonly EntityMention[]
  /** Undefined when not every word is accounted for. */
  readonly frame: Frame | undefined
  readonly predicates: Pick<Predicates, 'languages' | 'pages' | 'negated'>
  /** "and", "what about", "only" opens it. */
  readonly opens: boolean
  /** It says "of those". */
  readonly refers: boolean
  /** It says "they", "its". */
  readonly hasPronoun: boolean
  /** It says "are there": it is about the whole table. */
  readonly isWhole: boolean
  /** It asks for what was counted: "which ones?" */
  readonly lists: boolean
  /** It asks how many were listed: "how many are they?" */
  readonly counts: boolean
  /** It asks nothing by itself: "by chunk type", "for Beany". */
  readonly isFragment: boolean
}

const asking: readonly Operator[] = [
  'count',
  'list',
  'which',
  'who',
  'share',
  'distribution',
  'compare',
  'columns',
  'size',
]

/** Letters of an opening that tell a language by themselves. */
const shortOpening = 3

/** Every, in the languages of the continuations. */
const everything = new Set('all every alle todos todas tous toutes tutti tutte'.split(' '))

/** Takes a question apart that may go on from `previous`: what says that it does, and the rest, linked to the table. */
export function readContinuation(question: string, previous: string, context: QuestionContext): Continued {
  const { words: said, isInstead } = withoutInstead(readWords(question))
  const likely = [chooseVocabulary(readWords(previous)), chooseVocabulary(said)]
  const known = [...new Set([...likely, ...vocabularies])].flatMap((vocabulary) => {
    const continuation = continuations[vocabulary.lexicon.language]
    if (continuation === undefined) return []
    const cut = cutWords(said, continuation)
    // Short words open questions in several languages.
    return likely.includes(vocabulary) || (said[cut.opening - 1]?.end ?? 0) > shortOpening ? [{ vocabulary, cut }] : []
  })
  const best =
    known.find(({ cut }) => cut.opening > 0) ?? known.find(({ cut }) => cut.those !== undefined) ?? known.at(-1)
  const text = best === undefined ? question : textWithout(question, said, best.cut)
  const predicates = tablePredicates(text, context)
  const rest = predicates.rest
  const words = readWords(rest)
  const vocabulary = best?.vocabulary ?? chooseVocabulary(said)
  const marks = readMarks({ question: rest, words, vocabulary }, context)
  const frame = readFrame(marks, words, context.profile)
  const cut = best?.cut
  return {
    rest,
    words,
    vocabulary,
    marks,
    mentions: entityMentions(marks, words, rest),
    frame,
    predicates,
    opens: isInstead || (cut?.opening ?? 0) > 0,
    refers: cut?.those !== undefined,
    hasPronoun: cut?.hasPronoun === true,
    isWhole: cut?.isWhole === true || words.some(({ fold }) => everything.has(fold)),
    lists: cut?.lists === true,
    counts: cut?.counts === true,
    isFragment: isFragment({ words, marks, frame, vocabulary }),
  }
}

/** "Average instead": said at the end, it opens a question as "and" does. */
function withoutInstead(words: readonly Word[]): { readonly words: readonly Word[]; readonly isInstead: boolean } {
  const isInstead = words.length > 1 && words.at(-1)?.fold === 'instead'
  return { words: isInstead ? words.slice(0, -1) : words, isInstead }
}

interface Cut {
  /** Words of the opening. */
  readonly opening: number
  readonly those?: { readonly from: number; readonly to: number }
  readonly hasPronoun: boolean
  readonly isWhole: boolean
  readonly lists: boolean
  readonly counts: boolean
}

function cutWords(words: readonly Word[], continuation: Continuation): Cut {
  const opening = phraseAt(words, 0, continuation.opening)
  const those = words.flatMap((_, from) => {
    const length = phraseAt(words, from, continuation.those)
    return length === 0 ? [] : [{ from, to: from + length }]
  })[0]
  const ends = (phrases: string) => phraseAt(words, opening, phrases) + opening === words.length
  const holds = (phrases: string) => words.some((_, at) => phraseAt(words, at, phrases) > 0)
  return {
    opening: isClosed(words, opening) ? opening : 0,
    ...(those === undefined ? {} : { those }),
    hasPronoun: holds(continuation.pronouns),
    isWhole: holds(continuation.whole),
    lists: ends(continuation.listing),
    counts: ends(continuation.counting),
  }
}

/** Something stands behind an opening; "All" and "Now" are names at times, too. */
function isClosed(words: readonly Word[], opening: number): boolean {
  return opening > 0 && opening < words.length
}

/** Words of the longest of the phrases that stands here. */
function phraseAt(words: readonly Word[], from: number, phrases: string): number {
  let longest = 0
  for (const phrase of phrases.split('|')) {
    const parts = phrase.split(' ')
    if (parts.length > longest && parts.every((part, i) => words[from + i]?.fold === part)) longest = parts.length
  }
  return longest
}

function textWithout(question: string, words: readonly Word[], { opening, those }: Cut): string {
  const end = words.at(-1)?.end
  const from = words[opening]?.start ?? question.length
  if (those === undefined || those.from < opening) return question.slice(from, end)
  const [first, last] = [words[those.from], words[those.to - 1]]
  return `${question.slice(from, first?.start)} ${question.slice(last?.end, end)}`
}

/** "and in German?": a language of the text, when it is no value of the table. */
function tablePredicates(text: string, context: QuestionContext): Predicates {
  const none = { rest: text, languages: [], pages: [], negated: false, names: [] }
  if (context.schema.text.length === 0) return none
  const predicates = readPredicates(text)
  return namesCells(predicates, linkersOf(context)) ? none : predicates
}

function isFragment({
  words,
  marks,
  frame,
  vocabulary,
}: Pick<Continued, 'words' | 'marks' | 'frame' | 'vocabulary'>): boolean {
  if (frame === undefined || frame.targets.length > 0) return false
  if (asking.some((operator) => frame.operators.has(operator))) return false
  const expects = expectedAnswer(words, vocabulary.lexicon)
  return (
    (expects !== 'yes-no' && expects !== 'definition') ||
    marks.every(({ kind }) => kind !== 'unknown' && kind !== 'skipped')
  )
}
