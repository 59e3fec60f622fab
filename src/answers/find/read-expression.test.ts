import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describe as say } from './find-query.ts'
import { readExpression } from './read-expression.ts'

const read = (query: string) => {
  const expression = readExpression(query)
  return expression === undefined ? undefined : say(expression)
}

it.each([
  ['Xero', '“Xero”'],
  ['solar panels', '“solar” and “panels”'],
  ['"solar panels"', '“solar panels”'],
  ['„solar panels“', '“solar panels”'],
  ['Xero or MYOB', '“Xero” or “MYOB”'],
  ['SOC 2 or ISO 27001', '“SOC 2” or “ISO 27001”'],
  ['"privacy policy" but not cookie', '“privacy policy” but not “cookie”'],
  ['tea -green -"iced tea"', '“tea” but not “green” and not “iced tea”'],
  ['tea or coffee but not milk or sugar', '(“tea” or “coffee”) but not (“milk” or “sugar”)'],
  ['tea NOT milk', '“tea” but not “milk”'],
  ['tea and milk', '“tea” and “milk”'],
  ['-tea', 'not “tea”'],
  ['or', '“or”'],
  ['but not', '“but” and “not”'],
  ['well-known, c++!', '“well-known” and “c++”'],
  ['"but not"', '“but not”'],
])('reads %s', (query, said) => {
  expect(read(query)).toBe(said)
})

it.each(['', '  ', '""', '- !'])('finds nothing to look for in %j', (query) => {
  expect(read(query)).toBeUndefined()
})

it('takes letters as a word with forms, and the rest as it is written', () => {
  const kindOf = (query: string) => {
    const expression = readExpression(query)
    return expression?.kind === 'term' ? expression.term.kind : undefined
  }
  expect(['tea', 'thé', '"tea"', '3.5', 'c++', '東京'].map(kindOf)).toEqual([
    'word',
    'word',
    'phrase',
    'phrase',
    'phrase',
    'phrase',
  ])
})

it('makes an error of no query', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '"', '-', 'or', 'but', 'not', '2', '“', '«', ' ')), (parts) => {
      expect(() => read(parts.join(' '))).not.toThrow()
      expect(() => read(parts.join(''))).not.toThrow()
    }),
  )
})
