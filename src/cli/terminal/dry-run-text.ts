import { type Dataset, usdText } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { sentText } from './sent-text.ts'
import { paint, type Screen } from './style.ts'

type PlannedCall = Awaited<ReturnType<Dataset['embeddings']['meter']>>['planned'][number]

/** Each call that a dry run came to: what for, how much, what it would cost at most, and all that it would send. */
export function dryRunText(planned: readonly PlannedCall[], screen: Screen): string {
  if (planned.length === 0) return 'nothing would be sent'
  const calls = planned.map(({ purpose, model, inputTokens, outputTokens, usd, sent }) => {
    const cost = usd === undefined ? usdText(usd) : `at most ${usdText(usd)}`
    const tokens = `about ${inputTokens} tokens in, at most ${outputTokens} out`
    return `${paint(screen, 'bold', `${purpose} to ${printableLine(model)}: ${tokens}, ${cost}`)}\n${sentText(sent, screen)}`
  })
  const total = planned.reduce<number | undefined>(
    (sum, { usd }) => (sum === undefined || usd === undefined ? undefined : sum + usd),
    0,
  )
  const count = planned.length === 1 ? '1 call' : `${planned.length} calls`
  return [
    ...calls,
    `${count}, ${total === undefined ? usdText(total) : `at most ${usdText(total)}`}; nothing was sent`,
  ].join('\n\n')
}
