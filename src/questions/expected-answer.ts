import type { Lexicon } from './lexicon/index.ts'
import type { ExpectedAnswer } from './plan.ts'
import type { Word } from './words.ts'

/** What kind of thing a question wants back from the text, by its cue words; `text` when nothing tells. */
export function expectedAnswer(words: readonly Word[], { expected }: Lexicon): ExpectedAnswer {
  const question = ` ${words.map(({ fold }) => fold).join(' ')} `
  for (const [kind, cues] of expected) {
    for (const cue of cues.split('|')) {
      if (cue.startsWith('^') ? question.startsWith(` ${cue.slice(1)} `) : question.includes(` ${cue} `)) return kind
    }
  }
  return 'text'
}
