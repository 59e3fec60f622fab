import type { Command, Flag } from './command.ts'
import { commonFlags } from './flags.ts'

export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, operands }) => `${name} FILE ${operands}`.length))
  return [
    'ragtime: explore a CSV and ask it anything; every answer shows its work',
    '',
    'usage: ragtime COMMAND FILE [...] [flags]',
    '',
    ...commands.map(({ name, operands, summary }) => `  ${`${name} FILE ${operands}`.padEnd(width)}  ${summary}`),
    '',
    'FILE is a CSV or TSV, plain or .gz; "-" reads standard input.',
    'Flags of a command: ragtime COMMAND --help · version: ragtime --version',
    '',
    'examples:',
    ...commands.flatMap(({ examples }) => examples.slice(0, 1)).map((example) => `  ${example}`),
  ].join('\n')
}

export function commandHelp(command: Command): string {
  return [
    `ragtime ${command.name}: ${command.summary}`,
    '',
    `usage: ragtime ${command.name} FILE${command.operands === '' ? '' : ` ${command.operands}`} [flags]`,
    ...(command.withoutFile === undefined
      ? []
      : [`       ragtime ${command.name} ${command.withoutFile.usage} [flags]`]),
    '',
    'flags:',
    ...flagLines({ ...command.flags, ...commonFlags }),
    '',
    'examples:',
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')
}

function flagLines(flags: Readonly<Record<string, Flag>>): string[] {
  const forms = Object.entries(flags).map(([name, { short, value, help }]) => ({
    form: `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  }))
  const width = Math.max(...forms.map(({ form }) => form.length))
  return forms.map(({ form, help }) => `  ${form.padEnd(width)}  ${help}`)
}
