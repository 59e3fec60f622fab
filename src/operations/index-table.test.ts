import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Warning } from '../progress.ts'
import { temporaryStore } from '../search/search.fixture.ts'
import type { Store } from '../store/index.ts'
import { openIndex } from './current-index.ts'
import { type PageRow, tableOf } from './index-table.fixture.ts'
import { type CellCounts, indexTable } from './index-table.ts'

/** The next generation of the table, as `loadTable` commits it: without an index, the one before put aside. */
async function loadNext(store: Store): Promise<void> {
  await using lock = await store.lock({ wait: true })
  const { index, ...manifest } = (await store.readManifest()) ?? expect.fail('no table')
  const generation = await store.nextGeneration()
  await store.commit(lock, { ...manifest, generation, ...(index && { outdatedIndex: index }) })
}

async function index(
  store: Store,
  rows: readonly PageRow[],
  onWarning?: (warning: Warning) => void,
): Promise<CellCounts> {
  await using lock = await store.lock({ wait: true })
  return await indexTable(store, tableOf(rows), { lock, job: onWarning === undefined ? {} : { onWarning } })
}

const queries = ['guarantee labour', 'anchor', 'press office harbour', 'acme insured tools', '東京']

/** Everything that the index shows. */
async function shown(store: Store) {
  const opened = (await openIndex(store)) ?? expect.fail('no index')
  try {
    const passages = await Array.fromAsync(opened.scan())
    const rankings = []
    for (const query of queries) rankings.push(await opened.search({ query, k: 1000 }))
    return { passages, rankings }
  } finally {
    await opened.close()
  }
}

async function shownFresh(rows: readonly PageRow[]) {
  await using store = await temporaryStore()
  await index(store, rows)
  return shown(store)
}

const block = fc.constantFrom(
  '<title>Acme</title>',
  '<nav><a href=a>Home</a> <a href=b>Shop</a></nav>',
  '<h2>Press</h2>',
  '<p>All our work is insured, and every job comes with a guarantee of two years on parts and labour.</p>',
  '<p>Anchors and ropes for ships, made by hand in the harbour since 1871, as long as the stock lasts.</p>',
  '<p>Pricing</p>',
  '<p>We make tools.</p><p>東京に本社があります。</p>',
  '<table><tr><th>Tool<th>Price<tr><td>Saw<td>12</table>',
  '<ul><li>Press office<li>Harbour office</ul>',
)
const entity = fc.constantFrom(undefined, 'acme', 'acme', 'bolt')
const page = fc.record({
  entity,
  url: fc.constantFrom(undefined, 'https://acme.example/1', 'https://acme.example/2', 'https://bolt.example/'),
  body: fc.option(
    fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('')),
    { nil: undefined },
  ),
  note: fc.constantFrom(undefined, 'Call again in May.', 'A note on anchors. See the press office.'),
})
type Edit = (rows: readonly PageRow[]) => readonly PageRow[]
const place = fc.nat({ max: 12 })
const at = (rows: readonly PageRow[], n: number) => n % (rows.length + 1)
const edit = fc.oneof<fc.Arbitrary<Edit>[]>(
  fc.tuple(place, page).map(
    ([n, row]) =>
      (rows) =>
        rows.toSpliced(at(rows, n), 0, row),
  ),
  place.map((n) => (rows) => rows.toSpliced(at(rows, n), 1)),
  fc.tuple(place, page).map(
    ([n, row]) =>
      (rows) =>
        rows.toSpliced(at(rows, n), 1, row),
  ),
  fc.tuple(place, place).map(
    ([n, m]) =>
      (rows) =>
        rows.toSpliced(at(rows, m), 0, ...rows.slice(at(rows, n)).slice(0, 1)),
  ),
  fc.tuple(place, entity).map(
    ([n, other]) =>
      (rows) =>
        rows.map((row, i) => (i === at(rows, n) ? { ...row, entity: other } : row)),
  ),
  // The column is taken for HTML, or no longer.
  fc.boolean().map((html) => (rows) => rows.map((row) => ({ ...row, html }))),
)

it('gives the index that indexing from nothing gives, whatever changed in the table', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(page, { maxLength: 8 }),
      fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async (first, changes) => {
        await using store = await temporaryStore()
        await index(store, first)
        let rows: readonly PageRow[] = first
        for (const edits of changes) {
          rows = edits.reduce((before, apply) => apply(before), rows)
          await loadNext(store)
          await index(store, rows)
          expect(await shown(store)).toEqual(await shownFresh(rows))
        }
      },
    ),
    { numRuns: 40 },
  )
})

const insured = '<p>All our work is insured, and every job comes with a guarantee of two years on parts and labour.</p>'
const site = [1, 2, 3, 4].map(
  (n): PageRow => ({ entity: 'acme', url: `https://acme.example/${n}`, body: `${insured}<p>Page ${n}.</p>` }),
)

async function counts(...versions: readonly (readonly PageRow[])[]): Promise<CellCounts> {
  await using store = await temporaryStore()
  let last: CellCounts | undefined
  for (const rows of versions) {
    await loadNext(store)
    last = await index(store, rows)
  }
  return last ?? expect.fail('no version')
}

it('cleans only cells that are new', async () => {
  expect(await counts(site)).toEqual({ processed: 4, reused: 0, removed: 0 })
  expect(await counts(site, site)).toEqual({ processed: 0, reused: 4, removed: 0 })
  expect(await counts(site, site.toReversed())).toEqual({ processed: 0, reused: 4, removed: 0 })
  const changed = site.with(1, { ...site[1], body: `${insured}<p>Another page.</p>` })
  expect(await counts(site, changed)).toEqual({ processed: 1, reused: 3, removed: 1 })
  expect(await counts(site, [{ body: '<p>First of all.</p>' }, ...site])).toEqual({
    processed: 1,
    reused: 4,
    removed: 0,
  })
})

it('cleans known cells again when what counts as boilerplate changed', async () => {
  // The notice stands on two pages of four, and so on no more than half.
  const others = site.map((row, n) => (n < 2 ? { ...row, body: `<p>Other page ${n}.</p>` } : row))
  expect(await counts(site, others)).toEqual({ processed: 4, reused: 0, removed: 2 })
})

it('reads a cell anew that is HTML no longer', async () => {
  const plain = site.map((row) => ({ ...row, html: false }))
  expect(await counts(site, plain)).toEqual({ processed: 4, reused: 0, removed: 0 })
})

it('takes over from the last index when a table was never indexed', async () => {
  await using store = await temporaryStore()
  await index(store, site)
  for (const _ of [1, 2]) await loadNext(store)
  expect(await index(store, site)).toEqual({ processed: 0, reused: 4, removed: 0 })
  expect(await store.readManifest()).not.toHaveProperty('outdatedIndex')
})

it('starts from nothing, with a warning, where the index before is damaged', async () => {
  const { writeFile } = await import('node:fs/promises')
  for (const kind of ['cells', 'segment'] as const) {
    await using store = await temporaryStore()
    await index(store, site)
    const files = (await store.readManifest())?.index
    const file = kind === 'cells' ? files?.cells : files?.segments[0]
    await writeFile(store.path(file?.name ?? ''), 'garbage')
    await loadNext(store)
    const warnings: Warning[] = []
    const rows = site.toReversed()
    expect(await index(store, rows, (warning) => warnings.push(warning))).toEqual({
      processed: 4,
      reused: 0,
      removed: 0,
    })
    expect(warnings.map(({ code }) => code)).toEqual(['STORE_REBUILT'])
    expect(await shown(store)).toEqual(await shownFresh(rows))
  }
})
