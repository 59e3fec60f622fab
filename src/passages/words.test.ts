import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, wordEnds, wordsOf } from './words.ts'

describe('wordsOf', () => {
  it('finds words in languages with and without spaces', () => {
    expect(wordsOf("Don't pay 3.5 million, Müller & Söhne!")).toEqual([
      "Don't",
      'pay',
      '3.5',
      'million',
      'Müller',
      'Söhne',
    ])
    expect(wordsOf('本社は神戸にあります。')).toEqual(['本社', 'は', '神戸', 'に', 'あり', 'ます'])
  })
})

describe('countWords', () => {
  it('counts what wordsOf finds, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aZé9_.,:;\'"’‘-/&@ \t\n()ж“…·\u0301\u200d語かת') }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a.b',
        "don't",
        '3.5',
        '1,000',
        'example.com',
        'C++',
        'x_y',
        'ש"ח',
        '👩‍👩‍👧',
        'z.B.',
        'AT&T',
        '12:30',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        expect(countWords(text)).toBe(wordsOf(text).length)
        expect(wordEnds(text)).toHaveLength(wordsOf(text).length)
      }),
      { numRuns: 2000 },
    )
  })
})
