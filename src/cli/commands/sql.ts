import { runOperation, sql } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { countFlag } from '../flags.ts'
import { csvText } from '../terminal/csv-text.ts'
import type { Screen } from '../terminal/style.ts'
import { type CellValue, resultText } from '../terminal/text-table.ts'

export const sqlCommand: Command = {
  name: 'sql',
  summary: sql.summary,
  operands: 'QUERY',
  arity: [1, 1],
  flags: {
    limit: { type: 'string', value: 'N', help: 'rows to print (1000)' },
    offset: { type: 'string', value: 'N', help: 'rows to skip: those of the pages before (0)' },
    jsonl: { type: 'boolean', help: 'print one JSON object a row' },
    csv: { type: 'boolean', help: 'print CSV, with formulas made harmless' },
  },
  examples: [
    'ragtime sql examples/companies/content.csv "SELECT chunk_type, count(*) FROM data GROUP BY 1 ORDER BY 2 DESC"',
    'ragtime sql data.csv "SELECT * FROM data WHERE _row = 12" --json',
  ],
  async run({ dataset, operands, flags, json, screen, job, write, note }) {
    const offset = countFlag(flags, 'offset', 0, 0)
    const input = { query: operands[0] ?? '', limit: countFlag(flags, 'limit', 1, 1000), offset }
    const result = await runOperation(sql, dataset, { input, job })
    const names = result.columns.map(({ name }) => name)
    if (json) write(JSON.stringify(result, null, 2))
    else if (flags.jsonl === true) {
      for (const row of result.rows) write(JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))))
    } else if (flags.csv === true) write(csvText(names, result.rows))
    else write(columnPages(result.columns, result.rows, screen).join('\n\n'))
    if (result.truncated) note(howToGoOn(result.rows.length, input))
  },
}

type ResultColumns = Parameters<typeof resultText>[0]

/** Side by side as many columns as can be read; the others follow below, said so. */
function columnPages(all: ResultColumns, rows: readonly (readonly CellValue[])[], screen: Screen): string[] {
  // A column narrows to 8 characters and has a gap of 2.
  const size = Math.max(1, Math.floor((screen.width + 2) / 10))
  if (all.length <= size) return [resultText(all, rows, screen)]
  return Array.from({ length: Math.ceil(all.length / size) }, (_, page) => {
    const [start, end] = [page * size, Math.min((page + 1) * size, all.length)]
    const columns = rows.map((row) => row.slice(start, end))
    return `columns ${start + 1} to ${end} of ${all.length}\n${resultText(all.slice(start, end), columns, screen)}`
  })
}

function howToGoOn(shown: number, { limit, offset }: { readonly limit: number; readonly offset: number }): string {
  const which =
    offset === 0 ? `only the first ${count(shown)} rows` : `only rows ${count(offset + 1)} to ${count(offset + shown)}`
  const more = `--offset ${offset + shown} for the next`
  return shown === limit
    ? `${which} are shown: raise --limit for more, or add ${more}`
    : `${which} are shown, for the next one is more than a result may hold: select fewer columns, or add ${more}`
}

const count = (rows: number) => rows.toLocaleString('en-US')
