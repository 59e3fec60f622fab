import { SdkChatModel } from '../chat/sdk-chat-model.ts'
import { knownModel } from '../known-models.ts'
import type { Transport } from '../transport/transport.ts'
import { importOpenai } from './import-openai.ts'

/** What OpenAI's models have at least today. */
const leastContextTokens = 128_000

/** For the thoughts of models that may not be able to do without. */
const thinkingTokens = 4_000

/** A chat model of OpenAI, over its Responses API. What is sent is not to be stored there. */
export async function openOpenaiChat(name: string, transport: Transport): Promise<SdkChatModel> {
  const { createOpenAI } = await importOpenai()
  const { baseUrl, apiKey = '' } = transport.endpoint
  const known = knownModel(name)
  const provider = createOpenAI({ baseURL: baseUrl, apiKey, fetch: transport.fetch })
  return new SdkChatModel(provider.responses(name), transport, {
    id: `openai/${name}`,
    name,
    contextTokens: known?.contextTokens ?? leastContextTokens,
    thinkingTokens: known?.thinks === false ? 0 : thinkingTokens,
    options: (schema) => ({
      // Answers rest on passages, not on thought; the SDK takes the nearest that a model knows.
      reasoning: 'none',
      providerOptions: { openai: { store: false, strictJsonSchema: schema?.strict === true } },
    }),
  })
}
