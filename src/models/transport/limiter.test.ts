import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Limiter } from './limiter.ts'

it('runs all tasks in their order, never more at once than it may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 12 }), async (most, fates) => {
      const limiter = new Limiter(most)
      const begun: number[] = []
      let running = 0
      const tasks = fates.map((succeeds, at) =>
        limiter.run(async () => {
          begun.push(at)
          running++
          expect(running).toBeLessThanOrEqual(most)
          await turn()
          running--
          if (!succeeds) throw new Error('failed')
          return at
        }),
      )
      const outcomes = await Promise.allSettled(tasks)
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(fates)
      expect(begun).toEqual(fates.map((_, at) => at))
    }),
    { numRuns: 50 },
  )
})

it('lets one that waits give up, and the next one in', async () => {
  const limiter = new Limiter(1)
  let release = () => {}
  const first = limiter.run(() => new Promise<void>((done) => (release = done)))
  const stop = new AbortController()
  const second = limiter.run(async () => 'second', stop.signal)
  const third = limiter.run(async () => 'third')
  stop.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  release()
  await first
  expect(await third).toBe('third')
})
