import { describe, expect, it } from 'vitest'
import { isNotice, isRequest } from '../words/notices.ts'
import { afterName, namesOf } from './names.ts'
import { beginsPointingBack, saysWhatItIs, speaksOfItself } from './self-descriptions.ts'

describe('namesOf', () => {
  it('knows an entity by its name, without legal form, by its host and by its titles', () => {
    expect(namesOf('Acme Pumps, Inc.', { urls: [], titles: [] })).toContain('acmepumps')
    expect(namesOf('Acme', { urls: ['https://www.pumps-and-more.example/x'], titles: [] })).toContain('pumpsandmore')
    expect(namesOf('Acme', { urls: [], titles: ['Home | Signify Health', 'About | Signify Health'] })).toContain(
      'signifyhealth',
    )
    expect(namesOf('beta.io', { urls: [], titles: [] })).toContain('beta')
  })
})

describe('afterName', () => {
  const names = namesOf('Signify Health', { urls: [], titles: [] })

  it.each([
    ['Signify Health is part of CVS.', ' is part of CVS.'],
    ['At Signify Health, we care.', ', we care.'],
    ['Family-owned since 1959, Signify Health hauls parts.', ' hauls parts.'],
  ])('gives what follows the name in %j', (text, rest) => {
    expect(afterName(text, names)).toBe(rest)
  })

  it('is undefined when the name comes late or never', () => {
    expect(afterName('We are here and there and everywhere for the people of Signify Health', names)).toBeUndefined()
  })
})

describe('speaksOfItself', () => {
  it.each([
    'We provide care.',
    'Wir bieten Beratung an.',
    'Ofrecemos servicios legales.',
    'Nous proposons des soins.',
    'Oferujemy narzędzia.',
    'Vi hjälper dig.',
    '当社は塗料を製造しています',
  ])('hears %j fully', (text) => {
    expect(speaksOfItself(text)).toBe(1)
  })

  it('hears less in a plain "our" and nothing in the third person', () => {
    expect(speaksOfItself('Powered by our clinical network.')).toBeLessThan(0.5)
    expect(speaksOfItself('Honey is sweet.')).toBe(0)
  })
})

it('reads a verb after the name', () => {
  expect(saysWhatItIs(' is a museum')).toBe(true)
  expect(saysWhatItIs(' hauls auto parts')).toBe(true)
  expect(saysWhatItIs(' as well as others')).toBe(false)
})

it('knows sentences that point back', () => {
  expect(beginsPointingBack('That’s why we build it.')).toBe(true)
  expect(beginsPointingBack('Thatcham is a town.')).toBe(false)
})

it('knows notices and requests', () => {
  expect(isNotice('This website uses cookies.')).toBe(true)
  expect(isNotice('We bake bread.')).toBe(false)
  expect(isRequest('Contact us today')).toBe(true)
  expect(isRequest('Contactless payment since 2015')).toBe(false)
})

it.each([
  'We bake cookies, pies and bread every morning.',
  'We build JavaScript applications for banks.',
  'Our software keeps the records of patients private.',
  'We insure homes against fire damage and theft.',
  'We print newsletters, posters and books.',
  'We sell extended warranties for used cars.',
])('takes %j for no notice', (text) => {
  expect(isNotice(text)).toBe(false)
})

it.each([
  'We use cookies to improve your experience.',
  'Read our privacy policy.',
  '© 2024 All rights reserved.',
  'By using this site you accept the terms of use.',
])('takes %j for a notice', (text) => {
  expect(isNotice(text)).toBe(true)
})
