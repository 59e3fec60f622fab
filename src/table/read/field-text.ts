import type { Grammar } from './dialect.ts'
import type { FieldList } from './field-list.ts'
import { isEscapable } from './quoted-field.ts'

const headBytes = 1000

/** The beginning of a field, enough for looking at it. A character cut in two at its end becomes U+FFFD. */
export function fieldHead(grammar: Grammar, bytes: Buffer, fields: FieldList, field: number): string {
  const end = Math.min(fields.end(field), fields.start(field) + headBytes)
  const raw = bytes.subarray(fields.start(field), end)
  return (fields.escapes(field) === 0 ? raw : unescapeField(grammar, raw)).toString('utf8')
}

/** The bytes of a field without its quotes and escapes. A view into `bytes` where there is nothing to unescape. */
export function fieldBytes(grammar: Grammar, bytes: Buffer, fields: FieldList, field: number): Buffer {
  const raw = bytes.subarray(fields.start(field), fields.end(field))
  return fields.escapes(field) === 0 ? raw : unescapeField(grammar, raw)
}

/** Takes away what `escapes` counted: the first of two quotes, and an escape before anything that is no letter or digit. */
function unescapeField(grammar: Grammar, raw: Buffer): Buffer {
  const out = Buffer.allocUnsafe(raw.length)
  let length = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at]
    const drops =
      byte === grammar.escape ? isEscapable(raw[at + 1]) : byte === grammar.quote && raw[at + 1] === grammar.quote
    if (drops) at++
    out[length++] = raw[at] ?? 0
  }
  return out.subarray(0, length)
}
