/** A thread that fails in the way the text of the first cell says. */
import { parentPort } from 'node:worker_threads'
import { RagtimeError } from '../errors.ts'
import { copyError } from './copied-error.ts'
import type { CutterRequest } from './cutter-pool.ts'

parentPort?.on('message', ({ id, task }: CutterRequest) => {
  const text = task.kind === 'hash' ? task.cells[0]?.text : undefined
  if (text === 'exit') process.exit(7)
  if (text === 'crash') throw new Error('crashed')
  const explanation = { what: 'what', why: 'why', fix: 'fix', data: { file: 'a' } }
  parentPort?.postMessage({ id, error: copyError(new RagtimeError('STORE_DAMAGED', explanation)) })
})
