/** What the two chat endpoints send for one reply. */
export interface SpokenReply {
  readonly model: string
  readonly pieces: readonly string[]
  readonly end: 'stop' | 'length' | 'refusal'
  readonly usage: { readonly input: number; readonly output: number }
}

type Event = Readonly<Record<string, unknown>>

/** Chunks of `/chat/completions` with `stream: true`. `data: [DONE]` is not among them. */
export function completionChunks({ model, pieces, end, usage }: SpokenReply): Event[] {
  const chunk = (choice: object) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 0,
    model,
    choices: [{ index: 0, finish_reason: null, ...choice }],
  })
  const spoken = end === 'refusal' ? 'refusal' : 'content'
  return [
    chunk({ delta: { role: 'assistant', content: '' } }),
    ...pieces.map((piece) => chunk({ delta: { [spoken]: piece } })),
    chunk({ delta: {}, finish_reason: end === 'length' ? 'length' : 'stop' }),
    {
      ...chunk({}),
      choices: [],
      usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
    },
  ]
}

/** The body of `/chat/completions` without streaming. */
export function completionBody({ model, pieces, end, usage }: SpokenReply): Event {
  const text = pieces.join('')
  const message = end === 'refusal' ? { content: null, refusal: text } : { content: text }
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      { index: 0, message: { role: 'assistant', ...message }, finish_reason: end === 'length' ? 'length' : 'stop' },
    ],
    usage: { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output },
  }
}

/** Events of `/responses` with `stream: true`. */
export function responseEvents({ model, pieces, end, usage }: SpokenReply): Event[] {
  const response = { id: 'resp_1', created_at: 0, model }
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 }
  const delta = end === 'refusal' ? 'response.refusal.delta' : 'response.output_text.delta'
  return [
    { type: 'response.created', response },
    { type: 'response.output_item.added', output_index: 0, item: { type: 'message', id: 'msg_1' } },
    ...pieces.map((piece) => ({ type: delta, ...place, delta: piece })),
    ...(end === 'refusal' ? [{ type: 'response.refusal.done', ...place, refusal: pieces.join('') }] : []),
    { type: 'response.output_item.done', output_index: 0, item: { type: 'message', id: 'msg_1' } },
    {
      type: end === 'length' ? 'response.incomplete' : 'response.completed',
      response: {
        ...response,
        incomplete_details: end === 'length' ? { reason: 'max_output_tokens' } : null,
        usage: { input_tokens: usage.input, output_tokens: usage.output },
      },
    },
  ].map((event, sequence) => ({ ...event, sequence_number: sequence }))
}
