import { openDataset, replay, runOperation } from '../../operations/index.ts'
import type { SavedCommand } from '../command.ts'
import { explainFlag, fileFlag, stringFlag } from '../flags.ts'
import { onlySaved, tableOf } from '../saved-file.ts'
import { answerText } from '../terminal/answer-text.ts'
import { differencesText } from '../terminal/differences-text.ts'
import { traceText } from '../terminal/trace-text.ts'

export const replayCommand: SavedCommand = {
  name: 'replay',
  summary: replay.summary,
  operands: 'RUN',
  arity: [1, 1],
  flags: { file: fileFlag, explain: explainFlag },
  examples: ['ragtime replay run.json --file examples/companies/content.csv'],
  async runSaved({ operands, flags, settings, json, explain, screen, job, write, note }) {
    const run = await onlySaved(operands[0] ?? '')
    const { store } = settings
    const file = tableOf(stringFlag(flags, 'file'), [run])
    await using dataset = await openDataset(file, store === undefined ? {} : { store }, job)
    const { same, differences, answer } = await runOperation(replay, dataset, { input: { run }, job })
    if (answer !== undefined && json) write(JSON.stringify(answer, null, 2))
    else if (answer !== undefined)
      write([answerText(answer, screen), ...(explain ? [traceText(answer, screen)] : [])].join('\n\n'))
    if (same) return
    note(`the replay differs from the saved run:\n${differencesText(differences, screen)}`)
    process.exitCode = 1
  },
}
