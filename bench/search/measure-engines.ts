import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { coldStart, EngineProcess } from './engine-process.ts'
import { folderBytes } from './folder-size.ts'
import { type BuildTimes, type Query, type SearchKind, searchKinds } from './peer.ts'
import type { ReadableCorpus } from './read-corpus.ts'
import { percentile } from './statistics.ts'

/** What was measured of one engine at one size. What it does not have, or was not reached, is absent. */
export interface EngineResult {
  readonly peer: string
  title: string
  setup: string
  /** Why it was not measured, or not to the end. */
  failed?: string
  build?: BuildTimes & { readonly peakBytes: number; readonly diskBytes: number }
  cold?: { readonly processMs: number; readonly openAndSearchMs: number }
  servingBytes?: number
  readonly times: Partial<Record<SearchKind, number[]>>
  /** Queries by words that found the passage their words were drawn from among their hits. */
  sourcesFound: number
}

export interface Workload {
  readonly corpus: ReadableCorpus
  /** Where each engine has a folder. */
  readonly folder: string
  readonly queries: readonly Query[]
  readonly warmUp: readonly Query[]
  /** When the build of an engine that works in memory is given up. */
  readonly inMemoryLimitMs: number
}

const coldRuns = 5
/** Warming up for a kind of search ends by then. */
const warmUpLimitMs = 5000
/** Queries that an engine is asked in one turn. */
const queriesPerTurn = 20
/** Whose searches of one kind took longer is not asked more of them. */
const searchLimitMs = 60_000
/** Who has not started by then is not asked for more runs. */
const coldLimitMs = 20_000

/** Builds one after the other, starts each cold, then asks all of them the same queries in turn. */
export async function measureEngines(
  peers: readonly string[],
  workload: Workload,
  say: (doing: string) => void,
): Promise<EngineResult[]> {
  const results = peers.map((peer): EngineResult => ({ peer, title: peer, setup: '', times: {}, sourcesFound: 0 }))
  for (const result of results) {
    say(`build ${result.peer}`)
    await attempt(result, () => build(result, workload))
  }
  for (const result of built(results)) {
    say(`start ${result.peer} cold`)
    await attempt(result, () => startCold(result, workload))
  }
  say('search')
  await searchInTurn(results, workload)
  return results
}

async function build(result: EngineResult, { corpus, folder: parent, inMemoryLimitMs }: Workload): Promise<void> {
  using engine = new EngineProcess(result.peer)
  const { title = result.peer, setup = '', inMemory } = await engine.request({ do: 'describe' })
  Object.assign(result, { title, setup })
  const folder = join(parent, result.peer)
  mkdirSync(folder)
  const { times, peakBytes } = await engine.request(
    { do: 'build', corpus, folder },
    inMemory ? inMemoryLimitMs : undefined,
  )
  if (times === undefined || peakBytes === undefined) throw new Error('its worker told no times')
  result.build = { ...times, peakBytes, diskBytes: folderBytes(folder) }
}

function startCold(result: EngineResult, { corpus, folder: parent, queries }: Workload): void {
  const [query] = queries
  if (query === undefined) return
  const folder = join(parent, result.peer)
  const runs: ReturnType<typeof coldStart>[] = []
  const startedAt = performance.now()
  while (runs.length <= coldRuns && performance.now() - startedAt < coldLimitMs) {
    runs.push(coldStart(result.peer, { corpus, folder, query }))
  }
  // The first fills the system's file cache and Node's compile cache.
  if (runs.length > 1) runs.shift()
  const median = (part: 'processMs' | 'openAndSearchMs') =>
    percentile(
      runs.map((run) => run[part]),
      0.5,
    )
  result.cold = { processMs: median('processMs'), openAndSearchMs: median('openAndSearchMs') }
}

/**
 * In turns of some queries each, so that what else happens on the machine happens to all, and yet each finds the processor's caches as it
 * left them.
 */
async function searchInTurn(results: EngineResult[], workload: Workload): Promise<void> {
  const { corpus, folder, queries, warmUp } = workload
  using open = new DisposableStack()
  const engines = built(results).map((result) => ({
    result,
    engine: open.use(new EngineProcess(result.peer)),
  }))
  for (const { result, engine } of engines) {
    await attempt(result, async () => {
      await engine.request({ do: 'open', corpus, folder: join(folder, result.peer) })
    })
  }
  for (const kind of searchKinds) {
    for (const { result, engine } of engines) await attempt(result, () => warm(engine, kind, warmUp))
    for (let start = 0; start < queries.length; start += queriesPerTurn) {
      for (const { result, engine } of engines) {
        if (spentMs(result, kind) > searchLimitMs) continue
        await attempt(result, () =>
          takeTurn(result, engine, { kind, queries: queries.slice(start, start + queriesPerTurn) }),
        )
      }
    }
  }
  for (const { result, engine } of engines) {
    await attempt(result, async () => {
      const { peakBytes } = await engine.request({ do: 'measure' })
      if (peakBytes !== undefined) result.servingBytes = peakBytes
    })
  }
}

async function takeTurn(
  result: EngineResult,
  engine: EngineProcess,
  { kind, queries }: { readonly kind: SearchKind; readonly queries: readonly Query[] },
): Promise<void> {
  const { found = [] } = await engine.request({ do: 'search', kind, queries })
  if (found.length > 0) result.times[kind] = [...(result.times[kind] ?? []), ...found.map(({ ms }) => ms)]
  if (kind !== 'bm25') return
  result.sourcesFound += found.filter(({ ids }, at) => ids.includes(queries[at]?.source ?? 0)).length
}

/** Other queries first: V8 needs some hundreds of them to compile what it runs, and a slow engine is warm after fewer. */
async function warm(engine: EngineProcess, kind: SearchKind, queries: readonly Query[]): Promise<void> {
  const startedAt = performance.now()
  for (const query of queries) {
    if (performance.now() - startedAt > warmUpLimitMs) return
    await engine.request({ do: 'search', kind, queries: [query] })
  }
}

function spentMs({ times }: EngineResult, kind: SearchKind): number {
  return (times[kind] ?? []).reduce((sum, ms) => sum + ms, 0)
}

function built(results: readonly EngineResult[]): EngineResult[] {
  return results.filter(({ failed }) => failed === undefined)
}

/** An engine that fails is left out of what follows, with its reason. */
async function attempt(result: EngineResult, work: () => void | Promise<void>): Promise<void> {
  if (result.failed !== undefined) return
  try {
    await work()
  } catch (error) {
    result.failed = error instanceof Error ? error.message : String(error)
  }
}
