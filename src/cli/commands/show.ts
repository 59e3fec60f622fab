import type { z } from 'zod'
import { RagtimeError } from '../../errors.ts'
import { runOperation, show } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { printable, printableLine } from '../terminal/printable.ts'
import { paint, type Screen } from '../terminal/style.ts'
import { wrap } from '../terminal/width.ts'

type ShownRow = z.output<typeof show.output>

export const showCommand: Command = {
  name: 'show',
  summary: show.summary,
  operands: 'ROW',
  arity: [1, 1],
  flags: {},
  examples: ['ragtime show examples/companies/content.csv 12', 'ragtime show data.csv 7 --json'],
  async run({ dataset, operands, json, screen, job, write }) {
    const row = await runOperation(show, dataset, { input: { row: rowNumber(operands[0] ?? '') }, job })
    write(json ? JSON.stringify(row, null, 2) : rowText(row, screen))
  },
}

function rowNumber(text: string): number {
  const row = Number(text)
  if (Number.isSafeInteger(row) && row >= 1) return row
  throw new RagtimeError('USAGE', {
    what: `the row is "${text}"`,
    why: 'rows are whole numbers from 1, the header not counted',
    fix: 'give the number that a citation or search hit names',
  })
}

function rowText({ row, cells, texts }: ShownRow, screen: Screen): string {
  const title = (text: string) => paint(screen, 'bold', text)
  const sections = [
    title(`row ${row}`),
    ...cells.map(({ column, raw }) => field(title(printableLine(column)), raw ?? '–', screen)),
    ...texts.flatMap(({ column, cleaned, passages }) => [
      field(title(printableLine(`${column}, cleaned`)), cleaned, screen),
      ...passages.map(({ start, end, language, headings, text }, i) => {
        const place = [`passage ${i + 1}`, `${start}–${end}`, language, ...headings].join(' · ')
        return field(paint(screen, 'dim', printableLine(place)), text, screen)
      }),
    ]),
  ]
  return sections.join('\n')
}

function field(name: string, value: string, screen: Screen): string {
  const lines = wrap(printable(value.replaceAll('\t', ' | ')), screen.width - 2)
  return [name, ...lines.map((line) => `  ${line}`)].join('\n')
}
