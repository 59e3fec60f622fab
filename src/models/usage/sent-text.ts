import { createHash } from 'node:crypto'
import { z } from 'zod'

/** Exactly what leaves the machine with one call, but for names of models and numbers. */
export const sentTextSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chat'),
    instructions: z.string(),
    prompt: z.string(),
    /** The JSON schema of the reply. */
    schema: z.record(z.string(), z.unknown()).exactOptional(),
  }),
  z.object({ kind: z.literal('embeddings'), texts: z.array(z.string()).readonly() }),
])
export type SentText = Readonly<z.infer<typeof sentTextSchema>>

/** As it is kept in a file, whose name is its hash. */
export function sentTextFile(sent: SentText): { readonly hash: string; readonly content: string } {
  const content = `${JSON.stringify(sent, null, 2)}\n`
  return { hash: createHash('sha256').update(content).digest('hex'), content }
}
