import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unspacedPhrases } from '../lexicon/index.ts'
import { joinWords, splitUnspaced, unspacedNames } from './split-unspaced.ts'
import { readWords } from './words.ts'

const names = unspacedNames(['山の湯旅館', '山の湯', '日本', 'not unspaced'])
const cut = (question: string) =>
  splitUnspaced(readWords(question), { names, phrases: unspacedPhrases }).map(({ text }) => text)

test('names stay whole, the longest first, and particles come off', () => {
  expect(cut('山の湯旅館はどんな宿ですか')).toEqual(['山の湯旅館', 'は', 'どんな', '宿', 'ですか'])
  expect(cut('この山の湯は')).toEqual(['この', '山の湯', 'は'])
})

test('a short name inside a longer word is no name', () => {
  expect(cut('日本酒の値段')).not.toContain('日本')
})

test('loan words and words in Latin letters stay whole', () => {
  expect(cut('チャンクタイプとURLの数')).toEqual(['チャンクタイプ', 'と', 'URL', 'の', '数'])
})

test('words in scripts with spaces stay as they are', () => {
  expect(cut('What does Beany do?')).toEqual(['What', 'does', 'Beany', 'do'])
})

test('pieces stand at their places, lose nothing, and can be joined again', () => {
  const text = fc.string({ unit: fc.constantFrom('山', 'の', '湯', '旅', '館', 'は', 'カ', 'ー', 'ไ', 'ท', 'a', '7') })
  fc.assert(
    fc.property(text, (question) => {
      const words = splitUnspaced(readWords(question), { names, phrases: unspacedPhrases })
      for (const { text, start, end } of words) expect(question.slice(start, end)).toBe(text)
      if (/[^a7]/.test(question)) expect(words.map(({ text }) => text).join('')).toBe(question)
      expect(joinWords(words).length).toBeLessThanOrEqual(question.length)
    }),
  )
})
