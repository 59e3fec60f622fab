import { RagtimeError } from '../errors.ts'
import { columnRoles } from '../operations/index.ts'
import type { Flag, FlagValues } from './command.ts'

/** Flags that every command takes. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  json: { type: 'boolean', help: 'print JSON instead of text' },
  store: { type: 'string', value: 'DIR', help: 'keep the store in DIR instead of beside the file' },
  role: {
    type: 'string',
    multiple: true,
    value: 'COLUMN=ROLE',
    help: `say what a column is: ${columnRoles.join(' ')} (repeatable)`,
  },
  private: {
    type: 'string',
    multiple: true,
    value: 'COLUMN',
    help: 'never send cells of this column to a model (repeatable; remembered)',
  },
  'on-bad-row': {
    type: 'string',
    value: 'HOW',
    help: 'rows with too many or too few fields: reject (default), repair or fail',
  },
  delimiter: { type: 'string', value: 'CHAR', help: 'field separator, when guessing goes wrong' },
  quote: { type: 'string', value: 'CHAR', help: 'quote character, when guessing goes wrong' },
  encoding: { type: 'string', value: 'NAME', help: 'character encoding, when guessing goes wrong' },
  quiet: { type: 'boolean', short: 'q', help: 'no progress and no warnings on stderr' },
  help: { type: 'boolean', short: 'h', help: 'show this help' },
}

/** For the commands about what was saved. */
export const fileFlag: Flag = {
  type: 'string',
  value: 'FILE',
  help: 'the CSV; by default the one of the recorded name in the current folder',
}

/** For the commands that can show how their result came about. */
export const explainFlag: Flag = { type: 'boolean', help: 'show how the result came about' }

/** For the commands that may ask a model. */
export const modelFlags: Readonly<Record<string, Flag>> = {
  model: { type: 'string', value: 'NAME', help: 'chat model to ask, as its server calls it' },
  'base-url': { type: 'string', value: 'URL', help: 'model server that speaks the protocol of OpenAI' },
  embeddings: { type: 'string', value: 'NAME', help: 'model that makes vectors of passages' },
  'no-model': { type: 'boolean', help: 'ask no model, also when a key is set' },
  offline: { type: 'boolean', help: 'no network at all' },
  'dry-run': { type: 'boolean', help: 'show what would be sent and what it would cost, and send nothing' },
  'max-usd': { type: 'string', value: 'USD', help: 'most that the calls of this command may cost' },
}

export function stringFlag(flags: FlagValues, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

export function stringsFlag(flags: FlagValues, name: string): string[] {
  const value = flags[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** A whole number of at least `least`, or the fallback when the flag was not given. */
export function countFlag(flags: FlagValues, name: string, least: number, fallback: number): number {
  const text = stringFlag(flags, name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new RagtimeError('USAGE', {
    what: `--${name} is "${text}"`,
    why: `it must be a whole number of at least ${least}`,
    fix: `pass for example --${name} ${fallback}`,
    data: { flag: name, least },
  })
}

/** An amount of at least 0; undefined when the flag was not given. */
export function amountFlag(flags: FlagValues, name: string): number | undefined {
  const text = stringFlag(flags, name)
  if (text === undefined) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(value) && value >= 0) return value
  throw new RagtimeError('USAGE', {
    what: `--${name} is "${text}"`,
    why: 'it must be a number of at least 0',
    fix: `pass for example --${name} 0.10`,
    data: { flag: name },
  })
}

/** `company=entity` pairs as a record. */
export function rolesFlag(flags: FlagValues): Record<string, string> {
  const pairs = stringsFlag(flags, 'role').map((pair) => {
    const split = pair.lastIndexOf('=')
    if (split < 1) {
      throw new RagtimeError('USAGE', {
        what: `--role is "${pair}"`,
        why: 'it must name a column and its role',
        fix: 'pass for example --role company_name=entity',
      })
    }
    return [pair.slice(0, split), pair.slice(split + 1)] as const
  })
  return Object.fromEntries(pairs)
}
