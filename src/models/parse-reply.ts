import type { z } from 'zod'

/** `problem` names places and kinds, for a model that is asked again: it quotes nothing of the reply. */
export type ParsedReply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: 'no-json' | 'wrong-shape'; readonly problem: string }

/** The JSON value of a reply, also from within a code fence or between words, when it has the shape of `schema`. */
export function parseReply<Schema extends z.ZodType>(text: string, schema: Schema): ParsedReply<z.output<Schema>> {
  const value = firstJson(text)
  if (value === undefined) return { ok: false, why: 'no-json', problem: 'the reply is not one JSON value' }
  const parsed = schema.safeParse(value.json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues = parsed.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.') || 'the value'}: ${code}`)
  return { ok: false, why: 'wrong-shape', problem: issues.join('; ') }
}

function firstJson(text: string): { readonly json: unknown } | undefined {
  const fenced = /```(?:json)?([\s\S]*?)```/.exec(text)?.[1]
  const start = text.search(/[[{]/)
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))
  for (const candidate of [text, fenced, start < 0 ? undefined : text.slice(start, end + 1)]) {
    if (candidate === undefined) continue
    try {
      return { json: JSON.parse(candidate) }
    } catch {
      // The next candidate may be it.
    }
  }
  return undefined
}
