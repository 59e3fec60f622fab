import type { AnyCommand } from '../command.ts'

/** Loaded one at a time: a start pays only for the command it runs. */
const commands: Readonly<Record<string, () => Promise<AnyCommand>>> = {
  explore: async () => (await import('./explore.ts')).exploreCommand,
  ask: async () => (await import('./ask.ts')).askCommand,
  search: async () => (await import('./search.ts')).searchCommand,
  find: async () => (await import('./find.ts')).findCommand,
  sql: async () => (await import('./sql.ts')).sqlCommand,
  show: async () => (await import('./show.ts')).showCommand,
  index: async () => (await import('./index-command.ts')).indexCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
  usage: async () => (await import('./usage.ts')).usageCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  clean: async () => (await import('./clean.ts')).cleanCommand,
}

export const commandNames: readonly string[] = Object.keys(commands)

/** `name` must be one of `commandNames`. */
export async function loadCommand(name: string): Promise<AnyCommand> {
  const load = commands[name]
  if (load === undefined) throw new RangeError(`no command ${name}`)
  return load()
}

export function loadCommands(): Promise<AnyCommand[]> {
  return Promise.all(commandNames.map(loadCommand))
}
