/** 53-bit hash of a text (cyrb53, public domain), equal in every run. Never 0. */
export function hashText(text: string, seed = 0): number {
  let one = 0xdeadbeef ^ seed
  let two = 0x41c6ce57 ^ seed
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  return finish(one, two)
}

/** One hash from two; the order counts. */
export function combineHashes(first: number, second: number): number {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (const part of [low(first), high(first), low(second), high(second)]) {
    one = Math.imul(one ^ part, 2654435761)
    two = Math.imul(two ^ part, 1597334677)
    one = (one << 13) | (one >>> 19)
    two = (two << 15) | (two >>> 17)
  }
  return finish(one, two)
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
