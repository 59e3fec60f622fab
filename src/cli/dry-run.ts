import { RagtimeError } from '../errors.ts'
import type { Command, CommandContext } from './command.ts'
import { dryRunText } from './terminal/dry-run-text.ts'

/** Runs a command up to each call to a model, and prints these calls instead of what the command prints: nothing of it rests on a model. */
export async function dryRun(command: Command, context: CommandContext): Promise<void> {
  const { dataset, job, json, screen, write } = context
  try {
    await command.run({ ...context, write: () => {} })
  } catch (error) {
    if (!isDryRun(error)) throw error
  }
  const { planned } = await dataset.embeddings.meter(job)
  write(json ? JSON.stringify({ schemaVersion: 1, planned }, null, 2) : dryRunText(planned, screen))
}

function isDryRun(error: unknown): boolean {
  return error instanceof RagtimeError && error.code === 'MODEL_DRY_RUN'
}
