import { describe, expect, it } from 'vitest'
import { languageCode } from './language-names.ts'
import { isNamedByTitle, isNamedByUrl, pageName } from './named-pages.ts'
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
    expect(readPredicates(query)).toEqual({ rest, languages, pages })
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
  it.each([
    ['https://elm.example/pricing', true],
    ['https://elm.example/en/plans-and-pricing/', true],
    ['https://elm.example/pricing/enterprise', true],
    ['https://elm.example/preise.html?x=1', true],
    ['https://elm.example/blog/pricing', false],
    ['https://elm.example/how-our-pricing-model-changed', false],
    ['https://pricing.example/', false],
    ['https://elm.example/%', false],
  ])('are told by the address %s', (url, expected) => {
    expect(isNamedByUrl(url, 'pricing')).toBe(expected)
  })

  it.each([
    ['Pricing | Elm Street', true],
    ['Elm Street – Our prices', true],
    ['The hidden costs of cheap pricing tools explained', false],
    ['Elm Street', false],
  ])('are told by the title %s', (title, expected) => {
    expect(isNamedByTitle(title, 'pricing')).toBe(expected)
  })

  it('are asked for by any of their words', () => {
    expect(['prices', 'Jobs', 'impressum', 'banana'].map(pageName)).toEqual(['pricing', 'careers', 'legal', undefined])
  })
})
