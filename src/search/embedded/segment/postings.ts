import { ByteReader } from './byte-reader.ts'
import type { GrowingBytes } from './growable.ts'

/** The passages that hold a term, and how often, side by side. */
export interface Postings {
  /** Numbers of passages in the segment, ascending. */
  readonly passages: Uint32Array
  readonly tf: Uint16Array
  /** At least the greatest of `tf`. */
  readonly mostTf: number
}

export const noPostings: Postings = { passages: new Uint32Array(0), tf: new Uint16Array(0), mostTf: 0 }

/** More occurrences in one passage than this count as this many: their share of the score has long been full. */
const mostCounted = 65_535

/*
 * A posting is a varint `distance << 2 | context << 1 | once`, and a varint with the frequency in the text unless `once`.
 * `distance` counts from the passage before; `context` says that the term stands in the passage's headings or its entity's name.
 */

/** Frequency in the text and presence in the context, as one number while a segment is built. */
export const packFrequency = (text: number, context: boolean): number => text * 2 + (context ? 1 : 0)

/** What ranks of a packed frequency: a term in the context counts like one more occurrence. */
export const frequencyOf = (packed: number): number => Math.min((packed >>> 1) + (packed & 1), mostCounted)

/** Appends a term's posting; returns the bytes' new length. `before` is the passage of its posting before, or -1. */
export function writePosting(bytes: GrowingBytes, distance: number, packed: number): void {
  const text = packed >>> 1
  const context = packed & 1
  const once = text === 1 ? 1 : 0
  bytes.varint(distance * 4 + context * 2 + once)
  if (once === 0) bytes.varint(text)
}

/** Reads `count` postings. A term in the context counts like one more occurrence. */
export function readPostings(bytes: Buffer, count: number): Postings {
  const passages = new Uint32Array(count)
  const tf = new Uint16Array(count)
  let at = 0
  let passage = 0
  let mostTf = 0
  for (let index = 0; index < count; index++) {
    let head = bytes[at++] ?? 0
    if (head > 127) {
      head &= 127
      for (let shift = 7; ; shift += 7) {
        const byte = bytes[at++] ?? 0
        head |= (byte & 127) << shift
        if (byte < 128) break
      }
    }
    let text = 1
    if ((head & 1) === 0) {
      text = bytes[at++] ?? 0
      if (text > 127) {
        text &= 127
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++] ?? 0
          text |= (byte & 127) << shift
          if (byte < 128) break
        }
      }
    }
    passage += head >>> 2
    passages[index] = passage
    const frequency = Math.min(text + ((head >>> 1) & 1), mostCounted)
    tf[index] = frequency
    if (frequency > mostTf) mostTf = frequency
  }
  return { passages, tf, mostTf }
}

/** Every posting of a list as it was written: its passage and its packed frequency. */
export function eachPosting(bytes: Buffer, visit: (passage: number, packed: number) => void): void {
  const reader = new ByteReader(bytes)
  let passage = 0
  while (!reader.done) {
    const head = reader.varint()
    passage += head >>> 2
    const text = (head & 1) === 1 ? 1 : reader.varint()
    visit(passage, packFrequency(text, (head & 2) !== 0))
  }
}
