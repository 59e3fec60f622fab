import { openDataset, runOperation, verify } from '../../operations/index.ts'
import type { SavedCommand } from '../command.ts'
import { fileFlag, stringFlag } from '../flags.ts'
import { readSaved, tableOf } from '../saved-file.ts'
import { verificationText } from '../terminal/verification-text.ts'

export const verifyCommand: SavedCommand = {
  name: 'verify',
  summary: verify.summary,
  operands: 'ANSWERS',
  arity: [1, 1],
  flags: { file: fileFlag },
  caution: 'It does not show that the question was read as it was meant, nor that what the file says is true.',
  examples: [
    'ragtime verify answer.json --file examples/companies/content.csv',
    'ragtime ask examples/companies/content.csv "how many companies are there?" --json | ragtime verify - --file examples/companies/content.csv',
  ],
  async runSaved({ operands, flags, json, screen, job, write }) {
    const saved = await readSaved(operands[0] ?? '')
    const file = tableOf(stringFlag(flags, 'file'), saved)
    await using dataset = await openDataset(file, {}, job)
    const result = await runOperation(verify, dataset, { input: { answers: saved.map(answerIn) }, job })
    write(json ? JSON.stringify(result, null, 2) : verificationText(result, screen))
    if (!result.holds) process.exitCode = 1
  },
}

/** A saved run has its answer inside. */
function answerIn(saved: unknown): unknown {
  const isRun = typeof saved === 'object' && saved !== null && 'kind' in saved && saved.kind === 'run'
  return isRun && 'answer' in saved ? saved.answer : saved
}
