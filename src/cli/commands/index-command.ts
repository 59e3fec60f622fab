import { indexFile, runOperation } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { countFlag, modelFlags } from '../flags.ts'
import { indexText } from '../terminal/index-text.ts'

export const indexCommand: Command = {
  name: 'index',
  summary: indexFile.summary,
  operands: '',
  arity: [0, 0],
  flags: {
    rebuild: { type: 'boolean', help: 'build again even when nothing changed' },
    workers: {
      type: 'string',
      value: 'N',
      help: 'threads beside the main one; by default one less than the machine has, at most 4',
    },
    ...modelFlags,
  },
  examples: [
    'ragtime index examples/companies/content.csv',
    'ragtime index examples/companies/content.csv --embeddings text-embedding-3-small --dry-run',
  ],
  async run({ dataset, flags, json, job, write }) {
    const input = {
      rebuild: flags.rebuild === true,
      ...(flags.workers === undefined ? {} : { workers: countFlag(flags, 'workers', 0, 1) }),
    }
    const result = await runOperation(indexFile, dataset, { input, job })
    write(json ? JSON.stringify(result, null, 2) : indexText(result))
  },
}
