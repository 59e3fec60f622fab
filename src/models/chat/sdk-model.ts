import type { OpenAIProvider } from '@ai-sdk/openai'

/** A language model as the AI SDK's providers make it. */
export type SdkModel = ReturnType<OpenAIProvider['responses']>
export type SdkCall = Parameters<SdkModel['doStream']>[0]
export type SdkPart =
  Awaited<ReturnType<SdkModel['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never
