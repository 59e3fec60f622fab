import type { z } from 'zod'
import { explore, runOperation } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { bars } from '../terminal/bars.ts'
import { printableLine } from '../terminal/printable.ts'
import { paint, type Screen } from '../terminal/style.ts'
import { textTable } from '../terminal/text-table.ts'
import { truncate } from '../terminal/width.ts'

type Exploration = z.output<typeof explore.output>

export const exploreCommand: Command = {
  name: 'explore',
  summary: explore.summary,
  operands: '',
  arity: [0, 0],
  flags: {},
  examples: ['ragtime explore examples/companies/content.csv', 'ragtime explore data.csv --role product=entity --json'],
  async run({ dataset, json, screen, job, write }) {
    const exploration = await runOperation(explore, dataset, { input: {}, job })
    write(json ? JSON.stringify(exploration, null, 2) : explorationText(exploration, screen))
  },
}

function explorationText(exploration: Exploration, screen: Screen): string {
  const { file, rows, rejected, columns, distributions } = exploration
  const count = (value: number) => value.toLocaleString('en-US')
  const rejects = rejected === 0 ? '' : `, ${count(rejected)} rejected (see "ragtime status")`
  const sections = [
    `${paint(screen, 'bold', printableLine(file))}: ${count(rows)} rows${rejects}, ${columns.length} columns`,
    textTable(
      ['column', 'role', 'type', 'distinct', 'missing', 'most common'],
      columns.map(({ name, role, type, html, aliasOf, distinct, missing, top }) => [
        name,
        aliasOf === undefined ? role : `${role} of ${aliasOf}`,
        html ? 'html' : type,
        distinct,
        missing,
        mostCommon(top, distinct, screen),
      ]),
      screen,
    ),
    ...columns.filter(({ role }) => role === 'category').map((column) => categoryText(column, screen)),
    ...distributions.map((distribution) => distributionText(distribution, screen)),
  ]
  return sections.join('\n\n')
}

function mostCommon(top: Exploration['columns'][number]['top'], distinct: number, screen: Screen): string {
  const first = top[0]
  if (first === undefined) return ''
  if (first.count === 1 && distinct > 1) return 'all different'
  return `${truncate(printableLine(first.value), Math.max(20, screen.width - 80))} (${first.count.toLocaleString('en-US')})`
}

function categoryText({ name, top }: Exploration['columns'][number], screen: Screen): string {
  const chart = { labels: top.map(({ value }) => value), series: [name], values: [top.map(({ count }) => count)] }
  return `${paint(screen, 'bold', printableLine(name))}\n${bars(chart, screen)}`
}

function distributionText(distribution: Exploration['distributions'][number], screen: Screen): string {
  const { entityColumn, categoryColumn, entities, categories, counts, truncated } = distribution
  const title = paint(screen, 'bold', printableLine(`${categoryColumn} by ${entityColumn}`))
  const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0)
  const table = textTable(
    [entityColumn, ...categories, 'all'],
    entities.map((entity, i) => [entity, ...(counts[i] ?? []), total(counts[i] ?? [])]),
    screen,
  )
  const chart = bars(
    { labels: entities, series: categories, values: categories.map((_, j) => counts.map((row) => row[j] ?? 0)) },
    screen,
  )
  return [title, table, '', chart, ...(truncated ? ['(only the largest are shown)'] : [])].join('\n')
}
