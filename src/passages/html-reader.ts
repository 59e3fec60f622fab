import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { Attributes, type AttributeValue } from './attributes.ts'
import { BlockWriter } from './block-writer.ts'
import { isHidden } from './hidden.ts'
import { element, elementBits, impliedEnds } from './html-elements.ts'
import { OpenElements } from './open-elements.ts'
import { contextWithin } from './page-context.ts'
import type { Context, Reading } from './reading.ts'
import { TableRows } from './table-rows.ts'

/** Reads the shown text of an HTML cell in one pass, whole page or fragment, however broken. Linear in its length. */
export function readHtml(raw: string): Reading {
  const writer = new BlockWriter(raw)
  const tokenizer = new Tokenizer({}, new HtmlReader(raw, writer))
  tokenizer.write(raw)
  tokenizer.end()
  return writer
}

const headingName = /^h[1-6]$/
const descriptionNames = new Set(['description', 'og:description', 'twitter:description'])
/** An address to write to or call is content, not a way to another page. */
const contactLink = /^\s*(?:mailto|tel|sms|callto):/i

/**
 * Keeps its own stack of open elements instead of htmlparser2's Parser, whose stack costs quadratic time on deep nesting. Inline
 * elements are not on it: wrongly nested ones then do no harm.
 */
class HtmlReader implements TokenizerCallbacks {
  readonly #raw: string
  readonly #writer: BlockWriter
  readonly #attributes: Attributes
  readonly #open = new OpenElements()
  readonly #tables: TableRows[] = []
  #tableCount = 0
  /** Height of the stack at the outermost hidden element; −1 when all is shown. */
  #hiddenAt = -1
  #tag = ''
  /** Height of the stack where the open link or button began; −1 outside. */
  #linkAt = -1
  #figureInk = 0
  #linkInk = 0
  #alternative: { readonly value: AttributeValue; readonly ink: number } | undefined

  constructor(raw: string, writer: BlockWriter) {
    this.#raw = raw
    this.#writer = writer
    this.#attributes = new Attributes(raw)
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#raw.slice(start, end).toLowerCase()
    this.#attributes.clear()
  }

  onattribname(start: number, end: number): void {
    this.#attributes.onName(start, end)
  }

  onattribdata(start: number, end: number): void {
    this.#attributes.onData(start, end)
  }

  onattribentity(codePoint: number): void {
    this.#attributes.onEntity(codePoint)
  }

  onattribend(): void {
    this.#attributes.onEnd()
  }

  onopentagend(): void {
    this.#startElement(this.#tag, false)
  }

  onselfclosingtag(): void {
    this.#startElement(this.#tag, this.isInForeignContext())
  }

  onclosetag(start: number, end: number): void {
    this.#endElement(this.#raw.slice(start, end).toLowerCase())
  }

  ontext(start: number, end: number): void {
    if (this.#hiddenAt < 0) this.#writer.text(start, end)
  }

  ontextentity(codePoint: number, end: number): void {
    if (this.#hiddenAt < 0) this.#writer.codePoint(codePoint, this.#raw.lastIndexOf('&', end - 1), end)
  }

  /** As in XML and feeds: what CDATA holds is text. */
  oncdata(start: number, end: number, endOffset: number): void {
    this.ontext(start, end - endOffset)
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    this.#endLink()
    while (this.#open.length > 0) this.#pop()
    this.#writer.endBlock()
  }

  isInForeignContext(): boolean {
    return (this.#open.has('svg') || this.#open.has('math')) && !this.#open.has('foreignobject')
  }

  #startElement(name: string, selfClosing: boolean): void {
    const bits = elementBits.get(name) ?? 0
    const isBlock = (bits & element.block) !== 0
    // A block of HTML inside a drawing means that the drawing was never closed.
    if (isBlock && name !== 'title' && this.#open.has('svg') && !this.#open.has('foreignobject'))
      this.#popThrough('svg')
    const ended = impliedEnds.get(name)
    while (ended?.has(this.#open.innermost)) this.#pop()
    if (this.#hiddenAt >= 0) {
      if ((bits & element.void) === 0 && !selfClosing) this.#push(name, this.#writer.context)
      return
    }
    if ((bits & element.apart) !== 0) this.#writer.ink.apart()
    if ((bits & element.void) !== 0) {
      this.#readVoid(name)
      return
    }
    if (selfClosing) return
    if ((bits & element.dropped) !== 0 || isHidden(name, this.#attributes)) {
      this.#hiddenAt = this.#open.length
      this.#push(name, this.#writer.context)
      return
    }
    if (name === 'a' || name === 'button') this.#startLink(name)
    if (isBlock) this.#startBlock(name)
    else if (name === 'math') this.#push(name, this.#writer.context)
  }

  #readVoid(name: string): void {
    if (name === 'br') this.#writer.breakLine()
    else if (name === 'hr') this.#writer.endBlock()
    else if (name === 'meta') this.#readMeta()
    else if (name === 'img') this.#readImage()
  }

  #startBlock(name: string): void {
    const writer = this.#writer
    if (headingName.test(name)) this.#popHeading()
    const context = contextWithin(name, writer.context, this.#attributes, this.#open)
    if (context === writer.context) writer.breakLine()
    else writer.endBlock()
    this.#push(name, context)
    if (name === 'figure') this.#figureInk = writer.ink.length
    this.#startTablePart(name)
  }

  #startTablePart(name: string): void {
    const table = this.#tables.at(-1)
    if (name === 'table') {
      table?.startInner()
      this.#tableCount++
      this.#tables.push(new TableRows(this.#tableCount, this.#writer.blocks))
    } else if (name === 'thead') table?.startHead()
    else if (name === 'tr') table?.startRow()
    else if (name === 'td' || name === 'th') {
      this.#writer.endBlock()
      const columns = this.#attributes.get('colspan')?.value
      const rows = this.#attributes.get('rowspan')?.value
      table?.startCell({ columns, rows, head: name === 'th' })
    }
  }

  #endElement(name: string): void {
    if (name === 'a' || name === 'button') this.#endLink()
    const bits = elementBits.get(name) ?? 0
    const isOpen = this.#open.has(name)
    if (this.#hiddenAt < 0) {
      if ((bits & element.apart) !== 0) this.#writer.ink.apart()
      if (name === 'br' || ((bits & element.block) !== 0 && !isOpen)) this.#writer.breakLine()
    }
    if (isOpen) this.#popThrough(name)
  }

  #push(name: string, context: Context): void {
    this.#open.push(name, this.#writer.context)
    this.#writer.context = context
  }

  #popThrough(name: string): void {
    let popped: string | undefined
    do popped = this.#pop()
    while (popped !== undefined && popped !== name)
  }

  /** A heading does not hold another: the one before was left open. */
  #popHeading(): void {
    while (this.#writer.context.kind === 'heading' && this.#open.length > 0) this.#pop()
  }

  #pop(): string | undefined {
    const closed = this.#open.pop()
    if (closed === undefined) return undefined
    const { name, context } = closed
    const writer = this.#writer
    if (this.#hiddenAt < 0) {
      if (name === 'figure') this.#writeAlternative(this.#figureInk)
      if (this.#linkAt > this.#open.length) this.#endLink()
      if (context !== writer.context) writer.endBlock()
      else if (((elementBits.get(name) ?? 0) & element.block) !== 0) writer.breakLine()
      this.#endTablePart(name)
    } else if (this.#open.length === this.#hiddenAt) this.#hiddenAt = -1
    writer.context = context
    return name
  }

  #endTablePart(name: string): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') {
      this.#writer.endBlock()
      table.endCell()
    }
    if (name === 'tr' || name === 'table') table.endRow()
    if (name === 'thead') table.endHead()
    if (name === 'table') this.#tables.pop()
  }

  #startLink(name: string): void {
    this.#endLink()
    const href = this.#attributes.get('href')?.value
    const counts = name === 'button' || (href !== undefined && !contactLink.test(href))
    this.#writer.startLink({ counts })
    this.#linkAt = this.#open.length
    this.#linkInk = this.#writer.ink.length
    this.#alternative = undefined
  }

  #endLink(): void {
    if (this.#linkAt < 0) return
    this.#writeAlternative(this.#linkInk)
    this.#writer.endLink()
    this.#linkAt = -1
  }

  /** An image's alternative text stands in for the text of a link or figure that shows none; `start` is where it began in the ink. */
  #writeAlternative(start: number): void {
    const alternative = this.#alternative
    this.#alternative = undefined
    const { length } = this.#writer.ink
    // Text since the image, as in a figure within a figure, would put its raw place out of order.
    if (alternative !== undefined && alternative.ink === length && start === length) {
      this.#writer.writeAlternative(alternative.value)
    }
  }

  #readImage(): void {
    if (this.#linkAt < 0 && !this.#open.has('figure')) return
    const alternative = this.#attributes.get('alt')
    if (alternative === undefined || alternative.value === '') return
    this.#alternative ??= { value: alternative, ink: this.#writer.ink.length }
  }

  #readMeta(): void {
    const name = this.#attributes.get('name') ?? this.#attributes.get('property')
    const content = this.#attributes.get('content')
    if (content === undefined || !descriptionNames.has(name?.value.trim().toLowerCase() ?? '')) return
    this.#writer.writeDescription(content)
  }
}
