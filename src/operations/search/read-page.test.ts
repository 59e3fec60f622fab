import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RankedPage } from './hit-page.ts'
import { indexOf, type RankedText } from './ranking.fixture.ts'
import { readPage } from './read-page.ts'

const ranked = (texts: readonly string[], entities: readonly string[] = []): RankedText[] =>
  texts.map((text, i) => ({
    row: i + 1,
    text,
    score: texts.length - i,
    ...(entities[i] === undefined ? {} : { entity: entities[i] }),
  }))

const rowOf = ({ passage }: { readonly passage: { readonly occurrences: readonly { readonly row: number }[] } }) =>
  passage.occurrences[0]?.row

const shown = ({ hits, repeats }: RankedPage) => ({
  hits: hits.map(({ rank, hit, same }) => [rank, rowOf(hit), same.map(rowOf)]),
  repeats: repeats.map(({ hit, of }) => [rowOf(hit), of]),
})

const page = (from: number, to: number, fold = true) => ({ from, to, fold })

describe('readPage', () => {
  const index = indexOf(ranked(['a', 'b', 'a', 'c', 'b', 'a', 'd']))

  it('puts a hit that says the same with the better one', async () => {
    expect(shown(await readPage(index, { query: 'x' }, page(0, 10)))).toEqual({
      hits: [
        [1, 1, [3, 6]],
        [2, 2, [5]],
        [3, 4, []],
        [4, 7, []],
      ],
      repeats: [],
    })
  })

  it('names on a later page the repeats met there, by the rank of what they repeat', async () => {
    expect(shown(await readPage(index, { query: 'x' }, page(0, 2)))).toEqual({
      hits: [
        [1, 1, [3]],
        [2, 2, []],
      ],
      repeats: [],
    })
    expect(shown(await readPage(index, { query: 'x' }, page(2, 4)))).toEqual({
      hits: [
        [3, 4, []],
        [4, 7, []],
      ],
      repeats: [
        [5, 2],
        [6, 1],
      ],
    })
  })

  it('gives every hit as it is ranked when nothing is to be folded', async () => {
    expect(shown(await readPage(index, { query: 'x' }, page(1, 4, false))).hits).toEqual([
      [2, 2, []],
      [3, 3, []],
      [4, 4, []],
    ])
  })

  it('lists everything where there is nothing to rank by', async () => {
    expect((await readPage(index, { query: '' }, page(0, 10))).hits).toHaveLength(7)
  })

  it('is asked for one ranking when few hits repeat', async () => {
    const counted = indexOf(ranked(['a', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o']))
    await readPage(counted, { query: 'x' }, page(0, 10))
    expect(counted.asked()).toBe(1)
  })

  it('tells a page behind the last hit from a ranking without hits', async () => {
    expect(await readPage(index, { query: 'x' }, page(20, 30))).toMatchObject({ hits: [], isEmpty: false })
    expect(await readPage(indexOf([]), { query: 'x' }, page(20, 30))).toMatchObject({ hits: [], isEmpty: true })
  })

  it('gives each of several entities its turn, in each round the best first, and folds within each', async () => {
    const several = indexOf(ranked(['a', 'a', 'b', 'c', 'a', 'd'], ['Elm', 'Elm', 'Elm', 'Oak', 'Oak', 'Elm']))
    const request = { query: 'x', entities: ['Oak', 'Elm', 'Yew'] }
    const read = await readPage(several, request, page(0, 3))
    expect(shown(read).hits).toEqual([
      [1, 1, [2]],
      [2, 4, []],
      [3, 3, []],
    ])
    expect(read.turns).toEqual([
      { entity: 'Oak', matched: 2 },
      { entity: 'Elm', matched: 4 },
      { entity: 'Yew', matched: 0 },
    ])
    expect(shown(await readPage(several, request, page(3, 6))).hits).toEqual([
      [4, 5, []],
      [5, 6, []],
    ])
  })
})

describe('pages of any size', () => {
  const texts = fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 700 })
  const names = fc.array(fc.constantFrom('Elm', 'Oak'), { minLength: 700, maxLength: 700 })

  it('follow each other without gap or overlap, and list every hit once', async () => {
    await fc.assert(
      fc.asyncProperty(texts, names, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (of, by, size, several) => {
        const index = indexOf(ranked(of, by))
        const request = { query: 'x', ...(several ? { entities: ['Elm', 'Oak'] } : {}) }
        const whole = await readPage(index, request, page(0, 1000))
        const hits: (readonly (number | undefined)[])[] = []
        const rows: (number | undefined)[] = []
        for (let from = 0; ; from += size) {
          const read = await readPage(index, request, page(from, from + size))
          hits.push(...read.hits.map(({ rank, hit }) => [rank, rowOf(hit)]))
          rows.push(...read.hits.flatMap(({ hit, same }) => [hit, ...same].map(rowOf)))
          rows.push(...read.repeats.map(({ hit }) => rowOf(hit)))
          if (read.hits.length < size) break
        }
        expect(hits).toEqual(whole.hits.map(({ rank, hit }) => [rank, rowOf(hit)]))
        expect(rows.sort((a = 0, b = 0) => a - b)).toEqual(of.map((_, i) => i + 1))
      }),
      { numRuns: 30 },
    )
  })
})
