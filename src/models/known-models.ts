/** What is known of a model beforehand. Prices in USD per million tokens. */
export interface KnownModel {
  readonly contextTokens: number
  readonly inputPrice: number
  readonly outputPrice: number
}

/**
 * OpenAI's current small model, for focused work in volume. Window and prices as on developers.openai.com/api/docs/models and
 * /api/docs/pricing, read in November 2026. This line is the only place that names the default.
 */
export const defaultChatModel = 'gpt-6-luna'

/** By name at OpenAI, from the same pages. Prompts here stay far below the 272,000 tokens above which some cost more. */
const openaiModels: Readonly<Record<string, KnownModel>> = {
  'gpt-6-luna': { contextTokens: 1_050_000, inputPrice: 0.1, outputPrice: 0.5 },
  'gpt-6.1-terra': { contextTokens: 1_050_000, inputPrice: 1, outputPrice: 5 },
  'gpt-6.2-sol': { contextTokens: 1_050_000, inputPrice: 2, outputPrice: 10 },
  'gpt-6.2-astra': { contextTokens: 1_050_000, inputPrice: 8, outputPrice: 40 },
  'gpt-5.6-luna': { contextTokens: 1_050_000, inputPrice: 0.2, outputPrice: 1.2 },
  'gpt-5-nano': { contextTokens: 400_000, inputPrice: 0.05, outputPrice: 0.4 },
  'text-embedding-3-small': { contextTokens: 8_192, inputPrice: 0.02, outputPrice: 0 },
  'text-embedding-3-large': { contextTokens: 8_192, inputPrice: 0.13, outputPrice: 0 },
}

/** Undefined for a model nobody wrote down here: its price is then unknown, which is not zero. */
export function knownModel(name: string): KnownModel | undefined {
  // Object.hasOwn: a name comes from outside and may be "constructor".
  return Object.hasOwn(openaiModels, name) ? openaiModels[name] : undefined
}
