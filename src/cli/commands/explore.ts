import type { z } from 'zod'
import { explore, runOperation } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { bars } from '../terminal/bars.ts'
import { printableLine } from '../terminal/printable.ts'
import { paint, type Screen } from '../terminal/style.ts'
import { textTable } from '../terminal/text-table.ts'
import { truncate } from '../terminal/width.ts'

/** Category columns drawn as bars; the table of columns names them all. */
const mostCategories = 3

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
  const categories = columns.filter(({ role }) => role === 'category')
  // One row an entity, or one value for all, is told by the columns already.
  const told = distributions.filter(
    ({ entities, categories: values, counts }) =>
      values.length > 1 && counts.flat().reduce((sum, n) => sum + n, 0) >= 2 * entities.length,
  )
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
    ...categories.slice(0, mostCategories).map((column) => categoryText(column, screen)),
    ...told.slice(0, 1).map((distribution) => distributionText(distribution, screen)),
    ...(told.length > 1 ? [moreText(told.slice(1))] : []),
  ]
  return sections.join('\n\n')
}

function moreText(distributions: Exploration['distributions']): string {
  const names = distributions.map(({ categoryColumn, entityColumn }) =>
    printableLine(`${categoryColumn} by ${entityColumn}`),
  )
  return `also counted: ${names.join(', ')}; ask for one, or see --json`
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
