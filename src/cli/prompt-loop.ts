import { createInterface } from 'node:readline/promises'
import { RagtimeError } from '../errors.ts'
import { explore, runOperation } from '../operations/index.ts'
import type { CommandContext } from './command.ts'

/** Reads questions line by line until the input ends or the person says so. One question's error does not end the loop. */
export async function promptLoop(
  context: CommandContext,
  answer: (question: string) => Promise<string>,
): Promise<void> {
  const { dataset, note, fail, write, job } = context
  const { rows } = await runOperation(explore, dataset, { input: {}, job })
  note(`${rows.toLocaleString('en-US')} rows. Ask a question; an empty line, "exit" or Ctrl-D ends.`)
  const reader = createInterface({
    input: process.stdin,
    output: process.stderr,
    prompt: '\n? ',
    ...(job.signal === undefined ? {} : { signal: job.signal }),
  })
  let open = true
  reader.on('close', () => {
    open = false
  })
  reader.on('SIGINT', () => reader.close())
  reader.prompt()
  for await (const line of reader) {
    const question = line.trim()
    if (question === '' || question === 'exit' || question === 'quit') break
    try {
      write(`\n${await answer(question)}`)
    } catch (error) {
      if (!(error instanceof RagtimeError) || error.code === 'INTERRUPTED') throw error
      fail(error)
    }
    // Piped questions may all have been read by now.
    if (open) reader.prompt()
  }
  reader.close()
}
