import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WithoutThoughts } from './without-thoughts.ts'

function passed(pieces: readonly string[]): string {
  const filter = new WithoutThoughts()
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end()
}

it.each([
  ['Ropes.', 'Ropes.'],
  ['', ''],
  [' Ropes.', ' Ropes.'],
  ['<think>Hmm.</think>Ropes.', 'Ropes.'],
  ['\n<think>\nHmm, </thin> <think>.\n</think>\n\nRopes.\n', 'Ropes.\n'],
  ['<think></think>Ropes.', 'Ropes.'],
  ['<think>Hmm.', ''],
  ['<think>Hmm.</think>', ''],
  ['<thin', '<thin'],
  ['<thing>', '<thing>'],
  ['Use <think>tags</think>.', 'Use <think>tags</think>.'],
])('of %j passes on %j', (text, expected) => {
  expect(passed([text])).toBe(expected)
  expect(passed([...text])).toBe(expected)
})

it('does not depend on where a reply is cut into pieces', () => {
  const part = fc.constantFrom('<think>', '</think>', '<', '</', 'think>', ' ', '\n', 'a', 'Ropes')
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.nat()), (parts, cuts) => {
      const text = parts.join('')
      const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
      const pieces = [0, ...places].map((place, at) => text.slice(place, places[at] ?? text.length))
      expect(passed(pieces)).toBe(passed([text]))
    }),
  )
})
