import type { Fault } from './fault.ts'
import { wordVector } from './word-vectors.ts'

/** The body of `/embeddings`. */
export function embeddingsBody(
  { model, input, dimensions: asked }: Readonly<Record<string, unknown>>,
  { dimensions, fault }: { readonly dimensions: number; readonly fault: Fault | undefined },
): object {
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
