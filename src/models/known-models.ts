import type { Prices } from './usage/meter.ts'

/** What is known of a model beforehand. */
export interface KnownModel {
  readonly contextTokens: number
  readonly prices: Prices
  /** Whether it thinks before it answers even when told not to. */
  readonly thinks: boolean
}

/**
 * OpenAI's current small model, for focused work in volume: this line is the only place that names the default. Named on OpenAI's list of
 * models; window and prices as resellers that point to OpenAI's own pages gave them in November 2026.
 */
export const defaultChatModel = 'gpt-6-luna'

/** By name at OpenAI, from the same places. Prompts here stay far below the 272,000 tokens above which some cost more. */
const openaiModels: Readonly<Record<string, KnownModel>> = {
  'gpt-6-luna': { contextTokens: 1_050_000, prices: { input: 0.1, output: 0.5 }, thinks: false },
  'gpt-6.1-terra': { contextTokens: 1_050_000, prices: { input: 1, output: 5 }, thinks: false },
  'gpt-6.2-sol': { contextTokens: 1_050_000, prices: { input: 2, output: 10 }, thinks: true },
  'gpt-6.2-astra': { contextTokens: 1_050_000, prices: { input: 8, output: 40 }, thinks: true },
  'gpt-5.6-luna': { contextTokens: 1_050_000, prices: { input: 0.2, output: 1.2 }, thinks: true },
  'gpt-5-nano': { contextTokens: 400_000, prices: { input: 0.05, output: 0.4 }, thinks: true },
  'text-embedding-3-small': { contextTokens: 8_192, prices: { input: 0.02, output: 0 }, thinks: false },
  'text-embedding-3-large': { contextTokens: 8_192, prices: { input: 0.13, output: 0 }, thinks: false },
}

/** Undefined for a model nobody wrote down here: its price is then unknown, which is not zero. */
export function knownModel(name: string): KnownModel | undefined {
  // Object.hasOwn: a name comes from outside and may be "constructor".
  return Object.hasOwn(openaiModels, name) ? openaiModels[name] : undefined
}
