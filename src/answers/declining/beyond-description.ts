import { likenessIn, surelyLike } from '../question/holder-likeness.ts'
import { presence } from '../question/question-words.ts'
import type { Retrieved } from '../retrieval/retrieve.ts'

/** Without the words that the entity's titles and descriptions say of it: those tell which entity is meant, "near Kalamata". */
export function beyondDescription(words: Retrieved['words'], { passages }: Retrieved): Retrieved['words'] {
  const described = passages.flatMap(({ units }) =>
    units.filter(({ unit }) => unit.kind === 'title' || unit.kind === 'description'),
  )
  return words.filter(
    (word) => !described.some((text) => (presence([word], text)[0] ?? 0) === 1 || likenessIn(text, word) >= surelyLike),
  )
}
