/** Decimals that were added up in another order differ in their last digits. */
const roundingError = 1e-12

/**
 * Where two JSON values first differ, as a path (`rows.3.1`), and how; undefined when they are equal. Numbers that differ only by rounding
 * are equal. Walks without recursion, so that deep values are no danger.
 */
export function firstDifference(stated: unknown, found: unknown): string | undefined {
  const pairs: { readonly path: string; readonly stated: unknown; readonly found: unknown }[] = [
    { path: '', stated, found },
  ]
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const { path } = pair
    if (isEqualLeaf(pair.stated, pair.found)) continue
    if (!isBranch(pair.stated) || !isBranch(pair.found) || Array.isArray(pair.stated) !== Array.isArray(pair.found)) {
      return `${path === '' ? 'it' : path} is ${shown(pair.stated)}, expected ${shown(pair.found)}`
    }
    const [left, right] = [new Map(Object.entries(pair.stated)), new Map(Object.entries(pair.found))]
    const keys = [...new Set([...right.keys(), ...left.keys()])].reverse()
    for (const key of keys) {
      pairs.push({ path: path === '' ? key : `${path}.${key}`, stated: left.get(key), found: right.get(key) })
    }
  }
  return undefined
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

function isEqualLeaf(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left === right
    return Math.abs(left - right) <= roundingError * Math.max(Math.abs(left), Math.abs(right))
  }
  return left === right
}

const longestShown = 80

function shown(value: unknown): string {
  if (value === undefined) return 'absent'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isBranch(value)) return 'an object'
  const text = JSON.stringify(value)
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}…`
}
