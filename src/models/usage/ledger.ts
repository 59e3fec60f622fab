import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RagtimeError } from '../../errors.ts'
import { writeDurably } from '../../store/index.ts'
import { type LedgerLine, ledgerLineSchema } from './ledger-entry.ts'
import { makeFolder } from './make-folder.ts'
import { type SentText, sentTextFile, sentTextSchema } from './sent-text.ts'

export interface LedgerContent {
  /** In the order they were written. */
  readonly lines: readonly LedgerLine[]
  /** Lines that cannot be read: a crash cut them. */
  readonly damaged: number
}

/**
 * The record of every call to a model: `calls.jsonl`, to which lines are only ever added, and the exact texts, each in a file named by
 * its hash. Several processes may write at once.
 */
export class Ledger {
  readonly #folder: string

  /** `folder` is made when the first line is written; the store around it must be there. */
  constructor(folder: string) {
    this.#folder = folder
  }

  get path(): string {
    return join(this.#folder, 'calls.jsonl')
  }

  /** On disk when it returns. Throws STORE_NOT_WRITABLE. */
  async add(line: LedgerLine): Promise<void> {
    await this.#writing(async () => {
      const file = await open(this.path, 'a')
      try {
        // The break before it ends a line that a crash cut; empty lines are skipped.
        await file.write(`\n${JSON.stringify(line)}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
    })
  }

  /** Keeps a text and gives its hash. Throws STORE_NOT_WRITABLE. */
  async keep(sent: SentText): Promise<string> {
    const { hash, content } = sentTextFile(sent)
    const path = this.#textPath(hash)
    await this.#writing(async () => {
      await makeFolder(join(this.#folder, 'texts'))
      const isWhole = (await readFile(path, 'utf8').catch(() => '')) === content
      if (!isWhole) await writeDurably(path, [Buffer.from(content)])
    })
    return hash
  }

  /** Empty when nothing was ever called. */
  async read(): Promise<LedgerContent> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    const parsed = text
      .split('\n')
      .filter((line) => line !== '')
      .map(parseLine)
    const lines = parsed.filter((line) => line !== undefined)
    return { lines, damaged: parsed.length - lines.length }
  }

  /** Undefined when its file is gone or is not what was written. */
  async text(hash: string): Promise<SentText | undefined> {
    const content = await readFile(this.#textPath(hash), 'utf8').catch(() => undefined)
    if (content === undefined) return undefined
    const parsed = sentTextSchema.safeParse(parseJson(content))
    return parsed.success && sentTextFile(parsed.data).hash === hash ? parsed.data : undefined
  }

  #textPath(hash: string): string {
    return join(this.#folder, 'texts', `${hash}.json`)
  }

  async #writing(write: () => Promise<void>): Promise<void> {
    try {
      await makeFolder(this.#folder)
      await write()
    } catch (cause) {
      throw new RagtimeError('STORE_NOT_WRITABLE', {
        what: `the ledger of calls to models in ${this.#folder} cannot be written`,
        why: cause instanceof Error && 'code' in cause ? String(cause.code) : 'writing failed',
        fix: 'make it writable, or name another folder with --store; nothing is sent that cannot be recorded',
        data: { folder: this.#folder },
        cause,
      })
    }
  }
}

function parseLine(line: string): LedgerLine | undefined {
  const parsed = ledgerLineSchema.safeParse(parseJson(line))
  return parsed.success ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
