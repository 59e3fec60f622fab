import { runOperation, sql } from '../../operations/index.ts'
import type { Command } from '../command.ts'
import { countFlag } from '../flags.ts'
import { csvText } from '../terminal/csv-text.ts'
import { textTable } from '../terminal/text-table.ts'

export const sqlCommand: Command = {
  name: 'sql',
  summary: sql.summary,
  operands: 'QUERY',
  arity: [1, 1],
  flags: {
    limit: { type: 'string', value: 'N', help: 'rows to print (1000)' },
    jsonl: { type: 'boolean', help: 'print one JSON object a row' },
    csv: { type: 'boolean', help: 'print CSV, with formulas made harmless' },
  },
  examples: [
    'ragtime sql examples/companies/content.csv "SELECT chunk_type, count(*) FROM data GROUP BY 1 ORDER BY 2 DESC"',
    'ragtime sql data.csv "SELECT * FROM data WHERE _row = 12" --json',
  ],
  async run({ dataset, operands, flags, json, screen, job, write, note }) {
    const input = { query: operands[0] ?? '', limit: countFlag(flags, 'limit', 1, 1000) }
    const result = await runOperation(sql, dataset, { input, job })
    const names = result.columns.map(({ name }) => name)
    if (json) write(JSON.stringify(result, null, 2))
    else if (flags.jsonl === true) {
      for (const row of result.rows) write(JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))))
    } else if (flags.csv === true) write(csvText(names, result.rows))
    else write(textTable(names, result.rows, screen))
    if (result.truncated)
      note(`only the first ${input.limit.toLocaleString('en-US')} rows are shown: raise --limit for more`)
  },
}
