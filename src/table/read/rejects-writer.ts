import { type FileHandle, open } from 'node:fs/promises'

/**
 * Why a record is not in the table. `ragged`: it has another number of fields than the header. `unclosed-quote`: a quote opens a
 * field and none closes it. `empty`: no field holds anything.
 */
export type RejectReason = 'ragged' | 'unclosed-quote' | 'empty'

/** One line of the rejects file. */
export interface Reject {
  /** 1-based ordinal of the record, header not counted. */
  readonly row: number
  /** 1-based physical line on which the record starts. */
  readonly line: number
  readonly reason: RejectReason
  /** Fields a row of the table has. */
  readonly expected: number
  /** Fields the record has. */
  readonly found: number
  /** The record as it stands in the file, decoded, cut after 500 characters. */
  readonly text: string
}

const textLimit = 500

/** Writes rejected records as JSON lines. The file is made with the first of them, so a clean table leaves none. */
export class RejectsWriter {
  count = 0
  readonly byReason: Record<RejectReason, number> = { ragged: 0, 'unclosed-quote': 0, empty: 0 }
  /** The first rejected record that is not merely empty, for the message. */
  first: Reject | undefined
  readonly #path: string
  #file: FileHandle | undefined
  #pending: string[] = []

  constructor(path: string) {
    this.#path = path
  }

  add(reject: Omit<Reject, 'text'>, record: Buffer): void {
    // Four bytes hold any character, so the slice holds the limit; a character cut in two at its end is cut off.
    const text = record
      .subarray(0, 4 * textLimit)
      .toString('utf8')
      .slice(0, textLimit)
    const whole = { ...reject, text }
    this.count++
    this.byReason[reject.reason]++
    if (reject.reason !== 'empty') this.first ??= whole
    this.#pending.push(`${JSON.stringify(whole)}\n`)
  }

  get full(): boolean {
    return this.#pending.length >= 1000
  }

  async flush(): Promise<void> {
    if (this.#pending.length === 0) return
    this.#file ??= await open(this.#path, 'w')
    await this.#file.write(this.#pending.join(''))
    this.#pending = []
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
  }
}
