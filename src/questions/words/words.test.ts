import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compact, fold, readWords } from './words.ts'

const texts = (question: string) => readWords(question).map(({ text }) => text)

describe('readWords', () => {
  test('takes contractions and possessives apart', () => {
    expect(texts("what's Beany's url?")).toEqual(['what', 'is', 'Beany', 'url'])
    expect(texts("companies that don't have a footer")).toEqual([
      'companies',
      'that',
      'do',
      'not',
      'have',
      'a',
      'footer',
    ])
    expect(texts("combien d'entreprises")).toEqual(['combien', 'd', 'entreprises'])
  })

  test('keeps hosts, mail addresses, codes and numbers whole', () => {
    expect(texts('does 4wheeltravels.com or info@acme.co.uk know T-004?')).toEqual([
      'does',
      '4wheeltravels.com',
      'or',
      'info@acme.co.uk',
      'know',
      'T-004',
    ])
    expect(readWords('over 1,250.5 or 2k or 3 million or five').flatMap(({ number }) => number ?? [])).toEqual([
      1250.5, 2000, 3_000_000, 5,
    ])
  })

  test('reads an amount in either style, whatever its currency', () => {
    const amounts = fc.record({
      whole: fc.integer({ min: 1000, max: 9_999_999 }),
      cents: fc.integer({ min: 10, max: 99 }),
    })
    fc.assert(
      fc.property(amounts, fc.constantFrom('€', '$', '£', ''), ({ whole, cents }, sign) => {
        const english = whole.toLocaleString('en')
        const amount = whole + cents / 100
        const german = english.replaceAll(',', '.')
        for (const text of [`${sign}${english}.${cents}`, `${german},${cents} ${sign}`]) {
          const [word, ...rest] = readWords(text)
          expect(rest).toEqual([])
          expect(word?.number).toBeCloseTo(amount, 2)
          expect(word?.money === true).toBe(sign !== '')
        }
        const [word] = readWords(german)
        expect(word?.withComma ?? word?.number).toBe(whole)
      }),
    )
  })

  test('knows which words stand between quotation marks', () => {
    const quoted = readWords('which pages say "value based" or “care”').filter(({ quote }) => quote !== undefined)
    expect(quoted.map(({ text, quote }) => [text, quote])).toEqual([
      ['value', 1],
      ['based', 1],
      ['care', 2],
    ])
  })

  test('gives words in order, without overlaps, at their places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (question) => {
        let last = 0
        for (const { text, start, end, number } of readWords(question)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          if (text !== 'is' && number === undefined) expect(question.slice(start, end)).toContain(text)
          last = end
        }
      }),
    )
  })
})

test('folding drops case and accents, joining drops all but letters and digits', () => {
  expect(fold('Università Straße Łódź')).toBe('universita strasse lodz')
  expect(compact('The Best-Bees Co.')).toBe('thebestbeesco')
})
