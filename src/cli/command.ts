import type { ParseArgsOptionDescriptor } from 'node:util'
import type { Dataset, DatasetSettings, JobOptions } from '../operations/index.ts'
import type { Screen } from './terminal/style.ts'

/** A flag as `node:util` parses it, with the words that help prints. */
export interface Flag extends ParseArgsOptionDescriptor {
  readonly help: string
  /** Name of the value in help: `--limit N`. */
  readonly value?: string
}

export type FlagValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** What a command may use. It writes data to `write` (stdout) and nothing else there. */
export interface CommandContext {
  readonly dataset: Dataset
  /** What came after FILE. */
  readonly operands: readonly string[]
  readonly flags: FlagValues
  readonly json: boolean
  readonly explain: boolean
  readonly screen: Screen
  readonly job: JobOptions
  readonly write: (text: string) => void
  /** Says something on stderr, unless --quiet. */
  readonly note: (text: string) => void
  /** Says on stderr what went wrong with one of several, and lets the exit code tell. */
  readonly fail: (error: unknown) => void
}

/** A form of a command that needs no FILE, with what it needs instead. */
export interface FormWithoutFile {
  /** As help prints it. */
  readonly usage: string
  readonly run: (context: ContextWithoutFile) => Promise<void>
}

export interface ContextWithoutFile extends Omit<CommandContext, 'dataset' | 'operands'> {
  /** What the flags say about reading files. */
  readonly settings: DatasetSettings
}

/** A command as data: help, parsing and completion read it, `run` does it. */
interface CommandWords {
  readonly name: string
  readonly summary: string
  /** What follows FILE, or stands alone where there is none, as help prints it: `QUERY`, `[QUESTION]`. */
  readonly operands: string
  /** Least and most operands. */
  readonly arity: readonly [number, number]
  readonly flags: Readonly<Record<string, Flag>>
  /** What a reader must know to take the output rightly. */
  readonly caution?: string
  /** Real commands on the sample file. */
  readonly examples: readonly string[]
}

/** A command about a table, whose FILE comes first. */
export interface Command extends CommandWords {
  readonly run: (context: CommandContext) => Promise<void>
  /** Throws USAGE where operands and flags do not go together, before the file is looked at. */
  readonly check?: (line: Pick<CommandContext, 'operands' | 'flags'>) => void
  readonly withoutFile?: FormWithoutFile
}

/** A command about answers or runs that were saved; it finds their table itself. */
export interface SavedCommand extends CommandWords {
  readonly runSaved: (context: SavedContext) => Promise<void>
}

export type SavedContext = ContextWithoutFile & Pick<CommandContext, 'operands'>

export type AnyCommand = Command | SavedCommand

/** As help prints it: `ask FILE [QUESTION]`. */
export function formOf(command: AnyCommand): string {
  return [command.name, ...('run' in command ? ['FILE'] : []), command.operands].join(' ').trim()
}
