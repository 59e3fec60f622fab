import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimateTokens } from './estimate-tokens.ts'

/** Tokens as OpenAI's o200k_base counts them. */
it.each([
  ['The shop sells ropes, pulleys and second-hand sails; it opens every day but Monday.', 19],
  ['Wij repareren fietsen en verhuren tandems in de binnenstad van Utrecht.', 16],
  ['Sprzedajemy książki używane i mapy górskie od 1987 roku w Krakowie.', 23],
  ['Мы ремонтируем велосипеды и сдаём их в аренду круглый год.', 16],
  ['当店は京都で古本と地図を販売しています。', 14],
  ['نبيع الكتب المستعملة والخرائط القديمة في وسط المدينة.', 13],
  ['เราขายหนังสือมือสองและแผนที่เก่าทุกวัน', 18],
  ['PX-06\t0.6 m³/h\t12 bar\t4 mm\t$1,480.00\t+31 61 555 01 88', 34],
  ['{"kind":"count","filters":[{"column":"status","equals":"open"}]}', 17],
])('is seldom below and never far above the tokens of %j', (text, tokens) => {
  expect(estimateTokens(text) / tokens).toBeGreaterThan(0.85)
  expect(estimateTokens(text) / tokens).toBeLessThan(2.5)
})

it('grows with the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(estimateTokens(one + other)).toBeGreaterThanOrEqual(estimateTokens(one))
    }),
  )
  expect(estimateTokens('')).toBe(0)
})
