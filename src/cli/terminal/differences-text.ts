import type { z } from 'zod'
import type { diff } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { truncate } from './width.ts'

type Difference = z.output<typeof diff.output>['differences'][number]

/** Facts shown of a part, of each side. */
const mostShown = 12

/** Part by part what only the first has, with `-`, and what only the second has, with `+`. */
export function differencesText(differences: readonly Difference[], screen: Screen): string {
  return differences
    .map(({ part, before, after }) => {
      const isMoved = before.length + after.length === 0
      return [
        paint(screen, 'bold', part),
        ...(isMoved ? ['  the same, in another order'] : []),
        ...sideLines('-', before, screen),
        ...sideLines('+', after, screen),
      ].join('\n')
    })
    .join('\n')
}

function sideLines(sign: '-' | '+', facts: readonly string[], screen: Screen): string[] {
  const shown = facts.slice(0, mostShown).map((fact) => truncate(printableLine(fact), screen.width - 4))
  const more = facts.length - shown.length
  return [...shown, ...(more > 0 ? [`… ${more.toLocaleString('en-US')} more`] : [])].map(
    (line) => `  ${paint(screen, sign === '-' ? 'red' : 'green', sign)} ${line}`,
  )
}
