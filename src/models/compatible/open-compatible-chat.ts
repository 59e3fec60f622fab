import { SdkChatModel } from '../chat/sdk-chat-model.ts'
import type { Transport } from '../transport/transport.ts'

/** Thoughts of models that think before they answer. */
const thinkingTokens = 2_000

/** A chat model of any server that speaks OpenAI's Chat Completions protocol. */
export async function openCompatibleChat(
  name: string,
  transport: Transport,
  { contextTokens }: { readonly contextTokens: number },
): Promise<SdkChatModel> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const { baseUrl, apiKey, host } = transport.endpoint
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL: baseUrl,
    ...(apiKey === undefined ? {} : { apiKey }),
    includeUsage: true,
    supportsStructuredOutputs: true,
    fetch: transport.fetch,
  })
  return new SdkChatModel(provider.chatModel(name), transport, {
    id: `${host}/${name}`,
    name,
    contextTokens,
    thinkingTokens,
    options: (schema) => ({ providerOptions: { compatible: { strictJsonSchema: schema?.strict === true } } }),
  })
}
