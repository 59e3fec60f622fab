import { describe, expect, it } from 'vitest'
import { isNamedByTitle, isNamedByUrl } from './named-pages.ts'

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
})
