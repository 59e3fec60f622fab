import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Answer, type Check, checkNames, FreshTable, verifyAnswer } from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import type { JobOptions } from '../progress.ts'
import { answerSchema } from './answer-schema.ts'
import { openDataset } from './dataset.ts'
import { defineOperation } from './operation.ts'
import { savedSettings } from './saved-settings.ts'
import { list, schemaVersion } from './schemas.ts'

const check = z.object({
  name: z.enum(checkNames),
  holds: z.boolean(),
  /** What was compared with what was found. */
  says: z.string(),
})

const verified = z.object({
  /** Absent where the JSON is no answer. */
  question: z.string().exactOptional(),
  holds: z.boolean(),
  checks: list(check),
})

type Verified = z.output<typeof verified>

/**
 * Holds answers against a fresh reading of the file, not against the store: its hash, each row, column, offset and quote, the SQL run anew, what
 * was read counted anew. Answers are JSON from anywhere; nothing in them is trusted.
 */
export const verify = defineOperation({
  name: 'verify',
  summary: 'Check an answer against the file: every quote, number and count',
  input: z.object({ answers: z.array(z.unknown()).min(1) }),
  output: z.object({ schemaVersion, holds: z.boolean(), answers: list(verified) }),
  async run(dataset, { answers }, job) {
    const parsed = answers.map((answer) => answerSchema.safeParse(answer))
    const results = new Map<number, Verified>()
    const groups = new Map<string, number[]>()
    for (const [i, { success, data, error }] of parsed.entries()) {
      if (success) pushTo(groups, JSON.stringify(data.source?.settings ?? {}), i)
      else results.set(i, misshapen(error))
    }
    // Answers of one reading of the file are checked on one reading of it.
    for (const [settings, places] of groups) {
      const group = places.flatMap((i) => parsed[i]?.data ?? [])
      const checked = await verifyGroup(dataset.path, { settings: JSON.parse(settings), group, job })
      for (const [at, i] of places.entries()) results.set(i, resultOf(group[at], checked[at] ?? []))
    }
    const all = answers.flatMap((_, i) => results.get(i) ?? [])
    return { schemaVersion: 1 as const, holds: all.every(({ holds }) => holds), answers: all }
  },
})

interface Group {
  readonly settings: unknown
  readonly group: readonly Answer[]
  readonly job: JobOptions
}

async function verifyGroup(path: string, { settings, group, job }: Group): Promise<readonly (readonly Check[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-verify-'))
  try {
    const { onWarning: _, ...quiet } = job
    await using fresh = await openDataset(path, { ...savedSettings(settings), store: join(folder, 'store') }, quiet)
    const table = new FreshTable(await fresh.table(quiet), {
      index: () => fresh.index(quiet),
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    })
    const checks: (readonly Check[])[] = []
    for (const answer of group) {
      job.signal?.throwIfAborted()
      checks.push(await verifyAnswer(answer, table))
    }
    return checks
  } catch (error) {
    job.signal?.throwIfAborted()
    if (!(error instanceof RagtimeError)) throw error
    const says = `the file cannot be read as the answer says it was: ${error.message} (${error.code})`
    return group.map(() => [{ name: 'source', holds: false, says }])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function resultOf(answer: Answer | undefined, checks: readonly Check[]): Verified {
  const question = answer?.trace.question
  return { ...(question === undefined ? {} : { question }), holds: checks.every(({ holds }) => holds), checks }
}

function misshapen(error: z.ZodError): Verified {
  const [first] = error.issues
  const where = first === undefined || first.path.length === 0 ? '' : ` at ${first.path.join('.')}`
  return {
    holds: false,
    checks: [{ name: 'shape', holds: false, says: `this is no answer of Ragtime: ${first?.message}${where}` }],
  }
}

function pushTo(groups: Map<string, number[]>, key: string, value: number): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [value])
  else group.push(value)
}
