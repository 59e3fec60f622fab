import { expect, it } from 'vitest'
import type { Passage } from '../../passages/index.ts'
import { corpusPassages } from './corpus-passages.ts'
import type { CorpusRow } from './corpus-rows.ts'

async function passagesOf(rows: readonly Partial<CorpusRow>[], html = false): Promise<Passage[]> {
  const all = rows.map((row, index): CorpusRow => ({ row: index + 1, id: `d${index}`, title: '', text: '', ...row }))
  const source = async function* () {
    yield* all
  }
  const passages: Passage[] = []
  for await (const passage of corpusPassages(source, { column: 'text', html })) passages.push(passage)
  return passages
}

it('makes one passage a row, of all its sentences, under its title', async () => {
  const text = `One is here. ${'Two is a much longer sentence of many words. '.repeat(60)}\n\nThree ends it.`
  const [first, second, ...others] = await passagesOf([{ title: 'T', text }, { text: 'Four.' }])
  expect(others).toEqual([])
  expect(first).toMatchObject({
    id: '0000000001',
    headings: ['T'],
    occurrences: [{ row: 1 }],
    start: 0,
    boilerplate: false,
  })
  expect(first?.text.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  expect(first?.units).toHaveLength(62)
  expect(first?.units.map(({ start, end }) => first.text.slice(start, end)).at(-1)).toBe('Three ends it.')
  expect(first?.words).toBe(3 + 60 * 9 + 3)
  expect(second).toMatchObject({ id: '0000000002', headings: [], text: 'Four.' })
})

it('keeps equal texts of several rows apart', async () => {
  const passages = await passagesOf([{ text: 'Same.' }, { text: 'Same.' }])
  expect(passages.map(({ id, occurrences }) => [id, occurrences])).toEqual([
    ['0000000001', [{ row: 1 }]],
    ['0000000002', [{ row: 2 }]],
  ])
})

it('takes the title for a row that shows no text, and leaves out a row that shows nothing', async () => {
  const rows = [
    { title: 'Only a title' },
    {},
    { title: 'Scripted', text: '<script>x</script>' },
    { text: '<p>Text.</p>' },
  ]
  const passages = await passagesOf(rows, true)
  expect(passages.map(({ occurrences, text, headings }) => [occurrences[0]?.row, text, headings])).toEqual([
    [1, 'Only a title', []],
    [3, 'Scripted', []],
    [4, 'Text.', []],
  ])
})

it('tells the language of each row', async () => {
  const passages = await passagesOf([
    { text: 'The boundary layer of a flat plate was measured in the wind tunnel at several speeds.' },
    { text: 'Die Grenzschicht einer ebenen Platte wurde im Windkanal bei mehreren Geschwindigkeiten gemessen.' },
    { text: '平板の境界層は風洞で測定された。' },
  ])
  expect(passages.map(({ language }) => language)).toEqual(['en', 'de', 'ja'])
})
