import { describe, expect, test } from 'vitest'
import { fold } from '../words/words.ts'
import { lexicons } from './index.ts'
import { nounsOfTables } from './nouns-of-tables.ts'

describe.each(lexicons)('the lexicon of $language', ({ operators, expected, asking, ...words }) => {
  const phrases = [...Object.values(operators), ...expected.map(([, cues]) => cues), asking ?? '']
  const all = [...phrases.join('|').split('|'), words.skipped, words.tableWords, words.beforeName]

  test('is folded as questions are', () => {
    expect(all.filter((phrase) => fold(phrase) !== phrase)).toEqual([])
  })

  test('has no empty phrase', () => {
    expect(phrases.filter((phrase) => phrase !== '' && phrase.split('|').includes(''))).toEqual([])
  })
})

test('the nouns of tables are folded', () => {
  expect(nounsOfTables.filter((noun) => fold(noun) !== noun)).toEqual([])
})
