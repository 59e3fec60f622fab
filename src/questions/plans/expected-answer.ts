import { weekdayNumbers } from '../../calendar.ts'
import type { Lexicon } from '../lexicon/index.ts'
import type { ExpectedAnswer } from '../plan.ts'
import type { Word } from '../words/words.ts'

/** Opening and closing, folded, in the forms that go with what happens every week. */
const opens =
  /^(?:opens?|closes?|opening|closing|shuts?|offnet|offnen|schliesst|macht|ouvre|ouvrez|ferme|abren?|cierran?|apre|aprono|chiude|opent|sluit|otwiera|otwarte|zamyka|oppnar|stanger|abner|lukker|apner|fecham?|открывается|отваря)$/u

/** What kind of thing a question wants back from the text, by its cue words; `text` when nothing tells. */
export function expectedAnswer(words: readonly Word[], lexicon: Lexicon): ExpectedAnswer {
  const cued = cuedAnswer(words, lexicon)
  return cued === 'time' && asksForHours(words) ? 'hours' : cued
}

/** "When does it open on Sundays?" asks for a time of day, not for a date. */
function asksForHours(words: readonly Word[]): boolean {
  if (!words.some(({ fold }) => opens.test(fold))) return false
  const days = weekdayNumbers()
  return words.some(({ text }) => days.has(text.toLowerCase()) || days.has(text.toLowerCase().replace(/s$/, '')))
}

function cuedAnswer(words: readonly Word[], { expected }: Lexicon): ExpectedAnswer {
  const question = ` ${words.map(({ fold }) => fold).join(' ')} `
  for (const [kind, cues] of expected) {
    for (const cue of cues.split('|')) {
      if (cue.startsWith('^') ? question.startsWith(` ${cue.slice(1)} `) : question.includes(` ${cue} `)) return kind
    }
  }
  return 'text'
}
