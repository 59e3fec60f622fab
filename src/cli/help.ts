import { type AnyCommand, type Flag, formOf } from './command.ts'
import { commonFlags } from './flags.ts'

export function generalHelp(commands: readonly AnyCommand[]): string {
  const width = Math.max(...commands.map((command) => formOf(command).length))
  return [
    'ragtime: explore a CSV and ask it anything; every answer shows its work',
    '',
    'usage: ragtime COMMAND FILE [...] [flags]',
    '',
    ...commands.map((command) => `  ${formOf(command).padEnd(width)}  ${command.summary}`),
    '',
    'FILE is a CSV or TSV, plain or .gz; "-" reads standard input.',
    'Flags of a command: ragtime help COMMAND · version: ragtime --version',
    '',
    'examples:',
    ...commands.flatMap(({ examples }) => examples.slice(0, 1)).map((example) => `  ${example}`),
  ].join('\n')
}

export function commandHelp(command: AnyCommand): string {
  return [
    `ragtime ${command.name}: ${command.summary}`,
    '',
    `usage: ragtime ${formOf(command)} [flags]`,
    ...(!('run' in command) || command.withoutFile === undefined
      ? []
      : [`       ragtime ${command.name} ${command.withoutFile.usage} [flags]`]),
    ...(command.caution === undefined ? [] : ['', command.caution]),
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
