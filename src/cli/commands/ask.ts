import type { z } from 'zod'
import { RagtimeError } from '../../errors.ts'
import { ask, runOperation } from '../../operations/index.ts'
import { readQuestions } from '../batch.ts'
import type { Command, CommandContext } from '../command.ts'
import { errorJson } from '../error-text.ts'
import { explainFlag, modelFlags, stringFlag } from '../flags.ts'
import { promptLoop } from '../prompt-loop.ts'
import { answerText } from '../terminal/answer-text.ts'
import { paint } from '../terminal/style.ts'
import { traceText } from '../terminal/trace-text.ts'

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
    if (batch !== undefined) await askBatch(context, batch)
    else if (question !== undefined) context.write(await answered(context, question))
    else await promptLoop(context, (line) => answered(context, line))
  },
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

async function answered(context: CommandContext, question: string): Promise<string> {
  const answer = await runOperation(ask, context.dataset, { input: { question }, job: context.job })
  return context.json ? JSON.stringify(answer, null, 2) : printed(context, answer)
}

function printed({ explain, screen }: CommandContext, answer: z.output<typeof ask.output>): string {
  const text = answerText(answer, screen)
  return explain ? `${text}\n\n${traceText(answer, screen)}` : text
}
