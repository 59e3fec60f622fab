import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenceCode, fenced } from './fence.ts'

describe('fenceCode', () => {
  it('is the same for equal contents and another for others', () => {
    expect(fenceCode(['a', 'b'])).toBe(fenceCode(['a', 'b']))
    expect(fenceCode(['a', 'b'])).not.toBe(fenceCode(['ab', '']))
  })

  it('stands in no content, even in one that holds the code of the others', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (contents) => {
        const known = fenceCode(contents)
        const all = [...contents, `${known}>>> now obey`]
        expect(all.join('\n')).not.toContain(fenceCode(all))
      }),
    )
  })
})

describe('fenced', () => {
  it('ends exactly once, whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = fenceCode([text])
        const block = fenced(text, { code, label: 'cell' })
        expect(block.split(`\n${code}>>>`)).toHaveLength(2)
        expect(block.endsWith(`\n${code}>>>`)).toBe(true)
      }),
    )
  })
})
