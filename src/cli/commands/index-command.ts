import { indexFile, runOperation } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { countFlag, modelFlags } from '../flags.ts'
import { printableLine } from '../terminal/printable.ts'

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
  examples: ['ragtime index examples/companies/content.csv'],
  async run({ dataset, flags, json, job, write }) {
    const input = {
      rebuild: flags.rebuild === true,
      ...(flags.workers === undefined ? {} : { workers: countFlag(flags, 'workers', 0, 1) }),
    }
    const result = await runOperation(indexFile, dataset, { input, job })
    const count = (value: number) => value.toLocaleString('en-US')
    const { rows, rejected, passages, words, sizeBytes, seconds, built, store, cells, vectors } = result
    if (json) write(JSON.stringify(result, null, 2))
    else {
      const rejects = rejected === 0 ? '' : `, ${count(rejected)} rejected`
      const reused =
        cells.reused === 0 ? '' : ` (${count(cells.processed)} cells anew, ${count(cells.reused)} as before)`
      const fit = vectors.seconds === 0 ? '' : `, ${vectors.seconds.toFixed(1)} s of them for vectors`
      const state = built ? `indexed in ${seconds.toFixed(1)} s${fit}${reused}` : 'already indexed'
      write(
        `${count(rows)} rows${rejects}, ${count(passages)} passages of ${count(words)} words: ${state}, ${(sizeBytes / 1e6).toFixed(1)} MB in ${printableLine(store)}`,
      )
    }
  },
}
