import { RagtimeError } from '../errors.ts'
import type { DatasetSettings } from '../operations/index.ts'
import type { FlagValues } from './command.ts'
import { rolesFlag, stringFlag, stringsFlag } from './flags.ts'
import { modelOptions } from './model-options.ts'

const waysWithBadRows = ['reject', 'repair', 'fail'] as const

/** What the flags say about reading the file and keeping the store; flags not given are left out. */
export function datasetSettings(flags: FlagValues): DatasetSettings {
  const roles = rolesFlag(flags)
  const texts = ['store', 'delimiter', 'quote', 'encoding'].flatMap((name) => {
    const value = stringFlag(flags, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const onBadRow = badRowFlag(flags)
  const privately = stringsFlag(flags, 'private')
  const model = modelOptions(flags)
  return {
    ...Object.fromEntries(texts),
    ...(Object.keys(roles).length === 0 ? {} : { roles }),
    ...(onBadRow === undefined ? {} : { onBadRow }),
    ...(privately.length === 0 ? {} : { private: privately }),
    ...(Object.keys(model).length === 0 ? {} : { model }),
  }
}

function badRowFlag(flags: FlagValues): (typeof waysWithBadRows)[number] | undefined {
  const given = stringFlag(flags, 'on-bad-row')
  const known = waysWithBadRows.find((way) => way === given)
  if (given === undefined || known !== undefined) return known
  throw new RagtimeError('USAGE', {
    what: `--on-bad-row is "${given}"`,
    why: `it must be one of ${waysWithBadRows.join(', ')}`,
    fix: 'leave it out to set bad rows aside and count them',
  })
}
