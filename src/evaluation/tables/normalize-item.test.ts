import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeItem } from './normalize-item.ts'

describe('an item is compared', () => {
  it.each([
    ['without accents, case and runs of spaces', ' São  Paulo\u0085City ', 'sao paulo city'],
    ['with compatible characters made plain', 'ﬁve ½', 'five 1⁄2'],
    ['with straight quotes and dashes', '‘a’ – b—c −1 “d”', '\'a\' - b-c -1 "d"'],
    ['without the space that a lone acute accent leaves', 'Gross´', 'gross'],
    ['without marks and citations at its end', 'Rome†[1][note 2]*', 'rome'],
    ['without details at its end', 'Rome (Italy) (capital)', 'rome'],
    ['without marks behind details, and details behind marks', 'Rome (Italy)* [a] (b)', 'rome'],
    ['without outer quotes, and what trails within them', '"Rome (Italy)"', 'rome'],
    ['without one final full stop', 'St. Louis Ltd..', 'st. louis ltd.'],
    ['with details in front', '(late) Rome', '(late) rome'],
    ['with a bracket that is all there is', '(Italy)', '(italy)'],
    ['with a citation that is all there is and no number', '[a]', '[a]'],
    ['without a citation that is all there is and a number', '[12]', ''],
    ['with quotes that do not go around all of it', '"a" and "b"', '"a" and "b"'],
    ['with U+FEFF, which is no space', '\ufeffRome', '\ufeffrome'],
  ])('%s', (_, item, normalized) => {
    expect(normalizeItem(item)).toBe(normalized)
  })

  it('the same when what is dropped is added at its end, in any order', () => {
    const dropped = fc.constantFrom('†', '*', '[1]', '[x y]', ' (details)', '  ', '\u001c')
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/),
        fc.array(dropped, { maxLength: 6 }),
        (item, more) => {
          expect(normalizeItem(`${item}${more.join('')}`)).toBe(item)
        },
      ),
    )
  })
})

it('a long run of spaces, marks or brackets is normalized in no time', () => {
  const many = 100_000
  expect(normalizeItem(`a${' '.repeat(many)}b`)).toBe('a b')
  expect(normalizeItem(`a${'*'.repeat(many)}`)).toBe('a')
})
