import { describe, expect, it } from 'vitest'
import { languageCode } from './language-names.ts'
import { pageName } from './page-names.ts'
import { readPredicates } from './read-predicates.ts'

describe('readPredicates', () => {
  it.each([
    ['bees in German', 'bees', ['de'], []],
    ['pages in French or Dutch', 'pages', ['fr', 'nl'], []],
    ['Honig auf Deutsch', 'Honig', ['de'], []],
    ['miel en alemán', 'miel', ['de'], []],
    ['which companies are in Swedish?', 'which companies ?', ['sv'], []],
    ['which companies have a pricing page?', 'which companies ?', [], ['pricing']],
    ['prices page', '', [], ['pricing']],
    ['"in German" or "pricing page"', '"in German" or "pricing page"', [], []],
    ['in Leeds, in it, in no case', 'in Leeds, in it, in no case', [], []],
    ['landing page', 'landing page', [], []],
  ])('reads %s', (query, rest, languages, pages) => {
    expect(readPredicates(query)).toMatchObject({ rest, languages, pages, negated: false })
  })

  it.each([
    ['companies without a pricing page', 'companies', [], ['pricing']],
    ['which companies have no careers page?', 'which companies ?', [], ['careers']],
    ["companies that don't have a blog page", 'companies that', [], ['blog']],
    ['which pages are not in English', 'which pages', ['en'], []],
  ])('reads the negation of %s', (query, rest, languages, pages) => {
    expect(readPredicates(query)).toMatchObject({ rest, languages, pages, negated: true })
  })
})

it.each([
  ['de', 'de'],
  ['German', 'de'],
  ['italiano', 'it'],
  ['日本語', 'ja'],
  ['norwegian', 'no'],
  ['Klingonish', undefined],
])('knows the language %s', (name, code) => {
  expect(languageCode(name)).toBe(code)
})

describe('kinds of pages', () => {
  it('are asked for by any of their words', () => {
    expect(['prices', 'Jobs', 'impressum', 'banana'].map(pageName)).toEqual(['pricing', 'careers', 'legal', undefined])
  })
})
