import { expect, it } from 'vitest'
import { pageKind, pathWords } from './page-kind.ts'

it.each([
  ['https://example.org/', 'home'],
  ['https://example.org', 'home'],
  ['https://example.org/de/index.html', 'home'],
  ['https://example.org/about-us', 'about'],
  ['https://example.org/ueber-uns/', 'about'],
  ['https://example.org/privacy-policy', 'legal'],
  ['https://example.org/blog/2021/about-bees', 'news'],
  ['https://example.org/kontakt', 'contact'],
  ['https://example.org/pumps', 'other'],
  ['https://example.org/compressors', 'other'],
  ['https://example.org/espresso-machines', 'other'],
  ['https://example.org/prevention', 'other'],
  ['https://example.org/history', 'other'],
  ['https://example.org/transmission-repair', 'other'],
  ['https://example.org/television', 'other'],
  ['https://example.org/shop/cookies-and-cakes', 'other'],
  ['https://example.org/insurance/policies', 'other'],
  ['https://example.org/paralegal-services', 'other'],
  ['https://example.org/visitors', 'other'],
  ['https://example.org/cookie-policy', 'legal'],
  ['not an address', 'other'],
  [undefined, 'other'],
])('takes %j for %s', (url, kind) => {
  expect(pageKind(url)).toBe(kind)
})

it('reads the words of a path and survives a stray percent sign', () => {
  expect(pathWords('https://example.org/plan-your-visit/hours.html?x=1')).toBe('plan your visit hours')
  expect(pathWords('https://example.org/100%-wool')).toBe('100 wool')
})
