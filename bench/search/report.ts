import type { EngineResult } from './measure-engines.ts'
import { searchKinds } from './peer.ts'
import { percentile } from './statistics.ts'

const columns = [
  'engine',
  'build',
  'of it vectors',
  'peak memory, build',
  'disk',
  'cold: process to first hit',
  'of it open + search',
  'peak memory, search',
  'BM25 p50 / p95',
  'filtered p50 / p95',
  'vectors p50 / p95',
  'hybrid p50 / p95',
  'source in top 10',
]

/** One row for each engine, then how each is set up and why one is missing. Times in milliseconds unless they say otherwise. */
export function reportTable(results: readonly EngineResult[], queries: number): string {
  const rows = results.map((result) => [
    result.title,
    result.build === undefined ? '–' : seconds(result.build.totalMs),
    result.build?.vectorsMs === undefined ? '–' : seconds(result.build.vectorsMs),
    megabytes(result.build?.peakBytes),
    megabytes(result.build?.diskBytes),
    milliseconds(result.cold?.processMs),
    milliseconds(result.cold?.openAndSearchMs),
    megabytes(result.servingBytes),
    ...searchKinds.map((kind) => spread(result.times[kind], queries)),
    result.times.bm25 === undefined ? '–' : `${((100 * result.sourcesFound) / result.times.bm25.length).toFixed(0)} %`,
  ])
  const notes = results.flatMap(({ title, setup, failed }) => [
    ...(setup === '' ? [] : [`- ${title}: ${setup}.`]),
    ...(failed === undefined ? [] : [`- **${title} was not measured to the end: ${failed}.**`]),
  ])
  return `${markdownTable(columns, rows)}\n\n${notes.join('\n')}`
}

export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

function spread(times: readonly number[] | undefined, queries: number): string {
  if (times === undefined) return '–'
  const few = times.length < queries ? ` (n = ${times.length})` : ''
  return `${milliseconds(percentile(times, 0.5))} / ${milliseconds(percentile(times, 0.95))}${few}`
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
}

export function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '–' : `${(bytes / 1e6).toFixed(0)} MB`
}
