import { RagtimeError } from '../../errors.ts'
import { find, runOperation } from '../../operations/index.ts'
import type { Command, FlagValues } from '../command.ts'
import { countFlag, explainFlag, stringFlag, stringsFlag } from '../flags.ts'
import { findText } from '../terminal/find-text.ts'

const units = ['entity', 'row'] as const
/** Groups on a screen; `--json` gives all unless told otherwise. */
const shownByDefault = 100

export const findCommand: Command = {
  name: 'find',
  summary: find.summary,
  operands: 'QUERY',
  arity: [1, 1],
  flags: {
    explain: explainFlag,
    exact: { type: 'boolean', help: 'words as written only, no other forms of them' },
    language: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'only rows in this language: de, German (repeatable)',
    },
    'page-kind': {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'only pages of this kind, by address and title: pricing, contact, careers … (repeatable)',
    },
    entity: { type: 'string', multiple: true, value: 'NAME', help: 'only rows of this entity (repeatable)' },
    where: { type: 'string', value: 'SQL', help: 'only rows for which this SQL condition holds' },
    within: { type: 'string', value: 'UNIT', help: 'where all of the words must stand: row or entity (row)' },
    by: { type: 'string', value: 'UNIT', help: 'what to list: entity or row (entity, where there is one)' },
    limit: {
      type: 'string',
      short: 'k',
      value: 'N',
      help: `groups to print; all are counted (${shownByDefault}, with --json all)`,
    },
  },
  examples: [
    'ragtime find examples/companies/content.csv Tesla',
    `ragtime find examples/companies/content.csv 'cookies or cheese but not privacy'`,
    'ragtime find examples/companies/content.csv "which companies have a pricing page?"',
    `ragtime find examples/companies/content.csv "solar or battery" --language es --where "chunk_type = 'main'"`,
  ],
  async run({ dataset, operands, flags, json, explain, screen, job, write }) {
    const where = stringFlag(flags, 'where')
    const within = unitFlag(flags, 'within')
    const by = unitFlag(flags, 'by')
    const limit = json && flags.limit === undefined ? undefined : countFlag(flags, 'limit', 1, shownByDefault)
    const input = {
      query: operands[0] ?? '',
      exact: flags.exact === true,
      languages: stringsFlag(flags, 'language'),
      pageKinds: stringsFlag(flags, 'page-kind'),
      entities: stringsFlag(flags, 'entity'),
      ...(where === undefined ? {} : { where }),
      ...(within === undefined ? {} : { within }),
      ...(by === undefined ? {} : { by }),
      ...(limit === undefined ? {} : { limit }),
    }
    const found = await runOperation(find, dataset, { input, job })
    write(json ? JSON.stringify(found, null, 2) : findText(found, { explain, screen }))
  },
}

function unitFlag(flags: FlagValues, flag: string): (typeof units)[number] | undefined {
  const name = stringFlag(flags, flag)
  const found = units.find((one) => one === name)
  if (found !== undefined || name === undefined) return found
  throw new RagtimeError('USAGE', {
    what: `--${flag} is "${name}"`,
    why: `it must be ${units.join(' or ')}`,
    fix: `pass for example --${flag} row`,
    data: { flag, known: units },
  })
}
