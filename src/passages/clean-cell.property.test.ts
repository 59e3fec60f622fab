import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passagesOf } from './cell-passages.ts'
import { cleanCell } from './clean-cell.ts'
import { entities, randomCell } from './random-cell.fixture.ts'
import { maxPassageWords } from './units.ts'
import { wordsOf } from './words.ts'

/** What a raw span shows, by pattern alone: nothing of it is shared with the reader. */
function strip(raw: string): string {
  return raw
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|svg|select|q)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[a-z/][^<>]*>/g, '')
    .replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
    .replace(/[\s\u200b]/g, '')
}

const compact = (text: string) => text.replace(/\s/g, '')

describe('any cell', () => {
  it('has passages of whole units, in order, within the limit, that lead back to what they quote', () => {
    fc.assert(
      fc.property(randomCell, ({ raw, html }) => {
        const cleaned = cleanCell(raw, { html })
        const textCell = { column: 'c', text: raw, html, occurrences: [{ row: 1 }] }
        const passages = passagesOf(textCell, cleaned, { key: 'k', language: 'und', isRepeated: () => false })
        let end = 0
        let rawEnd = 0
        let covered = ''
        for (const passage of passages) {
          expect(passage.text).toBe(cleaned.text.slice(passage.start, passage.end))
          expect(passage.start).toBe(passage.units[0]?.start)
          expect(passage.end).toBe(passage.units.at(-1)?.end)
          expect(passage.words).toBe(wordsOf(passage.text).length)
          expect(passage.words).toBeLessThanOrEqual(maxPassageWords)
          for (const unit of passage.units) {
            const quote = cleaned.text.slice(unit.start, unit.end)
            const source = raw.slice(unit.raw.start, unit.raw.end)
            expect(unit.start).toBeGreaterThanOrEqual(end)
            expect(unit.raw.start).toBeGreaterThanOrEqual(rawEnd)
            expect(quote.trim()).not.toBe('')
            expect(compact(quote)).toBe(html ? strip(source) : compact(source).replaceAll('\u200b', ''))
            end = unit.end
            rawEnd = unit.raw.end
            covered += quote
          }
        }
        expect(compact(covered)).toBe(compact(cleaned.text))
        expect(cleaned.text).not.toMatch(/^[ \n]|[ \t\n]$|\n\n| {2}| [\t\n]|[\n\t] /)
      }),
      { numRuns: 300 },
    )
  })
})
