import type { z } from 'zod'
import { runOperation, search } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { countFlag, explainFlag, stringFlag, stringsFlag } from '../flags.ts'
import { printable, printableLine } from '../terminal/printable.ts'
import { paint, type Screen } from '../terminal/style.ts'
import { textTable } from '../terminal/text-table.ts'
import { wrap } from '../terminal/width.ts'

type Results = z.output<typeof search.output>
type SearchHit = Results['hits'][number]

export const searchCommand: Command = {
  name: 'search',
  summary: search.summary,
  operands: 'QUERY',
  arity: [1, 1],
  flags: {
    explain: explainFlag,
    entity: { type: 'string', multiple: true, value: 'NAME', help: 'only passages of this entity (repeatable)' },
    where: { type: 'string', value: 'SQL', help: 'only rows for which this SQL condition holds' },
    limit: { type: 'string', short: 'k', value: 'N', help: 'hits to print, 1 to 1000 (10)' },
    offset: { type: 'string', value: 'N', help: 'hits to skip (0)' },
  },
  examples: [
    'ragtime search examples/companies/content.csv "in-home health evaluations"',
    `ragtime search examples/companies/content.csv "opening hours" --where "chunk_type = 'footer'" --explain`,
  ],
  async run({ dataset, operands, flags, json, explain, screen, job, write }) {
    const where = stringFlag(flags, 'where')
    const input = {
      query: operands[0] ?? '',
      limit: countFlag(flags, 'limit', 1, 10),
      offset: countFlag(flags, 'offset', 0, 0),
      entities: stringsFlag(flags, 'entity'),
      ...(where === undefined ? {} : { where }),
    }
    const results = await runOperation(search, dataset, { input, job })
    write(json ? JSON.stringify(results, null, 2) : resultsText(results, explain, screen))
  },
}

function resultsText(results: Results, explain: boolean, screen: Screen): string {
  const { hits, matched, unknownTerms, replacements = [], coverage } = results
  const summary = `${hits.length} of ${matched.toLocaleString('en-US')} matching passages, ${coverage.total.toLocaleString('en-US')} in all`
  const unknown = unknownTerms.map((term) => {
    const by = replacements.find((replacement) => replacement.term === term)?.by ?? []
    const instead =
      by.length === 0 ? '' : `; looked up instead: ${by.map((word) => printableLine(word.term)).join(', ')}`
    return `nowhere in the text: ${printableLine(term)}${instead}`
  })
  return [...hits.map((hit) => hitText(hit, explain, screen)), [summary, ...unknown].join('\n')].join('\n\n')
}

function hitText(
  { rank, score, rows, entity, url, headings, text, terms }: SearchHit,
  explain: boolean,
  screen: Screen,
): string {
  const place = rows.length === 1 ? `row ${rows[0]}` : `row ${rows[0]} and ${rows.length - 1} more`
  const head = [`${rank}.`, entity === null ? undefined : printableLine(entity), place, `score ${score.toFixed(2)}`]
  const source = [url, ...headings]
    .filter((part) => part !== undefined)
    .map(printableLine)
    .join(' › ')
  const lines = [
    paint(screen, 'bold', head.filter((part) => part !== undefined).join(' · ')),
    ...(source === '' ? [] : [paint(screen, 'dim', `   ${source}`)]),
    ...wrap(printable(text.replaceAll('\t', ' | ')), screen.width - 3).map((line) => `   ${line}`),
  ]
  if (!explain) return lines.join('\n')
  const table = textTable(
    ['term', 'df', 'idf', 'tf', 'score'],
    terms.map(({ term, df, idf, tf, score: part }) => [term, df, Number(idf.toFixed(3)), tf, Number(part.toFixed(3))]),
    screen,
  )
  return [...lines, ...table.split('\n').map((line) => `     ${line}`)].join('\n')
}
