import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from './column.ts'
import type { ColumnProfile, ValueCount } from './profile.ts'
import { quoteIdentifier } from './sql/sql-text.ts'

/** More values than this would cost more to read with every question than they help to understand it. */
const mostValues = 100_000
const mostLabels = 1000
const longestLabel = 60

/** All values of an entity, category, alias or short label column, and the domain names of addresses: what words of a question can name. */
export interface ColumnValues {
  readonly column: string
  readonly role: Column['role']
  /** Most frequent first, ties by value; raw as in the cells. */
  readonly values: readonly ValueCount[]
  /** For an alias column and for domain names: the entity that `values[i]` stands for. */
  readonly entities?: readonly string[]
  /** There are more values than the first 100,000, which are here. */
  readonly truncated: boolean
}

/** Short labels of a small table are named in questions too, though they repeat too little to be a category. */
function isNameable({ role, type, aliasOf, distinct, maxLength }: ColumnProfile): boolean {
  if (role === 'entity' || role === 'category' || aliasOf !== undefined) return true
  return role === 'other' && type === 'text' && distinct > 0 && distinct <= mostLabels && maxLength <= longestLabel
}

/** The value lists of all columns that have one, in file order. `rows` is a relation with the raw columns. */
export async function readColumnValues(
  connection: DuckDBConnection,
  rows: string,
  { columns, entity }: { readonly columns: readonly ColumnProfile[]; readonly entity: string | undefined },
): Promise<ColumnValues[]> {
  const lists: ColumnValues[] = []
  for (const column of columns) {
    if (!isNameable(column)) continue
    const { name, role, aliasOf } = column
    const value = quoteIdentifier(name)
    const stands = aliasOf === undefined || entity === undefined ? "''" : `any_value(${quoteIdentifier(entity)})`
    const reader = await connection.runAndReadAll(
      `SELECT ${value}, count(*), ${stands} FROM ${rows} WHERE ${value} IS NOT NULL
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues + 1}`,
    )
    const found = reader.getRows().slice(0, mostValues)
    lists.push({
      column: name,
      role,
      values: found.map(([text, n]) => ({ value: String(text), count: Number(n) })),
      ...(aliasOf === undefined ? {} : { entities: found.map(([, , thing]) => String(thing)) }),
      truncated: reader.currentRowCount > mostValues,
    })
  }
  const hosts = await readHosts(connection, rows, { columns, entity })
  return hosts === undefined ? lists : [...lists, hosts]
}

/** The domain names of addresses that belong to one entity: people call a company by its site. */
async function readHosts(
  connection: DuckDBConnection,
  rows: string,
  { columns, entity }: { readonly columns: readonly ColumnProfile[]; readonly entity: string | undefined },
): Promise<ColumnValues | undefined> {
  const url = columns.find(({ role }) => role === 'url')?.name
  if (url === undefined || entity === undefined) return undefined
  const [address, thing] = [quoteIdentifier(url), quoteIdentifier(entity)]
  const host = `regexp_extract(lower(${address}), '^(?:[a-z]+://)?(?:www[.])?([^/?#:]+[.][^/?#:.]+)', 1)`
  const reader = await connection.runAndReadAll(
    `SELECT ${host}, count(*), any_value(${thing}) FROM ${rows} WHERE ${host} <> ''
     GROUP BY 1 HAVING count(DISTINCT ${thing}) = 1 ORDER BY 2 DESC, 1 LIMIT ${mostValues + 1}`,
  )
  const found = reader.getRows().slice(0, mostValues)
  return {
    column: url,
    role: 'url',
    values: found.map(([text, n]) => ({ value: String(text), count: Number(n) })),
    entities: found.map(([, , name]) => String(name)),
    truncated: reader.currentRowCount > mostValues,
  }
}
