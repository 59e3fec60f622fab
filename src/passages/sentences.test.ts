import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences.ts'

const sentences = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('sentencesOf', () => {
  it.each([
    ['plain sentences', ['We bake bread.', 'Is it good?', 'Yes!', 'Try it.']],
    ['titles and initials', ['Dr. J. R. Meyer met Mr. Smith.', 'They spoke.']],
    [
      'names that end in a full stop',
      ['Acme Inc. Chicago sells tools.', 'Bolt Ltd. was sold.', 'It joined Acme Inc.', 'The price is secret.'],
    ],
    ['short forms in lower case', ['Use tools, e.g. Hammers, i.e. Acme ones.', 'Done.']],
    ['states and hours', ['The U.S. Army came at 5 p.m. Monday.', 'We close at 6 p.m.', 'The shop is small.']],
    [
      'numbers and names of sites',
      ['Pay 3.50 on example.com.', 'See No. 5 and fig. 2 for more.', 'I said no.', 'Nobody came.'],
    ],
    ['German', ['Das Werk, z. B. in Köln, öffnet am 3. Oktober.', 'Es liegt in der Nr. 5.', 'Danke.']],
    ['French and Spanish', ['Mme. Blanc et M. Noir, p.ex. Paul.', 'Llame al Sr. Ruiz.', 'Gracias.']],
    ['quotes', ['“We won.”', 'She smiled (at last).', 'End.']],
  ])('keeps %s whole', (_, expected) => {
    expect(sentences(expected.join(' '))).toEqual(expected)
  })

  it('cuts where there are no spaces', () => {
    expect(sentences('同社は1998年に設立。本社は神戸。')).toEqual(['同社は1998年に設立。', '本社は神戸。'])
  })

  it('covers every character but white space, in order', () => {
    const word = fc.constantFrom(
      'a',
      'Dr.',
      'Yes!',
      'z.',
      'B.',
      '3.',
      'Oktober',
      '。',
      '…',
      '.',
      '?',
      'The',
      'U.S.',
      '"',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const text = words.join(' ')
        expect(sentences(text).join('').replace(/ /g, '')).toBe(words.join(''))
        for (const sentence of sentences(text)) expect(sentence).toBe(sentence.trim())
      }),
    )
  })
})
