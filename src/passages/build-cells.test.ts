import type { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import type { TextCell } from '../table/index.ts'
import { type BuildOptions, type BuiltCell, buildCells } from './build-cells.ts'
import { randomCell } from './random-cell.fixture.ts'

const occurrence = fc.record({
  entity: fc.constantFrom('acme', 'bolt', 'core'),
  url: fc.constantFrom('https://a.example/1', 'https://a.example/2', 'https://b.example/', 'https://c.example/'),
})
const footer = '<p>All our work is insured, and every job comes with a guarantee of two years on parts and labour.</p>'
const table: fc.Arbitrary<readonly TextCell[]> = fc
  .array(fc.tuple(randomCell, occurrence, fc.boolean()), { maxLength: 60 })
  .map((rows) =>
    rows.map(([{ raw, html }, where, hasFooter], index) => ({
      column: 'page',
      text: `${raw}${hasFooter ? footer : ''} `,
      html,
      occurrences: [{ row: index + 1, ...where }],
    })),
  )

async function* copiesOf(cells: readonly TextCell[]): AsyncGenerator<TextCell> {
  for (const cell of cells) yield { ...cell }
}

function build(cells: readonly TextCell[], options: BuildOptions): AsyncGenerator<BuiltCell> {
  return buildCells(() => copiesOf(cells), { threadsAfter: 0, ...options })
}

/** The threads that a test starts. */
function watchThreads(): readonly Worker[] {
  const threads: Worker[] = []
  const note = (thread: Worker) => threads.push(thread)
  process.on('worker', note)
  onTestFinished(() => void process.off('worker', note))
  return threads
}

/** A thread that has ended has no number any more. */
const numbersOf = (threads: readonly Worker[]) => threads.map(({ threadId }) => threadId)

/** More than one batch of pages. */
const manyPages = Array.from({ length: 2000 }, (_, index): TextCell => {
  const text = `<h1>Page ${index}</h1><p>The harbour office is open on day ${index} of the year.</p>${footer}`
  return { column: 'page', text, html: true, occurrences: [{ row: index + 1, entity: 'acme' }] }
})

it('gives the same cells in the same order with any number of threads', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (cells) => {
      const alone = await Array.fromAsync(build(cells, { workers: 0 }))
      for (const workers of [1, 2]) expect(await Array.fromAsync(build(cells, { workers }))).toEqual(alone)
    }),
    { numRuns: 6 },
  )
  const alone = await Array.fromAsync(build(manyPages, { workers: 0 }))
  expect(alone[5]?.passages?.map(({ boilerplate }) => boilerplate)).toEqual([false, true])
  for (const workers of [1, 3]) expect(await Array.fromAsync(build(manyPages, { workers }))).toEqual(alone)
})

it('ends its threads when it is done', async () => {
  const threads = watchThreads()
  await Array.fromAsync(build(manyPages, { workers: 2 }))
  expect(numbersOf(threads)).toEqual([-1, -1])
})

it('ends its threads when nobody wants the rest', async () => {
  const threads = watchThreads()
  for await (const _ of build(manyPages, { workers: 2 })) break
  expect(numbersOf(threads)).toEqual([-1, -1])
})

it('ends its threads when aborted, in either pass', async () => {
  const threads = watchThreads()
  for (const stopAt of [1500, 2500]) {
    const stop = new AbortController()
    let met = 0
    const cells = async function* () {
      for (const cell of manyPages) {
        if (++met === stopAt) stop.abort(new Error('enough'))
        yield cell
      }
    }
    const built = buildCells(cells, { threadsAfter: 0, workers: 1, signal: stop.signal })
    await expect(Array.fromAsync(built)).rejects.toThrow('enough')
  }
  expect(numbersOf(threads)).toEqual([-1, -1])
})

it('starts no threads for few cells', async () => {
  const threads = watchThreads()
  await Array.fromAsync(buildCells(() => copiesOf(manyPages), { workers: 2 }))
  expect(threads).toEqual([])
})
