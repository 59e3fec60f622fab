import { diff } from '../../operations/index.ts'
import type { SavedCommand } from '../command.ts'
import { onlySaved } from '../saved-file.ts'
import { differencesText } from '../terminal/differences-text.ts'

export const diffCommand: SavedCommand = {
  name: 'diff',
  summary: diff.summary,
  operands: 'FIRST SECOND',
  arity: [2, 2],
  flags: {},
  examples: ['ragtime diff monday.json tuesday.json'],
  async runSaved({ operands: [first = '', second = ''], json, screen, write }) {
    const result = diff.run({ first: await onlySaved(first), second: await onlySaved(second) })
    write(
      json ? JSON.stringify(result, null, 2) : result.same ? 'the same' : differencesText(result.differences, screen),
    )
    if (!result.same) process.exitCode = 1
  },
}
