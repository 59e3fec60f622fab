import { buildCells } from '../../passages/index.ts'
import type { LoadedTable, TextCell } from '../../table/index.ts'

/**
 * The ids of each entity's passages, cut anew. Only the entities' own cells are cleaned, and those of entities that share a cell with them:
 * what most pages of an entity repeat decides where its passages begin and end.
 */
export async function entityPassages(
  table: Pick<LoadedTable, 'schema' | 'cells'>,
  entities: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map(entities.map((entity) => [entity, new Set<string>()]))
  if (entities.length === 0) return found
  const stop = signal === undefined ? {} : { signal }
  for (const column of table.schema.text) {
    const beside = new Set<string | undefined>(entities)
    for await (const { occurrences } of table.cells(column, stop)) {
      if (occurrences.some(({ entity }) => entity !== undefined && found.has(entity)))
        for (const { entity } of occurrences) beside.add(entity)
    }
    const near = () =>
      filtered(table.cells(column, stop), ({ occurrences }) => occurrences.some(({ entity }) => beside.has(entity)))
    for await (const { cell, passages = [] } of buildCells(near, stop)) {
      for (const { entity } of cell.occurrences) {
        const ids = entity === undefined ? undefined : found.get(entity)
        for (const { id } of ids === undefined ? [] : passages) ids?.add(id)
      }
    }
  }
  return found
}

async function* filtered(cells: AsyncIterable<TextCell>, keep: (cell: TextCell) => boolean): AsyncGenerator<TextCell> {
  for await (const cell of cells) if (keep(cell)) yield cell
}
