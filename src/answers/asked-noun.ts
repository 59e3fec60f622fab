import { columnNoun } from '../questions/index.ts'
import type { Profile } from '../table/index.ts'

/** Nothing but a noun stands between "how many" and these. */
const counted =
  /\b(?:how many|most|fewest) (\p{L}{2,}s)(?= *(?:[?.!]|$)| (?:are|is|were|was|in|on|at|of|with|from|per|by|for|have|has|had|do|does|did|there)\b)/iu

/** What the question calls what it counts, "orders", unless that is the name of a column, whose values are something else than rows. */
export function askedNoun(question: string, { columns }: Pick<Profile, 'columns'>): string | undefined {
  const noun = counted.exec(question)?.[1]?.toLowerCase()
  const isColumn = columns.some((column) =>
    columnNoun(column, 2)
      .toLowerCase()
      .split(' ')
      .includes(noun ?? ''),
  )
  return isColumn ? undefined : noun
}
