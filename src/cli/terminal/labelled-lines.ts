import { printable } from './printable.ts'
import type { Screen } from './style.ts'
import { wrap } from './width.ts'

/** Facts under their labels (of 8 characters at most), wrapped beside them. */
export function labelledLines(
  facts: readonly (readonly [label: string, text: string])[],
  screen: Screen,
): readonly string[] {
  return facts.flatMap(([label, text]) =>
    wrap(printable(text), screen.width - 12).map((line, index) => `  ${(index === 0 ? label : '').padEnd(8)}  ${line}`),
  )
}
