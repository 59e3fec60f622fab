import type { LedgerLine } from './ledger-entry.ts'

/** A call as the ledger knows it. */
export interface RecordedCall {
  readonly at: string
  readonly purpose: Begun['purpose']
  readonly model: string
  /** `unfinished`: the process ended before the reply came, or it is still under way. `cached`: nothing was sent. */
  readonly state: 'done' | 'failed' | 'unfinished' | 'cached'
  readonly inputTokens: number
  readonly outputTokens: number
  /** Tokens were not counted by the provider. Of a call that brought no reply they are the most it can have been. */
  readonly estimated?: true
  /** What it cost. Absent when that is not known: no price, or no reply. */
  readonly usd?: number
  readonly ms?: number
  /** Of a failed one. */
  readonly code?: string
  /** Hash of the exact text. */
  readonly text: string
}

type Begun = Extract<LedgerLine, { event: 'sent' | 'cached' }>
type Ended = Extract<LedgerLine, { event: 'done' | 'failed' }>

/** Joins the lines of each call, in the order the calls began. */
export function recordedCalls(lines: readonly LedgerLine[]): RecordedCall[] {
  const ends = new Map<string, Ended>()
  for (const line of lines) if (line.event === 'done' || line.event === 'failed') ends.set(line.call, line)
  return lines.flatMap((line) =>
    line.event === 'sent' || line.event === 'cached' ? recorded(line, ends.get(line.call)) : [],
  )
}

function recorded(begun: Begun, ended: Ended | undefined): RecordedCall {
  const { at, purpose, model, text, inputTokens, outputTokens } = begun
  const about = { at, purpose, model, text }
  if (begun.event === 'cached') return { ...about, state: 'cached', inputTokens, outputTokens, usd: 0 }
  if (ended === undefined) return { ...about, state: 'unfinished', inputTokens, outputTokens, estimated: true }
  if (ended.event === 'failed') {
    return { ...about, state: 'failed', inputTokens, outputTokens, estimated: true, ms: ended.ms, code: ended.code }
  }
  const { estimated, usd } = ended
  return {
    ...about,
    state: 'done',
    inputTokens: ended.inputTokens,
    outputTokens: ended.outputTokens,
    ...(estimated === undefined ? {} : { estimated }),
    ...(usd === undefined ? {} : { usd }),
    ms: ended.ms,
  }
}

/** Calls of one purpose and model together. */
export interface UsageTotal {
  readonly purpose: RecordedCall['purpose']
  readonly model: string
  /** Sent, whatever became of them. */
  readonly calls: number
  readonly cached: number
  readonly failed: number
  /** Of calls that brought a reply. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** Of calls whose cost is known. */
  readonly usd: number
  /** Sent calls whose cost is not known. */
  readonly unpriced: number
}

/** By purpose and model, in the order in which they first came. */
export function usageTotals(calls: readonly RecordedCall[]): UsageTotal[] {
  const groups = Map.groupBy(calls, ({ purpose, model }) => JSON.stringify([purpose, model]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const count = (...states: readonly RecordedCall['state'][]) =>
      group.filter(({ state }) => states.includes(state)).length
    const done = group.filter(({ state }) => state === 'done')
    return {
      purpose: first.purpose,
      model: first.model,
      calls: group.length - count('cached'),
      cached: count('cached'),
      failed: count('failed', 'unfinished'),
      inputTokens: done.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
      outputTokens: done.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
      usd: group.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
      unpriced: group.filter(({ usd }) => usd === undefined).length,
    }
  })
}
