import { type AttributeValue, writeValue } from './attributes.ts'
import { Ink } from './ink.ts'
import { type Context, pageContext, type ReadBlock } from './reading.ts'

/** A heading longer than this was left open by mistake. */
const maxHeadingLength = 300

const wordCharacter = /[\p{L}\p{N}]/u

/** Writes the shown characters of a page and cuts them into blocks. */
export class BlockWriter {
  readonly ink: Ink
  readonly blocks: ReadBlock[] = []
  /** What the tags around the current place make of the text. A block takes the context it ends in. */
  context: Context = pageContext
  readonly #raw: string
  #hasTitle = false
  // Of the current block: characters in links, links begun, and words outside them.
  #hasLink = false
  #links = 0
  #hasUnlinked = false
  #inLink = false
  #linkEnd = -1

  constructor(raw: string) {
    this.#raw = raw
    this.ink = new Ink(raw)
  }

  text(start: number, end: number): void {
    if (!this.context.lines) {
      this.#write(start, end)
      return
    }
    let from = start
    for (let at = start; at < end; at++) {
      if (this.#raw.charCodeAt(at) !== 0x0a) continue
      this.#write(from, at)
      this.breakLine()
      from = at + 1
    }
    this.#write(from, end)
  }

  codePoint(codePoint: number, start: number, end: number): void {
    this.ink.codePoint(codePoint, start, end)
    this.#note(String.fromCodePoint(codePoint))
  }

  startLink({ counts }: { readonly counts: boolean }): void {
    // Two links side by side are two words, however their style sets them apart.
    if (this.ink.length === this.#linkEnd) this.ink.apart()
    this.#inLink = counts
    if (counts) this.#links++
  }

  endLink(): void {
    this.#inLink = false
    this.#linkEnd = this.ink.length
  }

  /** An image's alternative text is a line of its own, so that no quote begins inside an attribute and ends outside. */
  writeAlternative(alternative: AttributeValue): void {
    if (this.ink.blockLength > 0) return
    writeValue(this.ink, alternative)
    this.#note(alternative.value)
    this.endBlock()
  }

  writeDescription(value: AttributeValue): void {
    this.endBlock()
    writeValue(this.ink, value)
    const ink = this.ink.endBlock()
    if (ink === undefined) return
    this.blocks.push({
      ...this.context,
      form: 'text',
      kind: 'sentence',
      level: 0,
      description: true,
      ink,
      links: 0,
    })
  }

  /** A line ends. A heading or title goes on: its lines are one. */
  breakLine(): void {
    const { kind } = this.context
    const goesOn = (kind === 'heading' || kind === 'title') && this.ink.blockLength < maxHeadingLength
    if (goesOn) this.ink.apart()
    else this.endBlock()
  }

  endBlock(): void {
    const ink = this.ink.endBlock()
    // A link around several blocks makes each of them one.
    const links = this.#hasLink && !this.#hasUnlinked ? Math.max(this.#links, 1) : 0
    this.#hasLink = false
    this.#links = 0
    this.#hasUnlinked = false
    if (ink === undefined) return
    const { kind } = this.context
    // Only the first title is the page's.
    const context = kind === 'title' && this.#hasTitle ? { ...this.context, kind: 'sentence' as const } : this.context
    if (kind === 'title') this.#hasTitle = true
    this.blocks.push({ ...context, form: 'text', description: false, ink, links })
  }

  #write(start: number, end: number): void {
    const before = this.ink.length
    this.ink.text(start, end)
    if (this.ink.length > before && !(this.#inLink ? this.#hasLink : this.#hasUnlinked))
      this.#note(this.#raw.slice(start, end))
  }

  #note(shown: string): void {
    if (this.#inLink) this.#hasLink = true
    else if (wordCharacter.test(shown)) this.#hasUnlinked = true
  }
}
