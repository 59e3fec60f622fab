import { clean, runOperation } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { printableLine } from '../terminal/printable.ts'

export const cleanCommand: Command = {
  name: 'clean',
  summary: clean.summary,
  operands: '',
  arity: [0, 0],
  flags: {},
  examples: ['ragtime clean examples/companies/content.csv'],
  async run({ dataset, json, job, write }) {
    const result = await runOperation(clean, dataset, { input: {}, job })
    if (json) write(JSON.stringify(result, null, 2))
    else write(`${result.removed ? 'removed' : 'there is no store at'} ${printableLine(result.store)}`)
  },
}
