import type { JsonTable, JsonValue } from '../../table/index.ts'
import type { Query } from '../query/query.ts'

/** The items that the result of a query says, without what stands beside them to explain: the groups and not their counts. */
export function answerItems(query: Query, { rows, columns }: JsonTable): readonly string[] {
  const [first = []] = rows
  const column = (at: number) => rows.map((row) => row[at] ?? null)
  switch (query.kind) {
    case 'measure':
      return items(first)
    case 'share':
      return items(first.slice(2, 3))
    case 'pair':
      return items(first.slice(0, 1))
    case 'group-count':
    case 'group-statistic':
    case 'columns':
    case 'reading':
    case 'values':
    case 'groups':
      return items(column(0))
    case 'rows': {
      const beside = new Set(['_row', query.order?.column])
      return items(column(columns.findIndex(({ name }) => !beside.has(name))))
    }
  }
}

function items(values: readonly JsonValue[]): readonly string[] {
  return values.flatMap((value) => {
    if (value === null) return []
    if (typeof value === 'boolean') return [value ? 'yes' : 'no']
    return [String(value)]
  })
}
