import { expect, it } from 'vitest'
import { RagtimeError } from '../errors.ts'
import type { TextCell } from '../table/index.ts'
import { CutterPool } from './cutter-pool.ts'

const cell: TextCell = { column: 'page', text: '<p>Anchors.</p>', html: true, occurrences: [{ row: 1 }] }
const failingEntry = new URL('./failing-worker.fixture.ts', import.meta.url)

/** A pool of one thread that does with each cell what the cell's text says. */
async function fail(text: string): Promise<unknown> {
  const pool = new CutterPool(1, failingEntry)
  try {
    return await pool.hash([{ ...cell, text }]).catch((error: unknown) => error)
  } finally {
    await pool.close(undefined)
  }
}

it('passes on what failed in a thread, with its code', async () => {
  const error = await fail('throw')
  expect(error).toBeInstanceOf(RagtimeError)
  expect(error).toMatchObject({
    code: 'STORE_DAMAGED',
    message: 'what',
    why: 'why',
    fix: 'fix',
    data: { file: 'a' },
    stack: expect.stringContaining('failing-worker.fixture'),
  })
})

it('fails when a thread ends before it has answered', async () => {
  expect(await fail('exit')).toMatchObject({ message: expect.stringContaining('ended with code 7') })
})

it('fails when a thread fails outside of its tasks, and takes no more tasks then', async () => {
  const pool = new CutterPool(1, failingEntry)
  await expect(pool.hash([{ ...cell, text: 'crash' }])).rejects.toThrow('crashed')
  await expect(pool.hash([cell])).rejects.toThrow('crashed')
  await pool.close(undefined)
})

it('fails what is waiting with the reason for which it is closed', async () => {
  const pool = new CutterPool(2)
  const reason = new Error('enough')
  const hashed = pool.hash([cell])
  const settled = expect(hashed).rejects.toBe(reason)
  await pool.close(reason)
  await settled
})
