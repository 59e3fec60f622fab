import type { ChatReply } from '../chat-model.ts'
import type { SdkPart } from './sdk-model.ts'
import { WithoutThoughts } from './without-thoughts.ts'

export interface StreamedReply {
  readonly text: string
  /** `cut`: the stream ended without saying that the reply was whole. */
  readonly finish: ChatReply['finish'] | 'cut'
  /** As the provider counted them, where it did. */
  readonly inputTokens?: number
  readonly outputTokens?: number
}

/** Reads a reply to its end; an empty piece is a sign of life. Throws what the stream reports as an error: a malformed piece otherwise only leaves a hole in the text. */
export async function readStream(
  stream: ReadableStream<SdkPart>,
  onPiece: (text: string) => void,
): Promise<StreamedReply> {
  const filter = new WithoutThoughts()
  let text = ''
  let finish: StreamedReply['finish'] = 'cut'
  let usage: { inputTokens?: number; outputTokens?: number } = {}
  const hear = (piece: string) => {
    text += piece
    onPiece(piece)
  }
  for await (const part of stream) {
    if (part.type === 'error') throw part.error
    if (part.type === 'reasoning-delta') onPiece('')
    if (part.type === 'text-delta') hear(filter.push(part.delta))
    if (part.type !== 'finish') continue
    hear(filter.end())
    finish = finishOf(part.finishReason)
    usage = counted(part.usage)
  }
  return { text, finish, ...usage }
}

type FinishPart = Extract<SdkPart, { type: 'finish' }>

function finishOf({ unified, raw }: FinishPart['finishReason']): StreamedReply['finish'] {
  if (unified === 'length') return 'length'
  if (unified === 'content-filter') return 'refusal'
  // `other` with nothing raw: the connection closed in good order but early.
  return unified === 'stop' || (unified === 'other' && raw !== undefined) ? 'stop' : 'cut'
}

function counted({ inputTokens, outputTokens }: FinishPart['usage']): { inputTokens?: number; outputTokens?: number } {
  return {
    ...(inputTokens.total === undefined ? {} : { inputTokens: inputTokens.total }),
    ...(outputTokens.total === undefined ? {} : { outputTokens: outputTokens.total }),
  }
}
