import { describe, expect, it } from 'vitest'
import { isBroad, isTopRole, kinOf, namesType, rolesIn } from './kin.ts'

describe('kinOf', () => {
  it('finds words of like meaning across languages', () => {
    const [pattern] = kinOf('Who is the CEO?').get('ceo') ?? []
    expect(pattern?.test('geschaftsfuhrer: anna berg')).toBe(true)
    expect(pattern?.test('chief executive anna berg')).toBe(true)
    expect(pattern?.test('chiefly anna berg')).toBe(false)
  })

  it('gives every word of a phrase its group', () => {
    expect([...kinOf('the chief executive officer').keys()]).toEqual(['chief', 'executive'])
  })

  it('knows nothing of other words', () => {
    expect(kinOf('purple elephants').size).toBe(0)
  })
})

it('reads the roles a person is asked by', () => {
  expect(rolesIn('Who is the founder and CEO of Acme?')).toHaveLength(2)
  expect(rolesIn('Who likes Acme?')).toHaveLength(0)
})

it('tells who stands for the whole from who is asked for by a part', () => {
  expect(isTopRole('who runs the mill')).toBe(true)
  expect(isTopRole('who is the editor')).toBe(false)
})

it('tells words that only name a type from others', () => {
  expect(namesType('Telefonnummer', 'phone')).toBe(true)
  expect(namesType('Berlin', 'phone')).toBe(false)
})

it('knows what is true of anybody', () => {
  expect(isBroad('services')).toBe(true)
  expect(isBroad('bicycles')).toBe(false)
})
