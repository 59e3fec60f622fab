import type { Span } from './passage.ts'

/** 53-bit hash of a text (cyrb53, public domain), equal in every run. Never 0. */
export function hashText(text: string, seed = 0): number {
  return hashOfSpan(text, { start: 0, end: text.length }, seed)
}

/** `hashText(text.slice(start, end))`. */
export function hashSpan(text: string, span: Span): number {
  return hashOfSpan(text, span, 0)
}

function hashOfSpan(text: string, { start, end }: Span, seed: number): number {
  let one = 0xdeadbeef ^ seed
  let two = 0x41c6ce57 ^ seed
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  return finish(one, two)
}

/** One hash from two; the order counts. */
export function combineHashes(first: number, second: number): number {
  const lowFirst = low(first)
  const highFirst = high(first)
  const lowSecond = low(second)
  const highSecond = high(second)
  // Written out: called for every block and page, and a loop would make an array each time.
  const one = mixOne(mixOne(mixOne(mixOne(0xdeadbeef, lowFirst), highFirst), lowSecond), highSecond)
  const two = mixTwo(mixTwo(mixTwo(mixTwo(0x41c6ce57, lowFirst), highFirst), lowSecond), highSecond)
  return finish(one, two)
}

function mixOne(state: number, part: number): number {
  const mixed = Math.imul(state ^ part, 2654435761)
  return (mixed << 13) | (mixed >>> 19)
}

function mixTwo(state: number, part: number): number {
  const mixed = Math.imul(state ^ part, 1597334677)
  return (mixed << 15) | (mixed >>> 17)
}

function low(hash: number): number {
  return hash | 0
}

function high(hash: number): number {
  return Math.floor(hash / 0x100000000)
}

function finish(one: number, two: number): number {
  const left = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  const right = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909)
  return 0x100000000 * (0x1fffff & right) + (left >>> 0) || 1
}
