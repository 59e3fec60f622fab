import { describe, expect, it } from 'vitest'
import type { TextCell } from '../table/index.ts'
import { buildPassages } from './build-passages.ts'
import type { Passage } from './passage.ts'

interface Page {
  readonly html: string
  readonly entity?: string
  readonly url?: string
}

async function build(pages: readonly (Page | string)[], html = true): Promise<Passage[]> {
  const cells: TextCell[] = pages.map((page, index) => {
    const { html: text, ...rest } = typeof page === 'string' ? { html: page } : page
    return { column: 'body', text, html, occurrences: [{ row: index + 1, ...rest }] }
  })
  const passages: Passage[] = []
  const source = async function* () {
    yield* cells
  }
  for await (const passage of buildPassages(source)) passages.push(passage)
  return passages
}

const texts = (passages: readonly Passage[]) => passages.map(({ text }) => text)

describe('passages', () => {
  it('put a heading with what follows, and neighbours under one heading together', async () => {
    const html =
      '<title>T</title><h1>A</h1><h2>B</h2><p>One. Two.</p><ul><li>x<li>y</ul><h2>C</h2><h2>D</h2><p>Three.</p><h2>E</h2>'
    const passages = await build([html])
    expect(texts(passages)).toEqual(['T', 'A\nB\nOne. Two.\nx\ny', 'C', 'D\nThree.', 'E'])
    expect(passages.map(({ headings }) => headings)).toEqual([[], ['T'], ['T', 'A'], ['T', 'A'], ['T', 'A']])
    expect(passages[1]?.units.map(({ kind }) => kind)).toEqual([
      'heading',
      'heading',
      'sentence',
      'sentence',
      'item',
      'item',
    ])
  })

  it('keep menus, links, tables and prose apart', async () => {
    const html =
      '<nav><a href=a>Home</a></nav><p>Prose.</p><h2>Press</h2><p><a href=b>How a bakery in Ghent doubled its sales</a></p><p>More prose.</p><table><tr><th>A<th>B<tr><td>1<td>2</table>'
    const passages = await build([html])
    expect(passages.map(({ text, boilerplate, tableHeader }) => [text, boilerplate, tableHeader])).toEqual([
      ['Home', true, undefined],
      ['Prose.', false, undefined],
      ['Press\nHow a bakery in Ghent doubled its sales', false, undefined],
      ['More prose.', false, undefined],
      ['A\tB\n1\t2', false, ['A', 'B']],
    ])
  })

  it('split long text between sentences, a long sentence between clauses', async () => {
    const sentence = `Some ${'word '.repeat(48)}end.`
    const long = `${'word '.repeat(100)}end, ${'word '.repeat(150)}end.`
    expect((await build([Array(5).fill(sentence).join(' ')])).map(({ words }) => words)).toEqual([150, 100])
    const passages = await build([long])
    expect(passages.map(({ words }) => words)).toEqual([101, 151])
    expect(passages[0]?.text.endsWith('end,')).toBe(true)
  })

  it('have ids made from column, cell and place alone', async () => {
    const [one] = await build(['<p>A</p>'])
    const [, two] = await build(['<p>B</p>', '<p>A</p>'])
    const [other] = await build(['<p>A </p>'])
    expect(one?.id).toBe(two?.id)
    expect(one?.id).not.toBe(other?.id)
  })

  it('have the language of their cell, or of their own script', async () => {
    const german =
      '<p>Das Unternehmen wurde 1998 gegründet und hat seinen Sitz in Köln.</p><h2>Kontakt</h2><p>本社は神戸にあります。</p><h2>Ende</h2>'
    expect((await build([german])).map(({ language }) => language)).toEqual(['de', 'ja', 'de'])
    expect((await build(['<p>Acme Bolt</p>']))[0]?.language).toBe('und')
  })
})

describe('boilerplate', () => {
  const insured = 'All our work is insured, and every job comes with a guarantee of two years on parts and labour.'
  const notice = `<p>${insured}</p>`
  const page = (entity: string, number: number, html: string) => ({
    entity,
    url: `https://x.example/${entity}/${number}`,
    html,
  })
  const marked = (passages: readonly Passage[]) =>
    passages.filter(({ boilerplate }) => boilerplate).map(({ text }) => text)

  it('is what stands on more than half of at least three pages of an entity', async () => {
    const four = [1, 2, 3, 4].map((number) => page('a', number, `<p>Page ${number}.</p>${number === 4 ? '' : notice}`))
    expect(marked(await build(four))).toEqual(Array(3).fill(insured))
    expect(marked(await build(four.slice(0, 2)))).toEqual([])
    const six = [...four, page('a', 5, '<p>Five.</p>'), page('a', 6, '<p>Six.</p>')]
    expect(marked(await build(six))).toEqual([])
  })

  it('counts a page once, in however many cells it stands, and each entity for itself', async () => {
    const twice = [1, 2].flatMap((number) => [
      page('a', number, notice),
      page('a', number, `${notice}<p>${number}</p>`),
    ])
    expect(marked(await build(twice))).toEqual([])
    expect(marked(await build(['a', 'b', 'c', 'd'].map((entity) => page(entity, 1, notice))))).toEqual([])
  })

  it('goes by host, or by the whole file, where there is no entity', async () => {
    const urls = [1, 2, 3].map((number) => ({ url: `https://x.example/${number}`, html: `${notice}<p>${number}</p>` }))
    const others = [1, 2, 3, 4].map((number) => ({ url: `https://y.example/${number}`, html: `<p>y${number}</p>` }))
    expect(marked(await build([...urls, ...others]))).toHaveLength(3)
    expect(marked(await build([1, 2, 3].map((number) => `${notice}<p>${number}</p>`)))).toHaveLength(3)
  })

  it('does not tear prose apart for a repeated line or two', async () => {
    const pages = ['One.', 'Two.', 'Three.'].map((own, number) =>
      page('a', number, `<p>${own}</p><p>Pricing</p><p>${own} again.</p>`),
    )
    expect(texts(await build(pages))).toEqual([
      'One.\nPricing\nOne. again.',
      'Two.\nPricing\nTwo. again.',
      'Three.\nPricing\nThree. again.',
    ])
  })

  it('is never a title or a description, nor in plain text', async () => {
    const head = '<title>Acme</title><meta name=description content="Acme makes tools.">'
    expect(marked(await build([1, 2, 3].map((number) => page('a', number, `${head}<p>${number}</p>`))))).toEqual([])
    expect(marked(await build(['Same.', 'Same.', 'Same.'], false))).toEqual([])
  })
})

describe('building', () => {
  it('stops when aborted', async () => {
    const source = async function* () {
      yield { column: 'c', text: 'x', html: true, occurrences: [{ row: 1 }] }
    }
    const passages = buildPassages(source, { signal: AbortSignal.abort() })
    await expect(passages.next()).rejects.toThrow('aborted')
  })

  it('reports how many cells are done', async () => {
    const reports: unknown[] = []
    const source = async function* () {
      yield { column: 'c', text: 'x', html: false, occurrences: [{ row: 1 }] }
    }
    for await (const _ of buildPassages(source, { onProgress: (progress) => reports.push(progress) }));
    expect(reports).toEqual([{ step: 'clean', done: 1, total: 1, unit: 'cells' }])
  })
})
