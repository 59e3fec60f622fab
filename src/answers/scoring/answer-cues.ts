import type { ExpectedAnswer } from '../../questions/index.ts'
import { foldText } from '../words/fold-text.ts'

/** What a unit holds that the question does not; each speaks for it more or less by what the question wants. */
const cues = ['typed', 'name', 'number', 'year', 'quoted', 'cause'] as const
type Cue = (typeof cues)[number]

/** Wants with weights of their own; the others go with `text`. */
const groups: ReadonlySet<ExpectedAnswer> = new Set([
  'person',
  'time',
  'number',
  'money',
  'duration',
  'place',
  'reason',
  'list',
  'definition',
])

const causes =
  /(?<!\p{L})(?:because|since|due to|as a result|in order to|so that|therefore|thus|reason|caused? by|led to|weil|denn|deshalb|damit|aufgrund|um zu|parce qu|car|afin|pour|porque|debido|para|perché|poiché|perciò|omdat|zodat|want|ponieważ|dlatego|aby|därför|eftersom|för att|fordi|for at|защото|поради|потому|поэтому|чтобы)(?!\p{L})|ため|から|因为/u
/** Words with a capital that do not begin the unit. */
const names = /(?<=[\p{L}\p{N},;:)"'”’]\s["“'‘(]?)\p{Lu}[\p{L}\p{M}'’-]+/gu
const numbers = /\d+(?:[.,]\d+)*/gu
const years = /(?<![\d.,])(?:1\d{3}|20\d\d)(?![\d.,]*\d)/gu
const quotes = /["“„«「]\p{L}/u

/** The cues of a unit by name, `person:name`. `asked`: the question and what it names, folded. */
export function answerCues(
  expects: ExpectedAnswer,
  { text, isTyped, asked }: { readonly text: string; readonly isTyped: boolean; readonly asked: string },
): Readonly<Record<string, number>> {
  const isNew = ([found]: RegExpMatchArray): boolean => !asked.includes(foldText(found))
  const holds = (pattern: RegExp): boolean => text.matchAll(pattern).some(isNew)
  const held: Record<Cue, boolean> = {
    typed: isTyped,
    name: holds(names),
    number: holds(numbers),
    year: holds(years),
    quoted: quotes.test(text),
    cause: causes.test(text.toLowerCase()),
  }
  const group = groups.has(expects) ? expects : 'text'
  return Object.fromEntries(cues.flatMap((cue) => (held[cue] ? [[`${group}:${cue}`, 1]] : [])))
}
