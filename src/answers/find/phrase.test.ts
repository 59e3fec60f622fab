import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage, PassageId } from '../../passages/index.ts'
import { foldText } from '../words/fold-text.ts'
import { mentionIn } from './mentions.ts'
import { phrasePattern } from './phrase.ts'

const holds = (phrase: string, text: string) => phrasePattern([phrase])?.test(foldText(text)) ?? false

describe('phrasePattern', () => {
  it('asks for whole words, in any case and with or without accents', () => {
    expect(holds('cafe', 'Le Café du port')).toBe(true)
    expect(holds('CAT', 'a cat sat')).toBe(true)
    expect(holds('cat', 'concatenate')).toBe(false)
  })

  it('lets any white space stand between words', () => {
    expect(holds('free shipping', 'free\n shipping')).toBe(true)
  })

  it('takes signs as they are', () => {
    expect(holds('c++', 'C++ and Rust')).toBe(true)
    expect(holds('c++', 'c and d')).toBe(false)
    expect(phrasePattern(['+++'])).toBeUndefined()
  })

  it('asks for no borders in scripts without spaces', () => {
    expect(holds('東京', '本社は東京都です')).toBe(true)
    expect(holds('GDPR', '条例またはGDPRに基づく')).toBe(true)
    expect(holds('data', 'データdata')).toBe(true)
    expect(holds('GDPR', 'GDPRs')).toBe(false)
  })

  it('agrees with comparing lists of words', () => {
    const word = fc.stringMatching(/^[a-c]{1,2}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 2 }), fc.array(word, { maxLength: 8 }), (phrase, text) => {
        const naive = text.some((_, i) => phrase.every((each, j) => text[i + j] === each))
        expect(holds(phrase.join(' '), text.join(' '))).toBe(naive)
      }),
    )
  })
})

describe('mentionIn', () => {
  const passage = (...lines: readonly string[]): Passage => {
    const text = lines.join('\n')
    let at = 0
    const units = lines.map((line) => {
      const unit = {
        kind: 'sentence' as const,
        start: at,
        end: at + line.length,
        raw: { start: at, end: at + line.length },
      }
      at += line.length + 1
      return unit
    })
    // A brand that any string of a test may carry.
    return {
      id: 'p' as PassageId,
      column: 'text',
      occurrences: [{ row: 1 }],
      text,
      start: 0,
      end: text.length,
      units,
      headings: [],
      language: 'en',
      boilerplate: false,
      words: 1,
    }
  }
  const find = (phrase: string, ...lines: readonly string[]) => {
    const pattern = phrasePattern([phrase])
    return pattern && mentionIn(passage(...lines), pattern)
  }

  it('names the first unit that holds the phrase', () => {
    expect(find('bees', 'Honey.', 'Our bees.', 'More bees.')).toMatchObject({ from: 1, to: 1 })
  })

  it('names the neighbours that hold a phrase together', () => {
    expect(find('busy bees', 'Honey.', 'So busy', 'bees fly.')).toMatchObject({ from: 1, to: 2 })
  })

  it('finds nothing where the phrase is missing', () => {
    expect(find('wasps', 'Our bees.')).toBeUndefined()
  })
})
