import type { z } from 'zod'
import { type usage, usdText } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { sentText } from './sent-text.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'

type Usage = z.output<typeof usage.output>

/** Totals by purpose and model, or each call with its text. */
export function usageText(
  result: Usage,
  { texts, screen }: { readonly texts: boolean; readonly screen: Screen },
): string {
  const { calls, totals, ledger, damagedLines } = result
  if (calls.length === 0) return 'no model was ever asked about this file'
  const damage = damagedLines === 0 ? [] : [`${damagedLines} lines of ${printableLine(ledger)} cannot be read`]
  if (texts) return [...calls.map((call) => callText(call, screen)), totalText(result), ...damage].join('\n\n')
  const table = textTable(
    ['purpose', 'model', 'calls', 'cached', 'failed', 'tokens in', 'tokens out', 'cost'],
    totals.map((total) => [
      total.purpose,
      printableLine(total.model),
      total.calls,
      total.cached,
      total.failed,
      total.inputTokens,
      total.outputTokens,
      costText(total),
    ]),
    screen,
  )
  return [table, '', totalText(result), ...damage].join('\n')
}

function callText(call: Usage['calls'][number], screen: Screen): string {
  const { at, purpose, model, state, inputTokens, outputTokens, estimated, usd, code, sent, text } = call
  const tokens = `${inputTokens} tokens in, ${outputTokens} out${estimated === true ? ' (estimated)' : ''}`
  const ended = code === undefined ? state : `${state} (${code})`
  const head = `${at} ${purpose} ${printableLine(model)}: ${ended}, ${tokens}, ${usdText(usd)}`
  return `${paint(screen, 'bold', head)}\n${sent === undefined ? `the text ${text} is gone` : sentText(sent, screen)}`
}

function totalText({ usd, unpriced, calls }: Usage): string {
  const sent = calls.filter(({ state }) => state !== 'cached').length
  return `${sent} calls sent, ${calls.length - sent} answered from the cache: ${costText({ usd, unpriced })}`
}

function costText({ usd, unpriced }: { readonly usd: number; readonly unpriced: number }): string {
  if (unpriced === 0) return usdText(usd)
  return usd === 0 ? 'not known' : `${usdText(usd)} and ${unpriced} of unknown cost`
}
