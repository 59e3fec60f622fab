import type { Progress } from '../progress.ts'

const words = {
  read: 'Reading',
  profile: 'Profiling',
  clean: 'Cleaning',
  index: 'Indexing',
  embed: 'Embedding',
} as const

export interface ProgressLine {
  readonly report: (progress: Progress) => void
  readonly clear: () => void
}

/**
 * One line on stderr that rewrites itself: step, share, rate and time left. On anything but a terminal it writes nothing,
 * so that logs and pipes stay clean.
 */
export function progressLine(stream: NodeJS.WriteStream, now: () => number = () => performance.now()): ProgressLine {
  if (stream.isTTY !== true) return { report: () => {}, clear: () => {} }
  let step: Progress['step'] | undefined
  let startedAt = 0
  let drawnAt = Number.NEGATIVE_INFINITY
  return {
    report(progress) {
      if (progress.step !== step) {
        step = progress.step
        startedAt = now()
      } else if (now() - drawnAt < 100) return
      drawnAt = now()
      stream.write(`\r\x1b[2K${progressText(progress, (drawnAt - startedAt) / 1000)}`)
    },
    clear() {
      if (step !== undefined) stream.write('\r\x1b[2K')
      step = undefined
    },
  }
}

/** "Reading  42%  310.2 MB/s  4 s left". Rate and time left wait for half a second of evidence. */
export function progressText({ step, done, total, unit, spent }: Progress, seconds: number): string {
  const parts: string[] = [words[step]]
  parts.push(total === undefined || total === 0 ? amount(done, unit) : `${Math.floor((100 * done) / total)}%`)
  if (seconds >= 0.5 && done > 0) {
    const rate = done / seconds
    parts.push(`${amount(rate, unit)}/s`)
    if (total !== undefined) parts.push(`${duration((total - done) / rate)} left`)
  }
  if (spent !== undefined) parts.push(spentText(spent))
  return parts.join('  ')
}

function spentText({ tokens, totalTokens, usd, totalUsd }: NonNullable<Progress['spent']>): string {
  const part = `${tokens.toLocaleString('en-US')} of ${totalTokens.toLocaleString('en-US')} tokens`
  return usd === undefined || totalUsd === undefined ? part : `${part}  $${usd.toFixed(4)} of $${totalUsd.toFixed(4)}`
}

function amount(value: number, unit: Progress['unit']): string {
  if (unit === 'bytes') return `${(value / 1e6).toFixed(1)} MB`
  return `${Math.round(value).toLocaleString('en-US')} ${unit}`
}

function duration(seconds: number): string {
  const whole = Math.ceil(Math.max(0, seconds))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
