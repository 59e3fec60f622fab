/** A thread that cleans and cuts cells: see cutter-pool.ts. */
import { parentPort } from 'node:worker_threads'
import { copyError } from './copied-error.ts'
import type { CutterRequest } from './cutter-pool.ts'
import { LocalCutter } from './local-cutter.ts'
import { packCells } from './packed-cells.ts'

const cutter = new LocalCutter({ remembers: false })

parentPort?.on('message', async ({ id, task }: CutterRequest) => {
  try {
    if (task.kind === 'hash') {
      const hashes = cutter.hash(task.cells)
      parentPort?.postMessage(
        { id, result: hashes },
        hashes.map(({ buffer }) => buffer),
      )
    } else {
      const packed = packCells(await cutter.cut(task.requests))
      parentPort?.postMessage({ id, result: packed }, [packed.numbers.buffer])
    }
  } catch (error) {
    parentPort?.postMessage({ id, error: copyError(error) })
  }
})
