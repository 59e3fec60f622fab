import { describe, expect, it } from 'vitest'
import type { Passage } from '../passages/index.ts'
import type { PassageIndex, Ranking } from './passage-index.ts'
import { passage } from './search.fixture.ts'

/** An empty index; disposing it removes what it stored. */
export type IndexFactory = () => Promise<{ readonly index: PassageIndex } & AsyncDisposable>

const library = passage('b-library', 'The library opens at nine. Members borrow books.', {
  occurrences: [
    { row: 2, entity: 'Oak Town', url: 'https://oak.example/library' },
    { row: 7, entity: 'Elm Town' },
  ],
})
const bakery = passage('a-bakery', 'The bakery sells bread. It opens at six.', {
  occurrences: [{ row: 3, entity: 'Oak Town' }],
})
const harbour = passage('c-harbour', 'Ships leave the harbour at noon.', {
  occurrences: [{ row: 1, entity: 'Elm Town' }],
})
const town = [library, bakery, harbour]

const ids = (ranking: Ranking): readonly string[] => ranking.hits.map((hit) => hit.passage.id)

async function scanned(index: PassageIndex, ...filter: Parameters<PassageIndex['scan']>): Promise<readonly Passage[]> {
  return Array.fromAsync(index.scan(...filter))
}

/** What every implementation of `PassageIndex` must do. */
export function describePassageIndex(name: string, create: IndexFactory): void {
  describe(`${name} as a PassageIndex`, () => {
    it('finds a passage as soon as it is added, and gives it back whole', async () => {
      await using made = await create()
      const whole = passage('x', 'Wares\nName\tPrice\nRope\t12', {
        column: 'page',
        occurrences: [{ row: 4, entity: 'Müller & Söhne', url: 'https://example.org/?q=ä' }, { row: 9 }],
        start: 17,
        end: 42,
        units: [
          { kind: 'heading', start: 17, end: 22, raw: { start: 100, end: 130 } },
          { kind: 'row', start: 23, end: 33, raw: { start: 90, end: 99 } },
          { kind: 'row', start: 34, end: 42, raw: { start: 140, end: 180 } },
        ],
        headings: ['Shop', 'Wares'],
        tableHeader: ['Name', 'Price'],
        language: 'und',
        boilerplate: true,
        words: 5,
      })
      await made.index.add([whole])
      const { hits } = await made.index.search({ query: 'rope', k: 10 })
      expect(hits.map((hit) => hit.passage)).toEqual([whole])
    })

    it('takes passages from an async iterable', async () => {
      await using made = await create()
      await made.index.add(
        (async function* () {
          yield* town
        })(),
      )
      expect(ids(await made.index.search({ query: 'bread', k: 10 }))).toEqual(['a-bakery'])
    })

    it('ranks passages that hold more of the query higher', async () => {
      await using made = await create()
      await made.index.add(town)
      expect(ids(await made.index.search({ query: 'when does the library open', k: 10 }))).toEqual([
        'b-library',
        'a-bakery',
      ])
    })

    it('gives scores that are the sums of their terms times their factors', async () => {
      await using made = await create()
      await made.index.add([...town, passage('d', 'The library opens.', { boilerplate: true })])
      const { hits } = await made.index.search({ query: 'library opens books', k: 10 })
      expect(hits).toHaveLength(3)
      for (const { score, terms, factors = [] } of hits) {
        const sum = terms.reduce((total, term) => total + term.score, 0)
        expect(score).toBeCloseTo(
          factors.reduce((product, { value }) => product * value, sum),
          12,
        )
        for (const { df, tf } of terms) expect(Math.min(df, tf)).toBeGreaterThan(0)
      }
    })

    it('breaks ties by id', async () => {
      await using made = await create()
      await made.index.add(['m', 'b', 'z', 'a'].map((id) => passage(id, 'alike in every word')))
      expect(ids(await made.index.search({ query: 'alike', k: 3 }))).toEqual(['a', 'b', 'm'])
    })

    it('counts all matches, and pages through them by offset', async () => {
      await using made = await create()
      await made.index.add(Array.from({ length: 25 }, (_, n) => passage(`p${10 + n}`, `alike ${'word '.repeat(n)}`)))
      const all = await made.index.search({ query: 'alike', k: 1000 })
      const page = await made.index.search({ query: 'alike', k: 10, offset: 10 })
      expect(page.matched).toBe(25)
      expect(page.hits).toEqual(all.hits.slice(10, 20))
      expect(page.hits.map(({ rank }) => rank)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
      expect((await made.index.search({ query: 'alike', k: 10, offset: 25 })).hits).toEqual([])
    })

    it('refuses k outside of 1 to 1000', async () => {
      await using made = await create()
      for (const k of [0, 1001, 1.5]) {
        await expect(made.index.search({ query: 'x', k })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
      }
    })

    it('says which query terms stand nowhere', async () => {
      await using made = await create()
      await made.index.add(town)
      const ranking = await made.index.search({ query: 'bread zeppelin', k: 10 })
      expect(ranking.terms).toEqual(['bread', 'zeppelin'])
      expect(ranking.unknownTerms).toEqual(['zeppelin'])
      expect(await made.index.search({ query: 'zeppelin', k: 10 })).toMatchObject({ hits: [], matched: 0 })
    })

    it('narrows by entity without changing scores', async () => {
      await using made = await create()
      await made.index.add(town)
      const all = await made.index.search({ query: 'opens', k: 10 })
      const elm = await made.index.search({ query: 'opens', k: 10, entities: ['Elm Town'] })
      expect(ids(elm)).toEqual(['b-library'])
      expect(elm.matched).toBe(1)
      expect(elm.hits[0]?.score).toBe(all.hits.find((hit) => hit.passage.id === 'b-library')?.score)
      expect(elm.hits[0]?.passage.occurrences).toEqual([{ row: 7, entity: 'Elm Town' }])
    })

    it('narrows by rows, and wants one occurrence to pass both filters', async () => {
      await using made = await create()
      await made.index.add(town)
      const search = async (rows: readonly number[], entities?: readonly string[]) =>
        ids(await made.index.search({ query: 'opens', k: 10, rows: new Set(rows), ...(entities && { entities }) }))
      expect(await search([3])).toEqual(['a-bakery'])
      expect(await search([7], ['Elm Town'])).toEqual(['b-library'])
      expect(await search([2], ['Elm Town'])).toEqual([])
      expect(await search([])).toEqual([])
    })

    it('passes nothing for entities that it does not have', async () => {
      await using made = await create()
      await made.index.add(town)
      for (const entities of [['Ash Town'], []]) {
        expect(await made.index.search({ query: 'opens', k: 10, entities })).toMatchObject({ hits: [], matched: 0 })
      }
    })

    it('lists what passes the filters in row order when the query has nothing to look up', async () => {
      await using made = await create()
      await made.index.add(town)
      for (const query of ['', 'what is it?']) {
        const ranking = await made.index.search({ query, k: 2, entities: ['Elm Town', 'Oak Town'] })
        expect(ids(ranking)).toEqual(['c-harbour', 'b-library'])
        expect(ranking.hits.map(({ score, rank }) => [score, rank])).toEqual([
          [0, 1],
          [0, 2],
        ])
        expect(ranking.matched).toBe(3)
      }
      const rest = await made.index.search({ query: '', k: 2, offset: 2, entities: ['Elm Town', 'Oak Town'] })
      expect(rest.hits.map(({ rank, passage: { id } }) => [rank, id])).toEqual([[3, 'a-bakery']])
      expect(ids(await made.index.search({ query: '', k: 2 }))).toEqual([])
    })

    it('scans every passage that passes, in row order', async () => {
      await using made = await create()
      await made.index.add(town)
      expect((await scanned(made.index)).map(({ id }) => id)).toEqual(['c-harbour', 'b-library', 'a-bakery'])
      const elm = await scanned(made.index, { entities: ['Elm Town'] })
      expect(elm.map(({ id, occurrences }) => [id, occurrences.length])).toEqual([
        ['c-harbour', 1],
        ['b-library', 1],
      ])
    })

    it('orders passages of one row by column, place and id', async () => {
      await using made = await create()
      await made.index.add([
        passage('3', 'x', { column: 'b', start: 0, end: 1 }),
        passage('1', 'x', { column: 'a', start: 9, end: 10 }),
        passage('5', 'x', { column: 'a', start: 4, end: 5 }),
        passage('4', 'x', { column: 'a', start: 4, end: 5 }),
      ])
      expect((await scanned(made.index)).map(({ id }) => id)).toEqual(['4', '5', '1', '3'])
    })

    it('forgets passages that are removed, in scores too', async () => {
      await using made = await create()
      await using fresh = await create()
      await made.index.add(town)
      expect(await made.index.remove(['a-bakery', 'nobody'])).toBe(1)
      expect(await made.index.remove(['a-bakery'])).toBe(0)
      await fresh.index.add([library, harbour])
      const request = { query: 'library opens bread', k: 10 }
      expect(await made.index.search(request)).toEqual(await fresh.index.search(request))
      expect((await scanned(made.index)).map(({ id }) => id)).toEqual(['c-harbour', 'b-library'])
      expect((await made.index.stats()).passages).toBe(2)
    })

    it('replaces a passage that is added again, also within one call', async () => {
      await using made = await create()
      await made.index.add(town)
      await made.index.add([passage('a-bakery', 'Closed.'), passage('a-bakery', 'Cakes and tea.')])
      expect(ids(await made.index.search({ query: 'bread', k: 10 }))).toEqual([])
      expect(ids(await made.index.search({ query: 'closed', k: 10 }))).toEqual([])
      expect(ids(await made.index.search({ query: 'cakes', k: 10 }))).toEqual(['a-bakery'])
      expect((await made.index.stats()).passages).toBe(3)
    })

    it('adds and removes in one step, and keeps what is both', async () => {
      await using made = await create()
      await using fresh = await create()
      await made.index.add(town)
      const bakers = passage('a-bakery', 'Bakers open at five.')
      const inn = passage('d-inn', 'The inn opens late.')
      const gone: string[] = []
      await made.index.update({
        add: (async function* () {
          yield bakers
          yield inn
          // Known only now, as when an index is brought up to date.
          gone.push('b-library', 'a-bakery', 'nobody')
        })(),
        remove: gone,
      })
      await fresh.index.add([harbour, bakers, inn])
      expect(await scanned(made.index)).toEqual(await scanned(fresh.index))
      const request = { query: 'library opens at five', k: 10 }
      expect(await made.index.search(request)).toEqual(await fresh.index.search(request))
    })

    it('stays as it was when an update fails', async () => {
      await using made = await create()
      await made.index.add(town)
      const failing = (function* () {
        yield passage('a-bakery', 'Closed.')
        throw new Error('disk full')
      })()
      await expect(made.index.update({ add: failing, remove: ['b-library'] })).rejects.toThrow('disk full')
      expect((await scanned(made.index)).map(({ id }) => id)).toEqual(['c-harbour', 'b-library', 'a-bakery'])
      await made.index.update({ add: [passage('a-bakery', 'Open again.')], remove: ['b-library'] })
      expect((await scanned(made.index)).map(({ text }) => text)).toEqual(['Open again.', harbour.text])
    })

    it('ranks alike however the passages were shared out among calls', async () => {
      await using once = await create()
      await using thrice = await create()
      await once.index.add(town)
      for (const one of town.toReversed()) await thrice.index.add([one])
      const request = { query: 'library opens at the harbour', k: 10 }
      expect(await thrice.index.search(request)).toEqual(await once.index.search(request))
    })

    it('counts passages, words and languages', async () => {
      await using made = await create()
      await made.index.add([...town, passage('d', 'Das Haus', { language: 'de' })])
      const stats = await made.index.stats()
      expect(stats).toMatchObject({ passages: 4, words: 8 + 8 + 6 + 2 })
      expect(stats.languages).toEqual([
        { language: 'en', passages: 3 },
        { language: 'de', passages: 1 },
      ])
      expect(stats.terms).toBeUndefined()
      expect((await made.index.stats({ terms: true })).terms).toBeGreaterThan(10)
      expect(stats.sizeBytes).toBeGreaterThan(0)
    })

    it('is empty at first', async () => {
      await using made = await create()
      expect(await made.index.search({ query: 'x', k: 10 })).toEqual({
        hits: [],
        matched: 0,
        total: 0,
        ranking: 'bm25',
        vectors: false,
        terms: ['x'],
        unknownTerms: ['x'],
      })
      expect(await scanned(made.index)).toEqual([])
      expect(await made.index.stats({ terms: true })).toMatchObject({ passages: 0, words: 0, terms: 0, languages: [] })
    })

    it('stops when its signal is aborted', async () => {
      await using made = await create()
      await made.index.add(town)
      const signal = AbortSignal.abort(new Error('enough'))
      await expect(made.index.search({ query: 'opens', k: 10, signal })).rejects.toThrow('enough')
      await expect(scanned(made.index, { signal })).rejects.toThrow('enough')
    })

    it('takes hostile text as text', async () => {
      await using made = await create()
      const texts = [
        '\u0000\u001b[31m',
        '../../etc/passwd',
        "'; DROP TABLE data; --",
        '<script>alert(1)</script>',
        '\ud83d\ude00',
        '',
      ]
      const hostile = texts.map((text, n) =>
        passage(`h${n}`, text, { headings: [text], occurrences: [{ row: n + 1, entity: text, url: text }] }),
      )
      await made.index.add(hostile)
      expect(await scanned(made.index)).toEqual(hostile)
      expect(ids(await made.index.search({ query: 'drop table', k: 10 }))).toEqual(['h2'])
      expect(ids(await made.index.search({ query: '= ^ # "" -- \u0000', k: 10 }))).toEqual([])
    })
  })
}
