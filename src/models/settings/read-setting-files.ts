import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { RagtimeError } from '../../errors.ts'

const configSchema = z.strictObject({
  model: z.string().min(1).optional(),
  embeddings: z.string().min(1).optional(),
  baseUrl: z.string().min(1).optional(),
  offline: z.boolean().optional(),
  maxUsd: z.number().min(0).optional(),
  contextTokens: z.int().min(1000).optional(),
  /** USD per million tokens, by name of the model; they take the place of known ones. */
  prices: z.record(z.string(), z.strictObject({ input: z.number().min(0), output: z.number().min(0) })).optional(),
})
export type ConfigFile = z.infer<typeof configSchema>

export interface SettingFiles {
  /** Of `.env`. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Of `ragtime.json`. */
  readonly config: ConfigFile
}

/** `.env` and `ragtime.json` of `folder`, each if it is there. Throws INPUT_INVALID. */
export async function readSettingFiles(folder: string): Promise<SettingFiles> {
  const [environment, config] = await Promise.all(
    ['.env', 'ragtime.json'].map((name) => readIfThere(join(folder, name))),
  )
  return {
    variables: environment === undefined ? {} : parseEnv(environment),
    config: config === undefined ? {} : parseConfig(config),
  }
}

function parseConfig(text: string): ConfigFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw wrongConfig('it is not JSON', cause)
  }
  const parsed = configSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw wrongConfig(z.prettifyError(parsed.error).replaceAll('\n', ' '), undefined)
}

function wrongConfig(why: string, cause: unknown): RagtimeError {
  return new RagtimeError('INPUT_INVALID', {
    what: 'ragtime.json in the current folder cannot be used',
    why,
    fix: `mend it; it may have ${Object.keys(configSchema.shape).join(', ')}. A key belongs into the environment or into .env`,
    data: { file: 'ragtime.json' },
    cause,
  })
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // A folder called .env is a virtual environment of Python: nothing to do with us.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code)))
      return undefined
    throw error
  }
}
