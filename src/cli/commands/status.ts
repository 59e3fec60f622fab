import type { z } from 'zod'
import { runOperation, status } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { printableLine } from '../terminal/printable.ts'
import type { Screen } from '../terminal/style.ts'
import { textTable } from '../terminal/text-table.ts'

type Status = z.output<typeof status.output>

const states: Readonly<Record<Status['state'], string>> = {
  ready: 'ready',
  'table-only': 'read, not indexed yet',
  stale: 'out of date: the file changed since; the next command reads it again',
  missing: 'nothing yet; the next command reads the file',
}

export const statusCommand: Command = {
  name: 'status',
  summary: status.summary,
  operands: '',
  arity: [0, 0],
  flags: {},
  examples: ['ragtime status examples/companies/content.csv'],
  async run({ dataset, json, screen, job, write }) {
    const result = await runOperation(status, dataset, { input: {}, job })
    write(json ? JSON.stringify(result, null, 2) : statusText(result, screen))
  },
}

function statusText(result: Status, screen: Screen): string {
  const { file, store, state, generation, sizeBytes, rows, rejected, passages, vectors, createdAt, settings, rejects } =
    result
  const count = (value: number | undefined) => value?.toLocaleString('en-US')
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['file', file],
    ['store', store],
    ['state', states[state]],
    ['made', createdAt],
    ['generation', state === 'missing' ? undefined : String(generation)],
    [
      'size',
      state === 'missing'
        ? undefined
        : sizeBytes < 1e5
          ? `${(sizeBytes / 1e3).toFixed(1)} kB`
          : `${(sizeBytes / 1e6).toFixed(1)} MB`,
    ],
    ['rows', count(rows)],
    ['rejected', count(rejected)],
    ['passages', count(passages)],
    ['vectors', vectors === undefined ? undefined : vectors ? 'yes' : 'none, so that hybrid ranks by words alone'],
    ['settings', Object.keys(settings).length === 0 ? undefined : JSON.stringify(settings)],
  ]
  const lines = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name.padEnd(11)} ${printableLine(value)}`],
  )
  if (rejects.length === 0) return lines.join('\n')
  const table = textTable(
    ['row', 'line', 'reason'],
    rejects.map(({ row, line, reason }) => [row, line, reason]),
    screen,
  )
  return [...lines, '', 'rejected rows:', table].join('\n')
}
