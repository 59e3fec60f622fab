import { printableLine } from './printable.ts'
import { type Emphasis, paint, type Screen } from './style.ts'
import { padded, widthOf } from './width.ts'

/** Bars to draw; `values[s][i]` belongs to `series[s]` and `labels[i]`. */
export interface Bars {
  readonly labels: readonly string[]
  readonly series: readonly string[]
  readonly values: readonly (readonly number[])[]
}

/** One pattern and colour a series, so that bars can be told apart without colour too. */
const fills: readonly { readonly mark: string; readonly emphasis: Emphasis }[] = [
  { mark: '█', emphasis: 'cyan' },
  { mark: '▓', emphasis: 'magenta' },
  { mark: '▒', emphasis: 'yellow' },
  { mark: '░', emphasis: 'green' },
  { mark: '#', emphasis: 'blue' },
  { mark: '=', emphasis: 'red' },
  { mark: '+', emphasis: 'gray' },
  { mark: ':', emphasis: 'white' },
]

/** Horizontal bars, stacked when there are several series, with a legend and each line's total. */
export function bars({ labels, series, values }: Bars, screen: Screen): string {
  const names = labels.map(printableLine)
  const totals = labels.map((_, i) => values.reduce((sum, one) => sum + (one[i] ?? 0), 0))
  const most = Math.max(1, ...totals)
  const labelWidth = Math.min(30, Math.max(1, ...names.map(widthOf)))
  const barWidth = Math.max(10, screen.width - labelWidth - 10)
  const lines = names.map((name, i) => {
    const lengths = stackLengths(
      values.map((one) => one[i] ?? 0),
      barWidth / most,
    )
    const bar = lengths.map((length, s) => drawn(s, length, screen)).join('')
    return `${padded(name, labelWidth)}  ${bar} ${totalText(totals[i] ?? 0)}`
  })
  return series.length > 1 ? [legend(series, screen), ...lines].join('\n') : lines.join('\n')
}

function totalText(total: number): string {
  const digits = Math.abs(total) < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }
  return total.toLocaleString('en-US', digits)
}

function legend(series: readonly string[], screen: Screen): string {
  return series.map((name, s) => `${drawn(s, 2, screen)} ${printableLine(name)}`).join('   ')
}

function drawn(series: number, length: number, screen: Screen): string {
  const fill = fills[series % fills.length]
  return fill === undefined ? '' : paint(screen, fill.emphasis, fill.mark.repeat(length))
}

/** Rounds the running total, not each part, so that parts add up to the bar; nothing above zero vanishes. */
function stackLengths(parts: readonly number[], scale: number): number[] {
  let sum = 0
  let drawnSoFar = 0
  return parts.map((part) => {
    sum += part
    const length = part === 0 ? 0 : Math.max(1, Math.round(sum * scale) - drawnSoFar)
    drawnSoFar += length
    return length
  })
}
