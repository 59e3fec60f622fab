/** How long a call may take, in milliseconds. */
export interface Timeouts {
  /** Until the first piece of the reply. A local server may have to load its model first. */
  readonly firstMs: number
  /** Between two pieces. */
  readonly pauseMs: number
  /** One try altogether. */
  readonly totalMs: number
}

export const defaultTimeouts: Timeouts = { firstMs: 90_000, pauseMs: 45_000, totalMs: 240_000 }

/** Watches one try. */
export interface Watch extends Disposable {
  /** Aborts when the caller does, or with what `late` makes of the time that ran out. */
  readonly signal: AbortSignal
  /** A piece came. */
  touch(): void
}

export function watch(
  timeouts: Timeouts,
  { signal, late }: { readonly signal: AbortSignal | undefined; readonly late: (waitedMs: number) => Error },
): Watch {
  const own = new AbortController()
  const alarm = (ms: number) => setTimeout(() => own.abort(late(ms)), ms)
  const total = alarm(timeouts.totalMs)
  let next = alarm(timeouts.firstMs)
  return {
    signal: signal === undefined ? own.signal : AbortSignal.any([own.signal, signal]),
    touch() {
      clearTimeout(next)
      next = alarm(timeouts.pauseMs)
    },
    [Symbol.dispose]() {
      clearTimeout(total)
      clearTimeout(next)
    },
  }
}
