import type { ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'
import { sendJson } from './send.ts'
import { wordVector } from './word-vectors.ts'

interface EmbeddingTurn {
  readonly body: Readonly<Record<string, unknown>>
  readonly dimensions: number
  readonly fault: Fault | undefined
}

/** Answers `/embeddings`, as far as the fault lets it. */
export function answerEmbeddings(response: ServerResponse, turn: EmbeddingTurn): void {
  const { fault } = turn
  const whole = JSON.stringify(embeddingsBody(turn))
  const half = whole.slice(0, whole.length / 2)
  const head = { 'content-type': 'application/json' }
  switch (fault?.kind) {
    case 'cut':
      response.writeHead(200, { ...head, 'content-length': Buffer.byteLength(whole) })
      response.write(half, () => response.destroy())
      return
    case 'hang-midway':
      response.writeHead(200, head).write(half)
      return
    case 'invalid-json':
      response.writeHead(200, head).end(half)
      return
    case 'wrong-schema':
      sendJson(response, { answer: 42 })
      return
    default:
      response.writeHead(200, head).end(whole)
  }
}

function embeddingsBody({ body: { model, input, dimensions: asked }, dimensions, fault }: EmbeddingTurn): object {
  const texts = Array.isArray(input) ? input.map(String) : [String(input)]
  const size = (typeof asked === 'number' ? asked : dimensions) - (fault?.kind === 'wrong-size' ? 1 : 0)
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: wordVector(text, size) }))
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0)
  return {
    object: 'list',
    model,
    data: fault?.kind === 'missing-embedding' ? data.slice(1) : data,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  }
}
