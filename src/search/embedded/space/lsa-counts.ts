import { isStem } from '../../analyzer/index.ts'
import type { TermCounts } from '../../lsa/index.ts'
import { GrowingNumbers } from '../segment/growable.ts'
import type { LiveSegment } from '../snapshot.ts'

/** The terms that vectors are made of, over all segments: sorted as in the segments, with the live passages that hold each. */
export interface LsaVocabulary {
  readonly terms: readonly string[]
  readonly documentFrequencies: Uint32Array
}

const fewestPassages = 2

/** Stems and words of one form that stand in at least two passages. */
export function lsaVocabulary(segments: readonly LiveSegment[]): LsaVocabulary {
  const frequencies = new Map<string, number>()
  for (const { segment, deleted } of segments) {
    for (let place = 0; place < segment.terms.length; place++) {
      const term = segment.terms.get(place)
      if (!isStem(term)) continue
      const df =
        deleted === undefined
          ? segment.documentFrequency(place)
          : liveFrequency(segment.postingsAt(place).passages, deleted)
      frequencies.set(term, (frequencies.get(term) ?? 0) + df)
    }
  }
  const kept = [...frequencies].filter(([, df]) => df >= fewestPassages)
  // By UTF-16 units: any order will do that is always the same.
  kept.sort(([one], [other]) => (one < other ? -1 : 1))
  return { terms: kept.map(([term]) => term), documentFrequencies: Uint32Array.from(kept, ([, df]) => df) }
}

function liveFrequency(passages: Uint32Array, deleted: Uint8Array): number {
  let count = 0
  for (const passage of passages) if (deleted[passage] !== 1) count++
  return count
}

/**
 * How often the terms of a vocabulary stand in a segment's passages: one row for each of `rows`, which ascend; for all when left
 * out. `columns` gives a term's column.
 */
export function segmentCounts(
  { segment }: Pick<LiveSegment, 'segment'>,
  columns: ReadonlyMap<string, number>,
  rows?: readonly number[],
): TermCounts {
  const rowOf = rows === undefined ? undefined : new Int32Array(segment.passages).fill(-1)
  rows?.forEach((passage, row) => {
    if (rowOf !== undefined) rowOf[passage] = row
  })
  const count = rows?.length ?? segment.passages
  const byTerm = {
    rows: new GrowingNumbers(1 << 16),
    columns: new GrowingNumbers(1 << 16),
    tf: new GrowingNumbers(1 << 16),
  }
  const starts = new Uint32Array(count + 1)
  for (let place = 0; place < segment.terms.length; place++) {
    const column = columns.get(segment.terms.get(place))
    if (column === undefined) continue
    const { passages, tf } = segment.postingsAt(place)
    for (let at = 0; at < passages.length; at++) {
      const passage = passages[at] ?? 0
      const row = rowOf === undefined ? passage : (rowOf[passage] ?? -1)
      if (row < 0) continue
      byTerm.rows.push(row)
      byTerm.columns.push(column)
      byTerm.tf.push(tf[at] ?? 0)
      starts[row + 1] = (starts[row + 1] ?? 0) + 1
    }
  }
  return { rows: count, terms: columns.size, ...byRow(byTerm, starts) }
}

/** From lists by term to lists by row, by counting sort. */
function byRow(
  { rows, columns, tf }: Readonly<Record<'rows' | 'columns' | 'tf', GrowingNumbers>>,
  starts: Uint32Array,
): Pick<TermCounts, 'starts' | 'columns' | 'counts'> {
  for (let row = 1; row < starts.length; row++) starts[row] = (starts[row] ?? 0) + (starts[row - 1] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(rows.length)
  const counts = new Uint16Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const row = rows.at(at)
    const slot = next[row] ?? 0
    next[row] = slot + 1
    sorted[slot] = columns.at(at)
    counts[slot] = tf.at(at)
  }
  return { starts, columns: sorted, counts }
}
