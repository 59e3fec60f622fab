import type { z } from 'zod'
import { RagtimeError } from '../../errors.ts'
import { ask, askedBefore, recordRun, runOperation } from '../../operations/index.ts'
import { readQuestions } from '../batch.ts'
import type { Command, CommandContext } from '../command.ts'
import { errorJson } from '../error-text.ts'
import { explainFlag, modelFlags, stringFlag } from '../flags.ts'
import { promptLoop } from '../prompt-loop.ts'
import { refuseExisting, saveNew } from '../saved-file.ts'
import { answerText } from '../terminal/answer-text.ts'
import { paint } from '../terminal/style.ts'
import { traceText } from '../terminal/trace-text.ts'

type Answer = z.output<typeof ask.output>

export const askCommand: Command = {
  name: 'ask',
  summary: ask.summary,
  operands: '[QUESTION]',
  arity: [0, 1],
  flags: {
    explain: explainFlag,
    batch: {
      type: 'string',
      value: 'FILE',
      help: 'questions from a file: one a line, or JSON lines with "question"; with --json one answer a line',
    },
    save: {
      type: 'string',
      value: 'RUN',
      help: 'also write everything that led to the answer to this file, for "ragtime replay"',
    },
    ...modelFlags,
  },
  examples: [
    'ragtime ask examples/companies/content.csv "What does the company Caravan Health do?"',
    'ragtime ask examples/companies/content.csv "how many companies are there?" --explain',
    'ragtime ask examples/companies/content.csv --batch examples/companies/questions.jsonl --json',
    'ragtime ask examples/companies/content.csv          (no question: a prompt)',
  ],
  async run(context) {
    const batch = stringFlag(context.flags, 'batch')
    const question = context.operands[0]
    const save = stringFlag(context.flags, 'save')
    if (save !== undefined) await askAndSave(context, save)
    else if (batch !== undefined) await askBatch(context, batch)
    else if (question !== undefined) context.write(shown(context, await answered(context, question)))
    else await talk(context)
  },
}

async function askAndSave(context: CommandContext, path: string): Promise<void> {
  const [question] = context.operands
  if (question === undefined || context.flags.batch !== undefined) {
    throw new RagtimeError('USAGE', {
      what: '--save goes with one QUESTION',
      why: 'a saved run is of one question and its answer',
      fix: 'give the question after FILE, in quotes, and leave --batch out',
    })
  }
  await refuseExisting(path)
  const run = await runOperation(recordRun, context.dataset, { input: { question }, job: context.job })
  await saveNew(path, run)
  context.write(shown(context, run.answer))
}

async function askBatch(context: CommandContext, path: string): Promise<void> {
  for (const { id, question } of await readQuestions(path)) {
    const asked = { ...(id === undefined ? {} : { id }), question }
    const answer = await runOperation(ask, context.dataset, { input: { question }, job: context.job }).catch(
      (error: unknown) => {
        // One question that fails must not cost the answers to the others.
        if (!(error instanceof RagtimeError) || error.code === 'INTERRUPTED') throw error
        context.fail(error)
        if (context.json) context.write(JSON.stringify({ ...asked, ...errorJson(error) }))
      },
    )
    if (answer === undefined) continue
    if (context.json) context.write(JSON.stringify({ ...asked, ...answer }))
    else context.write(`${paint(context.screen, 'bold', `> ${question}`)}\n\n${printed(context, answer)}\n`)
  }
}

/** Each question may go on from the one before it. */
async function talk(context: CommandContext): Promise<void> {
  let last: Answer | undefined
  await promptLoop(context, async (line) => {
    last = await answered(context, line, last)
    return shown(context, last)
  })
}

function answered({ dataset, job }: CommandContext, question: string, last?: Answer): Promise<Answer> {
  const after = last === undefined ? {} : { after: askedBefore(last) }
  return runOperation(ask, dataset, { input: { question, ...after }, job })
}

function shown(context: CommandContext, answer: Answer): string {
  return context.json ? JSON.stringify(answer, null, 2) : printed(context, answer)
}

function printed({ explain, screen }: CommandContext, answer: Answer): string {
  const text = answerText(answer, screen)
  return explain ? `${text}\n\n${traceText(answer, screen)}` : text
}
