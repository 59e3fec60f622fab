import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from './query-syntax.ts'

const parsed = (text: string) => {
  const { query, phrases, without } = parseQuery(text)
  return { query, phrases, without }
}
const plain = (text: string) => ({ query: text, phrases: [], without: [] })

describe('parseQuery', () => {
  it('takes what stands in quotation marks as a phrase whose words still rank', () => {
    expect(parsed('tents "pop up" light')).toEqual({ query: 'tents pop up light', phrases: ['pop up'], without: [] })
  })

  it('takes a word or phrase behind a minus out of the query', () => {
    expect(parsed('tents -canvas -"pop up" light')).toEqual({
      query: 'tents light',
      phrases: [],
      without: ['canvas', 'pop up'],
    })
    expect(parsed('-covid-19, tents')).toEqual({ query: 'tents', phrases: [], without: ['covid-19'] })
    expect(parsed('-c++ -C#')).toEqual({ query: '', phrases: [], without: ['c++', 'C#'] })
  })

  it.each([
    'covid-19',
    '- dash',
    '-5 degrees',
    'well-known',
    '--flag',
    '(-x)',
    '"unclosed phrase',
    'unclosed"',
    '-"unclosed',
    '"" empty',
    '"- -"',
    '5" pipe and 6" hose',
    'rock ’n’ roll',
  ])('leaves %s as text', (text) => {
    expect(parsed(text)).toEqual(plain(text))
  })

  it.each([
    '“pop up”',
    '„pop up“',
    '„pop up”',
    '«pop up»',
    '»pop up«',
    '« pop  up »',
    '「pop up」',
    '『pop up』',
    '“pop up"',
  ])('knows the quotation marks of %s', (text) => {
    expect(parsed(text)).toEqual({ query: 'pop up', phrases: ['pop up'], without: [] })
    expect(parsed(`-${text}`)).toEqual({ query: '', phrases: [], without: ['pop up'] })
  })

  it('knows straight quotation marks inside a run without spaces', () => {
    expect(parsed('東京"大学病院"案内')).toEqual({ query: '東京 大学病院 案内', phrases: ['大学病院'], without: [] })
  })

  it('keeps the rest of the query at its places where phrases are left out', () => {
    expect(parseQuery('best "pop up" tents')).toMatchObject({
      query: 'best pop up tents',
      unquoted: 'best ,,,,,, tents',
    })
  })
})

describe('parseQuery on any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', '-', ' ', '“', '”', '„', '«', '»', '「', '」', '-"', '\u3000', '\ud83d', '𝔸', 'é', '\n'),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.stringMatching(/^[a-z]{1,5}$/),
  )
  const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  it('keeps every letter and digit, in the query or in what is to be absent', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { query, without } = parseQuery(text)
        const letters = (of: string) => new Set(of.match(/[\p{L}\p{N}]/gu))
        expect(letters(query + without.join(''))).toEqual(letters(text))
      }),
    )
  })

  it('gives phrases that stand in the query and hold a word, and no more of them than marks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { query, unquoted, phrases, without } = parseQuery(text)
        for (const phrase of [...phrases, ...without]) expect(phrase).toMatch(/[\p{L}\p{N}]/u)
        for (const phrase of phrases) expect(query).toContain(phrase)
        expect(unquoted).toHaveLength(query.length)
        expect(query).toBe(query.replace(/\s+/g, ' ').trim())
      }),
    )
  })

  it('finds again what was written by the rules', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    const parts = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text: word }),
        fc.record({ kind: fc.constant('phrase' as const), text: phrase }),
        fc.record({ kind: fc.constant('absent word' as const), text: word }),
        fc.record({ kind: fc.constant('absent phrase' as const), text: phrase }),
      ),
    )
    const written = { text: '', phrase: '"', 'absent word': '-', 'absent phrase': '-"' }
    fc.assert(
      fc.property(parts, (all) => {
        const text = all.map((part) => `${written[part.kind]}${part.text}${part.kind.endsWith('phrase') ? '"' : ''}`)
        const of = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind)).map((part) => part.text)
        expect(parsed(text.join(' '))).toEqual({
          query: of('text', 'phrase').join(' '),
          phrases: [...new Set(of('phrase'))],
          without: [...new Set(of('absent word', 'absent phrase'))],
        })
      }),
    )
  })

  it('reads a long hostile query once, not once a mark', () => {
    for (const part of ['"a ', '“ ', '„“', '-"', ' -a', '" "', '«']) {
      const text = part.repeat(50_000)
      expect(parseQuery(text).unquoted.length).toBeLessThanOrEqual(2 * text.length)
    }
  })
})
