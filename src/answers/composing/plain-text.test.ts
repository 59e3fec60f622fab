import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it('drops escape sequences and what turns the direction of writing', () => {
  expect(plainText('\u001b[31mred\u001b[0m \u001b]0;title\u0007text \u202eevil')).toBe('red text evil')
})

it('leaves no mark that could pass for a citation', () => {
  expect(plainText('as shown [1] and [23]')).toBe('as shown (1) and (23)')
})

it('leaves no control character but tab and newline in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})
