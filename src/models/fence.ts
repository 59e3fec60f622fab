import { createHash } from 'node:crypto'

/** Characters of a code: enough that no text holds one by chance. */
const length = 10

/**
 * The code that marks what belongs to one request: it stands on every fence, and a reply must repeat it. It is made from the contents, so
 * whoever wrote them could not know it, and equal requests have equal codes. No content holds it.
 */
export function fenceCode(contents: readonly string[]): string {
  for (let attempt = 0; ; attempt++) {
    const hash = createHash('sha256').update(`${attempt}\u0000${contents.join('\u0000')}`)
    const code = BigInt(`0x${hash.digest('hex')}`)
      .toString(36)
      .slice(0, length)
    if (!contents.some((content) => content.includes(code))) return code
  }
}

/** Text from a table between lines that only this request has. What is inside cannot end it: it does not hold the code. */
export function fenced(text: string, { code, label }: { readonly code: string; readonly label: string }): string {
  return `<<<${code} ${label}\n${text}\n${code}>>>`
}
