import type { Passage } from '../../passages/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { Part } from '../composing/combine.ts'

/** Passages that a model is shown at most, and the number looked up for each part of the question. */
const most = 40

export interface GatherOptions {
  readonly index: PassageIndex
  /** Columns whose text must not leave the machine. */
  readonly hiddenColumns: ReadonlySet<string>
  readonly signal: AbortSignal | undefined
}

/**
 * Passages to answer from, best first: what the extracted answer quotes, the best of the ranking, then the others of the entities, menus and
 * the like last. Parts of a question take turns.
 */
export async function gatherPassages(
  parts: readonly Part[],
  { index, hiddenColumns, signal }: GatherOptions,
): Promise<readonly Passage[]> {
  const lists = await Promise.all(parts.map((part) => passagesOf(part, index, signal)))
  const chosen = new Map<string, Passage>()
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let at = 0; at < longest; at++) {
    for (const list of lists) {
      const passage = list[at]
      if (passage !== undefined && !hiddenColumns.has(passage.column) && chosen.size < most)
        chosen.set(passage.id, passage)
    }
  }
  return [...chosen.values()]
}

async function passagesOf(
  { answer }: Part,
  index: PassageIndex,
  signal: AbortSignal | undefined,
): Promise<readonly Passage[]> {
  const { plan, extents, retrieved } = answer
  const { entities } = retrieved
  const filter = { ...(entities.length > 0 ? { entities } : {}), ...(signal === undefined ? {} : { signal }) }
  const hits = plan.query.trim() === '' ? [] : (await index.search({ query: plan.query, k: most, ...filter })).hits
  const others = retrieved.passages.map(({ passage }) => passage)
  const ordered = [
    ...extents.map(({ source }) => source.passage),
    ...hits.map(({ passage }) => passage),
    ...others.filter(({ boilerplate }) => !boilerplate),
    ...others.filter(({ boilerplate }) => boilerplate),
  ]
  return [...new Map(ordered.map((passage) => [passage.id, passage])).values()]
}
