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
  examples: [
    'ragtime verify answer.json --file examples/companies/content.csv',
    'ragtime ask examples/companies/content.csv "how many companies are there?" --json | ragtime verify - --file examples/companies/content.csv',
  ],
  async runSaved({ operands, flags, json, screen, job, write }) {
    const saved = await readSaved(operands[0] ?? '')
    const file = tableOf(stringFlag(flags, 'file'), saved.map(nameIn))
    await using dataset = await openDataset(file, {}, job)
    const result = await runOperation(verify, dataset, { input: { answers: [...saved] }, job })
    write(json ? JSON.stringify(result, null, 2) : verificationText(result, screen))
    if (!result.holds) process.exitCode = 1
  },
}

/** Of what may be anything at all. */
function nameIn(saved: unknown): string | undefined {
  if (typeof saved !== 'object' || saved === null || !('source' in saved)) return undefined
  const { source } = saved
  if (typeof source !== 'object' || source === null || !('name' in source)) return undefined
  return typeof source.name === 'string' ? source.name : undefined
}
