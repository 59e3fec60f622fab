import { describe, expect, it } from 'vitest'
import { withoutQuotes } from './said-quotes.ts'

const sentence =
  'The mill, which stood by the river until the flood, burned down in 1911, was rebuilt in brick by the brothers, and is a museum now.'
const ways = [[`${sentence} [1]`]]
const citation = {
  marker: 1,
  row: 1,
  column: 'text',
  quote: sentence,
  start: 0,
  end: sentence.length,
  raw: { start: 0, end: 9 },
}
const read = (text: string) => withoutQuotes({ text, citations: [citation] }, ways)

describe('withoutQuotes', () => {
  it('takes out an excerpt whose left out words are marked', () => {
    const said = '1911 — … burned down in 1911, was rebuilt in brick by the brothers, and is a museum now. [1]'
    expect(read(said)).toEqual({ before: ['1911 — '], after: '', unsaid: [] })
    expect(read('The mill, which stood by the river until the flood, burned down in 1911, … [1]').unsaid).toEqual([])
  })

  it('takes no excerpt with a changed word, nor one of a few words', () => {
    expect(
      read('… burned down in 1912, was rebuilt in brick by the brothers, and is a museum now. [1]').unsaid,
    ).toEqual([1])
    expect(read('… is a museum now. [1]').unsaid).toEqual([1])
    expect(read('burned down in 1911, was rebuilt in brick by the brothers, and is a museum now. [1]').unsaid).toEqual([
      1,
    ])
  })
})
