import { expect, it } from 'vitest'
import { identifierFinder } from './identifier.ts'

it('finds a number beside its name', () => {
  expect(identifierFinder('VAT number of Opal Quarry?')?.('AT-BIO-000 • UID ATU00041800')?.text).toBe('ATU00041800')
  expect(identifierFinder('What is its KvK?')?.('KvK 00112233, Gouda')?.text).toBe('00112233')
  expect(identifierFinder('What is its IBAN?')?.('UID ATU00041800')).toBeUndefined()
})

it.each(['Is VAT included?', 'How many registered voters are there?', 'Hat die Firma ein Büro?', 'Who is the owner?'])(
  'takes %j for no question for such a number',
  (question) => {
    expect(identifierFinder(question)).toBeUndefined()
  },
)
