import { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import { recordedSettings, type TableSettings } from '../table/index.ts'
import { list } from './schemas.ts'

/** Settings as an answer carries them; see `settingsRecord`. */
const settingsSchema = z.strictObject({
  roles: list(z.tuple([z.string(), z.string()])).exactOptional(),
  text: list(z.string()).exactOptional(),
  onBadRow: z.enum(['reject', 'repair', 'fail']).exactOptional(),
  delimiter: z.string().exactOptional(),
  quote: z.string().exactOptional(),
  encoding: z.string().exactOptional(),
  private: list(z.string()).exactOptional(),
})

/** The settings with which an answer's file was read. Throws INPUT_INVALID for what no reading has. */
export function savedSettings(settings: unknown): TableSettings {
  const { success, data } = settingsSchema.safeParse(settings)
  if (success) return recordedSettings(data)
  throw new RagtimeError('INPUT_INVALID', {
    what: 'the settings of the answer are none of Ragtime',
    why: 'they name what no reading of a file has, or give it another kind of value',
    fix: 'give the answer as Ragtime printed it',
  })
}
