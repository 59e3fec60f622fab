import type { Answer, Coverage } from '../answer.ts'
import { mostPassages } from '../retrieval/retrieve.ts'
import { type Check, checked, count } from './check.ts'
import type { FreshTable } from './fresh-table.ts'

export interface Recount {
  readonly check: Check
  /** Every number that was counted on the way. */
  readonly counts: readonly number[]
}

/**
 * Cuts anew what an answer from the text read, and counts it: the passages of the entities asked about; for an answer that ranked all
 * passages of the table all of them, which takes as long as indexing them.
 */
export async function recountPassages({ kind, coverage, trace }: Answer, fresh: FreshTable): Promise<Recount> {
  if (fresh.table.schema.text.length === 0) {
    return {
      check: sameCoverage(coverage, { kind: 'exhaustive', unit: 'passages', examined: 0, total: 0 }),
      counts: [0],
    }
  }
  const { entities = [], passages = [] } = trace.retrieval ?? {}
  const read = new Set<string>(passages.map(({ id = '' }) => id))
  const counts: number[] = []
  const byEntity = await fresh.passagesOf(entities)
  for (const ids of byEntity.values()) {
    counts.push(ids.size)
    for (const id of ids) read.add(id)
  }
  if (kind === 'generated') return shownPassages({ coverage, trace }, { fresh, read, counts })
  const isPartial = coverage.kind === 'top-k' || coverage.kind === 'sampled'
  const total = isPartial ? (await (await fresh.index()).stats()).passages : read.size
  counts.push(read.size, total)
  if (coverage.kind === 'sampled') {
    const isSample = coverage.examined >= mostPassages && coverage.examined < total && coverage.total === total
    return {
      check: checked(
        'coverage',
        isSample ? [] : [`a sample has ${count(mostPassages)} of ${count(total)} passages`],
        said(coverage),
      ),
      counts: [...counts, coverage.examined],
    }
  }
  const found = entities.length > 0 && coverage.kind === 'exhaustive' ? 'exhaustive' : 'top-k'
  return { check: sameCoverage(coverage, { kind: found, unit: 'passages', examined: read.size, total }), counts }
}

interface ReadBefore {
  readonly fresh: FreshTable
  /** Passages that were read before the model was asked. */
  readonly read: ReadonlySet<string>
  readonly counts: readonly number[]
}

/** A model saw the passages that it was shown and no others. */
async function shownPassages(
  { coverage, trace }: Pick<Answer, 'coverage' | 'trace'>,
  { fresh, read, counts }: ReadBefore,
): Promise<Recount> {
  const examined = trace.model?.passages?.length ?? 0
  const { passages } = await (await fresh.index()).stats()
  const isAll = coverage.kind === 'exhaustive' && (trace.retrieval?.entities.length ?? 0) > 0 && examined >= read.size
  const found = isAll
    ? ({ kind: 'exhaustive', unit: 'passages', examined, total: examined } as const)
    : ({ kind: 'top-k', unit: 'passages', examined, total: passages } as const)
  return { check: sameCoverage(coverage, found), counts: [...counts, read.size, passages] }
}

export function sameCoverage(stated: Coverage, found: Coverage): Check {
  const isSame = (['kind', 'unit', 'examined', 'total'] as const).every((key) => stated[key] === found[key])
  return checked(
    'coverage',
    isSame ? [] : [`the answer says ${said(stated)}; counted anew, ${said(found)}`],
    said(found),
  )
}

const said = ({ kind, unit, examined, total }: Coverage): string =>
  `${kind}, ${count(examined)} of ${count(total)} ${unit}`
