import { Ink } from './ink.ts'
import type { Span } from './passage.ts'
import { pageContext, type ReadBlock, type Reading } from './reading.ts'

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g
const bullet = /^\s*(?:[-*+•‣◦▪●○·–—]|\(?(?:\d{1,3}|[a-z])[.)])\s+\S/
const hashes = /^(#{1,6})\s+\S/
/** A line of marks alone: a rule, or under a line the sign that it is a heading. */
const rule = /^\s*([=\-_*~])\1{2,}\s*$/

/** Text broken by hand at a fixed width has lines between these lengths; shorter ones (an address) and longer ones end where they end. */
const minWrapped = 40
const maxWrapped = 120

interface Line extends Span {
  readonly kind: 'heading' | 'item' | 'sentence'
  readonly level: number
  readonly indented: boolean
}

/** Reads a cell without markup: paragraphs apart by blank lines, lists by bullets or numbers, headings by `#` or a line of `=`. */
export function readPlainText(raw: string): Reading {
  const ink = new Ink(raw)
  const blocks: ReadBlock[] = []
  for (const paragraph of paragraphsOf(raw)) {
    const width = paragraph.slice(0, -1).reduce((widest, { start, end }) => Math.max(widest, end - start), 0)
    let first: Line | undefined
    for (const [index, line] of paragraph.entries()) {
      first ??= line
      const next = paragraph[index + 1]
      const wrapped = next !== undefined && isWrapped(line, next, width)
      ink.text(line.start, wrapped ? next.start : line.end)
      if (wrapped) continue
      const span = ink.endBlock()
      const { kind, level } = first
      if (span !== undefined)
        blocks.push({ ...pageContext, kind, level, form: 'text', description: false, ink: span, links: 0 })
      first = undefined
    }
  }
  return { ink, blocks }
}

/** The line's sentence goes on in the next line. */
function isWrapped(line: Line, next: Line, width: number): boolean {
  if (line.kind === 'heading' || next.kind !== 'sentence') return false
  if (line.kind === 'item' && next.indented) return true
  const length = line.end - line.start
  return length >= minWrapped && width <= maxWrapped && length >= 0.7 * width
}

function* paragraphsOf(raw: string): Generator<readonly Line[]> {
  let paragraph: Line[] = []
  for (const { start, end } of linesOf(raw)) {
    const text = raw.slice(start, end)
    const ruled = rule.exec(text)?.[1]
    if (ruled === undefined && text.trim() !== '') {
      paragraph.push({ start, end, ...formOf(text) })
      continue
    }
    const [only] = paragraph
    const isHeading = (ruled === '=' || ruled === '-') && paragraph.length === 1 && only?.kind === 'sentence'
    if (isHeading && only !== undefined) yield [{ ...only, kind: 'heading', level: ruled === '=' ? 1 : 2 }]
    else if (paragraph.length > 0) yield paragraph
    paragraph = []
  }
  if (paragraph.length > 0) yield paragraph
}

function formOf(text: string): Omit<Line, 'start' | 'end'> {
  const indented = /^\s/.test(text)
  const marks = hashes.exec(text)?.[1]
  if (marks !== undefined) return { kind: 'heading', level: marks.length, indented }
  return { kind: bullet.test(text) ? 'item' : 'sentence', level: 0, indented }
}

function* linesOf(raw: string): Generator<Span> {
  let start = 0
  for (const { index, 0: end } of raw.matchAll(lineEnd)) {
    yield { start, end: index }
    start = index + end.length
  }
  yield { start, end: raw.length }
}
