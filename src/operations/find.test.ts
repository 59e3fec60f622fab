import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { cleanedText } from '../passages/index.ts'
import { type Dataset, openDataset } from './dataset.ts'
import { find } from './find.ts'
import { runOperation } from './run-operation.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-find-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Options = Partial<z.input<typeof find.input>>
const roles = { shop: 'entity', body: 'text', url: 'url' } as const

function write(name: string, rows: readonly (readonly string[])[], header = 'shop,url,body'): string {
  const path = join(folder, name)
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  writeFileSync(path, [header, ...rows.map((row) => row.map(cell).join(',')), ''].join('\n'))
  return path
}

const rowsOf = ({ groups }: z.output<typeof find.output>) => groups.flatMap(({ rows }) => rows).sort((a, b) => a - b)

const german =
  'Wir bauen Zelte und Rucksäcke von Hand, und wir reparieren sie auch im Winter für unsere Kunden in ganz Österreich.'
const pages: readonly (readonly [shop: string, path: string, body: string])[] = [
  ['Elm', '/', '<title>Elm</title><p>Elm makes tents. Our tents travel well, café owners say.</p>'],
  [
    'Elm',
    '/pricing',
    '<title>Prices | Elm</title><p>A tent costs 190 pounds; invoices come by mail, “green tea” comes free.</p>',
  ],
  [
    'Oak',
    '/',
    '<title>Oak</title><p>Oak hires canoes.</p><script>tents</script><p>No tent here, but tea™ and Xero²!</p>',
  ],
  ['Oak', '/de', `<p>${german}</p>`],
  ['Yew', '/', '<p>Green\n tea, and an invoice.</p>'],
  ['', '/x', '<p>An invoiced kayak.</p>'],
  ['Yew', '/ja', '<p>データ保護条例またはGDPRに基づく権利です。</p>'],
]

describe('find', () => {
  let dataset: Dataset
  beforeAll(async () => {
    const rows = pages.map(([shop, path, body]) => [shop, `https://${shop || 'x'}.example${path}`.toLowerCase(), body])
    dataset = await openDataset(write('shops.csv', rows), { roles })
  })
  afterAll(() => dataset.close())
  const run = (query: string, options: Options = {}) => runOperation(find, dataset, { input: { query, ...options } })

  it.each([
    ['tent', [1, 2, 3]],
    ['tents -costs', [1, 3]],
    ['canoes or kayaks', [3, 6]],
    ['"green tea"', [2, 5]],
    ['CAFE', [1]],
    ['tea but not "green tea"', [3]],
    ['xero', [3]],
    ['-tent', [4, 5, 6, 7]],
    ['tent in German', []],
    ['in German', [4]],
    ['which shops have a pricing page?', [2]],
    ['which shops mention tea?', [2, 3, 5]],
    ['which shops mention invoices?', [2, 5, 6]],
    ['which shops mention “green tea” or canoes?', [2, 5]],
    ['gdpr', [7]],
    ['quux', []],
  ])('finds every row for %s', async (query, rows) => {
    expect(rowsOf(await run(query))).toEqual(rows)
  })

  it('counts entities, rows, addresses and passages, and says that all were looked through', async () => {
    const found = await run('tent')
    expect(found.counts).toEqual({ entities: 2, ofEntities: 3, rows: 3, ofRows: 7, urls: 3, passages: 3 })
    expect(found.coverage).toMatchObject({ kind: 'exhaustive', unit: 'passages' })
    expect(found.coverage.examined).toBe(found.coverage.total)
    expect(found.groups.map(({ entity, rows }) => [entity, rows])).toEqual([
      ['Elm', [1, 2]],
      ['Oak', [3]],
    ])
  })

  it('says which other forms it counted, and leaves them out on request', async () => {
    expect((await run('invoice')).forms).toEqual([
      { word: 'invoice', form: 'invoiced', rows: 1 },
      { word: 'invoice', form: 'invoices', rows: 1 },
    ])
    const exact = await run('invoice', { exact: true })
    expect(rowsOf(exact)).toEqual([5])
    expect(exact).toMatchObject({
      forms: [],
      notCounted: [
        { form: 'invoiced', rows: 1 },
        { form: 'invoices', rows: 1 },
      ],
    })
  })

  it('quotes exactly what the cleaned cell holds, where it says', async () => {
    const { groups } = await run('tea or tent or invoiced')
    for (const { quote } of groups) {
      const cell = pages[(quote?.row ?? 0) - 1]?.[2] ?? ''
      const cleaned = cleanedText(cell, true)
      expect(cleaned.slice(quote?.start, quote?.end)).toBe(quote?.quote)
      expect(cleaned.slice(quote?.match?.start, quote?.match?.end)).toMatch(/tea|tent|invoiced/i)
      expect(cell.slice(quote?.raw.start, quote?.raw.end)).toContain(quote?.quote.split(/\s/)[0])
    }
    expect(groups).toHaveLength(4)
  })

  it('asks all rows of an entity together when a question is about entities, or on request', async () => {
    expect(rowsOf(await run('tents but not invoices'))).toEqual([1, 3])
    expect(rowsOf(await run('which shops mention tents but not invoices?'))).toEqual([3])
    expect(rowsOf(await run('tents but not invoices', { within: 'entity' }))).toEqual([3])
    expect(rowsOf(await run('which shops mention tea but not tents?'))).toEqual([5])
    expect(rowsOf(await run('canoes winter'))).toEqual([])
    expect(rowsOf(await run('canoes winter', { within: 'entity' }))).toEqual([3, 4])
  })

  it('narrows by condition, entity, language and kind of page', async () => {
    expect(rowsOf(await run('tea', { where: "shop <> 'Oak'" }))).toEqual([2, 5])
    expect(rowsOf(await run('tent', { entities: ['oak'] }))).toEqual([3])
    expect(rowsOf(await run('', { languages: ['German'] }))).toEqual([4])
    expect(rowsOf(await run('tent', { pageKinds: ['prices'] }))).toEqual([2])
    await expect(run('tent', { languages: ['Germn'] })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(run('tent', { pageKinds: ['banana'] })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(run(' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('cuts what it gives and never what it counts', async () => {
    const cut = await run('tent', { limit: 1 })
    expect(cut).toMatchObject({ truncated: true, counts: { entities: 2, rows: 3 } })
    expect(cut.groups).toHaveLength(1)
    expect((await run('tent', { limit: 2 })).truncated).toBe(false)
  })

  it('lists rows on request, and where there is no entity column', async () => {
    expect((await run('tent', { by: 'row' })).groups.map(({ rows }) => rows)).toEqual([[1], [2], [3]])
    const plain = await openDataset(
      write(
        'notes.csv',
        [
          ['1', 'tea'],
          ['2', 'coffee'],
          ['3', 'tea'],
        ],
        'n,body',
      ),
      {
        roles: { body: 'text' },
      },
    )
    const found = await runOperation(find, plain, { input: { query: 'tea' } })
    expect(found).toMatchObject({ by: 'row', counts: { rows: 2, ofRows: 3, passages: 1 } })
    expect(found.groups.map(({ entity, rows }) => [entity, rows])).toEqual([
      [null, [1]],
      [null, [3]],
    ])
    await expect(runOperation(find, plain, { input: { query: 'tea', by: 'entity' } })).rejects.toMatchObject({
      code: 'NO_ENTITY_COLUMN',
    })
    await plain.close()
  })

  it('finds a phrase in a sentence so long that it is cut into passages', async () => {
    const words = Array.from({ length: 1000 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`)
    const long = await openDataset(write('long.csv', [['Ash', 'https://ash.example', words.join(' ')]]), { roles })
    for (const at of fc.sample(fc.integer({ min: 0, max: 997 }), { numRuns: 5, seed: 4 }))
      expect(
        rowsOf(await runOperation(find, long, { input: { query: `"${words.slice(at, at + 3).join(' ')}"` } })),
      ).toEqual([1])
    const all = words.slice(1).map((word, i) => `"${words[i]} ${word}"`)
    const { trace } = await runOperation(find, long, { input: { query: all.slice(160, 380).join(' ') } })
    expect(trace.terms).toHaveLength(220)
    await long.close()
  })
})

describe('the rows found', () => {
  // Common and rare words, accents, inflections, and a word that ends another.
  const vocabulary = ['cat', 'cats', 'dog', 'Dogs', 'sun', 'café', 'the', 'tomcat', 'kiwi']
  const lemma = (word: string) =>
    word
      .toLowerCase()
      .replace('é', 'e')
      .replace(/^(cat|dog)s$/, '$1')
  const plain = (word: string) => word.toLowerCase().replace('é', 'e')
  const sentence = fc.array(
    fc.oneof(
      { weight: 60, arbitrary: fc.constantFrom(...vocabulary.slice(0, 8)) },
      { weight: 1, arbitrary: fc.constant('kiwi') },
    ),
    { minLength: 1, maxLength: 6 },
  )
  const [texts = []] = fc.sample(fc.array(sentence, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 7 })
  let dataset: Dataset
  beforeAll(async () => {
    // Some texts stand in several rows.
    const rows = texts.map((words, i) => [`Shop ${i % 7}`, `https://x.example/${i}`, `${words.join(' ')}.`])
    dataset = await openDataset(write('random.csv', rows), { roles })
  })
  afterAll(() => dataset.close())

  const word = fc.constantFrom(...vocabulary)
  const term = fc.oneof(
    word.map((one) => [one]),
    fc.tuple(word, word),
  )
  const some = fc.array(fc.array(term, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  const query = fc.record({ wanted: some, unwanted: fc.option(some), exact: fc.boolean() })
  type Alternatives = readonly (readonly (readonly string[])[])[]

  const written = (alternatives: Alternatives) =>
    alternatives
      .map((all) => all.map((words) => (words.length > 1 ? `"${words.join(' ')}"` : words[0])).join(' '))
      .join(' or ')
  const holds = (text: readonly string[], alternatives: Alternatives, exact: boolean) =>
    alternatives.some((all) =>
      all.every((words) => {
        const form = exact || words.length > 1 ? plain : lemma
        return text.some((_, i) => words.every((one, j) => form(text[i + j] ?? '') === form(one)))
      }),
    )

  it('are those of a naive reading of all texts', async () => {
    let assisted = 0
    await fc.assert(
      fc.asyncProperty(query, async ({ wanted, unwanted, exact }) => {
        const asked = unwanted === null ? written(wanted) : `${written(wanted)} but not ${written(unwanted)}`
        const expected = texts.flatMap((text, i) =>
          holds(text, wanted, exact) && !(unwanted !== null && holds(text, unwanted, exact)) ? [i + 1] : [],
        )
        const found = await runOperation(find, dataset, { input: { query: asked, exact } })
        expect(rowsOf(found), asked).toEqual(expected)
        expect(found.counts.rows).toBe(expected.length)
        if (found.trace.read < found.coverage.total) assisted++
        expect(found.counts.entities).toBe(new Set(expected.map((row) => (row - 1) % 7)).size)
        for (const { quote } of found.groups) expect(quote?.match).toBeDefined()
      }),
      { numRuns: 150, seed: 11 },
    )
    // The index was asked first for rare words, and all was read for common ones.
    expect(assisted).toBeGreaterThan(3)
    expect(assisted).toBeLessThan(140)
  })
})
