import type { z } from 'zod'
import type { verify } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { wrap } from './width.ts'

type Verification = z.output<typeof verify.output>

const nameWidth = 9

/** What holds and what does not, line by line; at the end, of several answers, how many hold. */
export function verificationText({ answers }: Verification, screen: Screen): string {
  const sections = answers.map(({ question, holds, checks }) =>
    [
      `${paint(screen, 'bold', question === undefined ? 'no answer' : `> ${printableLine(question)}`)}`,
      ...checks.flatMap((check) => checkLines(check, screen)),
      holds ? paint(screen, 'green', 'all of it holds') : paint(screen, 'red', 'not all of it holds'),
    ].join('\n'),
  )
  const held = answers.filter(({ holds }) => holds).length
  if (answers.length > 1) sections.push(`${held} of ${answers.length} answers hold`)
  return sections.join('\n\n')
}

function checkLines(
  { name, holds, says }: Verification['answers'][number]['checks'][number],
  screen: Screen,
): string[] {
  const mark = holds ? 'ok  ' : paint(screen, 'red', 'FAIL')
  const label = name.padEnd(nameWidth)
  return wrap(printableLine(says), screen.width - nameWidth - 10).map((line, i) =>
    i === 0 ? `  ${mark}  ${label}  ${line}` : `${' '.repeat(nameWidth + 10)}${line}`,
  )
}
