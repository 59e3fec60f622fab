import type { EntityMention } from '../questions/index.ts'
import { type LoadedTable, quoteIdentifier, quoteText, toJsonTable } from '../table/index.ts'
import type { AnswerTable } from './answer.ts'
import { withFormats } from './column-format.ts'

/** An entity with more rows is better asked about than shown. */
const mostRows = 5

/** The rows of the entities named, text columns left out; undefined when they are many or there is no more to show than the name. */
export async function entityRows(
  entities: readonly EntityMention[],
  {
    table,
    signal,
  }: { readonly table: Pick<LoadedTable, 'schema' | 'profile' | 'queryOwn'>; readonly signal: AbortSignal | undefined },
): Promise<AnswerTable | undefined> {
  const { profile } = table
  const { entity, columns } = table.schema
  const shown = columns.filter(({ role, name }) => role !== 'text' && role !== 'hash' && name !== entity)
  if (entity === undefined || entities.length === 0 || shown.length === 0) return undefined
  const names = [entity, ...shown.map(({ name }) => name)].map(quoteIdentifier)
  const wanted = [...new Set(entities.map((mention) => quoteText(mention.entity)))]
  const rows = await table.queryOwn(
    `SELECT _row, ${names.join(', ')} FROM data WHERE ${quoteIdentifier(entity)} IN (${wanted.join(', ')}) ORDER BY _row`,
    { maxRows: mostRows, ...(signal === undefined ? {} : { signal }) },
  )
  return rows.truncated || rows.rows.length === 0 ? undefined : withFormats(toJsonTable(rows), profile)
}
