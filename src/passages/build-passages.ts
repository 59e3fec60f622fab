import type { TextCell } from '../table/index.ts'
import { type BuildOptions, buildCells } from './build-cells.ts'
import type { Passage } from './passage.ts'

/** The passages of text cells, in the order of the cells. Calls `cells` twice, for the same cells. */
export async function* buildPassages(
  cells: () => AsyncIterable<TextCell>,
  options: Omit<BuildOptions, 'known'> = {},
): AsyncGenerator<Passage> {
  for await (const { passages = [] } of buildCells(cells, options)) yield* passages
}
