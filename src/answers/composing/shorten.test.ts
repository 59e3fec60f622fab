import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten } from './shorten.ts'

const mentions = (wanted: string) => (text: string) => (text.includes(wanted) ? 1 : 0)

describe('shorten', () => {
  it('leaves a short text as it is', () => {
    expect(shorten('Two  words', { most: 2, worth: () => 0 })).toBe('Two  words')
  })

  it('keeps the clause that matters and marks what it left out', () => {
    const text =
      'The mill, built in 1820 by the river, burned down in 1911, and was rebuilt, as far as anybody knows, in brick.'
    expect(shorten(text, { most: 6, worth: mentions('1911') })).toBe('… burned down in 1911, …')
    expect(shorten(text, { most: 8, worth: mentions('mill') })).toBe('The mill, built in 1820 by the river, …')
  })

  it('cuts inside a clause when that is where it matters', () => {
    expect(shorten('one two three four five six seven', { most: 5, worth: mentions('five') })).toBe(
      'one two three four five …',
    )
  })

  it('never keeps more words than allowed, nor words that were not there', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}[,.]?$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (words, most) => {
        const text = words.join(' ')
        const kept = shorten(text, { most, worth: ({ length }) => length }).replace(/^… | …$/g, '')
        expect(kept.split(' ').length).toBeLessThanOrEqual(most)
        expect(` ${text} `).toContain(` ${kept} `)
      }),
    )
  })
})
