import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../store/index.ts'
import { makeFolder } from './make-folder.ts'

/** Raised when what an entry says changes its meaning: older entries are then not found. */
const format = 1

const replySchema = z.object({
  text: z.string(),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  estimated: z.literal(true).exactOptional(),
})
const entrySchema = z.object({ check: z.string(), reply: replySchema })

export type CachedReply = Readonly<z.infer<typeof replySchema>>

/** All that a reply depends on. No key, no address. */
export interface ReplyKey {
  readonly model: string
  readonly instructions: string
  readonly prompt: string
  readonly schema: unknown
  readonly maxOutputTokens: number
}

/** Whole replies by what was asked, each in a file of its own. What is damaged or cannot be written counts as not there. */
export class ReplyCache {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async get(key: ReplyKey): Promise<CachedReply | undefined> {
    const content = await readFile(this.#path(key), 'utf8').catch(() => undefined)
    if (content === undefined) return undefined
    try {
      const { check, reply } = entrySchema.parse(JSON.parse(content))
      return check === hashOf(reply) ? reply : undefined
    } catch {
      return undefined
    }
  }

  async put(key: ReplyKey, reply: CachedReply): Promise<void> {
    const entry = { check: hashOf(reply), reply }
    try {
      await makeFolder(this.#folder)
      await writeDurably(this.#path(key), [Buffer.from(JSON.stringify(entry))])
    } catch {
      // The reply is there; only the next one will be paid for again.
    }
  }

  #path({ model, instructions, prompt, schema, maxOutputTokens }: ReplyKey): string {
    return join(this.#folder, `${hashOf([format, model, instructions, prompt, schema ?? null, maxOutputTokens])}.json`)
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, byName)).digest('hex')
}

/** Keys in one order, so that equal values are equal texts. */
function byName(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
