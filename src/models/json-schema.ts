import { z } from 'zod'

type JsonSchema = Readonly<Record<string, unknown>>

/** A schema as the protocol wants it. */
export interface SchemaRequest {
  readonly schema: JsonSchema
  /** Whether the server may be asked to hold the model to it: that needs every property required and no other allowed. */
  readonly strict: boolean
}

export function schemaRequest(schema: z.ZodType): SchemaRequest {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any' })
  return { schema: json, strict: isStrict(json) }
}

function isStrict(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isStrict)
  if (typeof value !== 'object' || value === null) return true
  if ('properties' in value && typeof value.properties === 'object' && value.properties !== null) {
    const required = 'required' in value && Array.isArray(value.required) ? value.required : []
    const closed = 'additionalProperties' in value && value.additionalProperties === false
    if (!closed || !Object.keys(value.properties).every((name) => required.includes(name))) return false
  }
  return Object.values(value).every(isStrict)
}
