import { runOperation, usage } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { usageText } from '../terminal/usage-text.ts'

export const usageCommand: Command = {
  name: 'usage',
  summary: usage.summary,
  operands: '',
  arity: [0, 0],
  flags: { texts: { type: 'boolean', help: 'print the exact text of each call' } },
  examples: ['ragtime usage examples/companies/content.csv', 'ragtime usage examples/companies/content.csv --texts'],
  async run({ dataset, flags, json, screen, job, write }) {
    const texts = flags.texts === true
    const result = await runOperation(usage, dataset, { input: { texts }, job })
    write(json ? JSON.stringify(result, null, 2) : usageText(result, { texts, screen }))
  },
}
