import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passagesOf } from './cell-passages.ts'
import { cleanCell } from './clean-cell.ts'
import { maxPassageWords } from './units.ts'
import { wordsOf } from './words.ts'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&shy;': '',
  '&eacute;': 'é',
  '&#8217;': '’',
  '&#x1F600;': '😀',
  '&#x1f1e9;': '🇩',
  '&NotEqualTilde;': '\u2242\u0338',
  '&quot;': '"',
}

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

const word = fc.oneof(
  fc.constantFrom(...Object.keys(entities)),
  fc.constantFrom(
    'the',
    'Acme',
    'Inc.',
    'Dr.',
    '3.5',
    'e.g.',
    'Yes!',
    'No?',
    'a.',
    '本社。',
    '東京',
    'ñ',
    '👩‍👩‍👧',
    'x\u200by',
    '(a,',
    'b)',
    '&',
  ),
  fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...'abcXYZ. ,!?1é') }),
)
const separator = fc.constantFrom(' ', ' ', ' ', '', '\n\t ', '&nbsp;', '<!-- <p>no</p> -->')
const text = fc
  .array(fc.tuple(word, separator), { minLength: 1, maxLength: 30 })
  .map((words) => words.map(([one, gap]) => one + gap).join(''))
const hidden = fc.constantFrom(
  '<script>if (a<b) "</p>"</script>',
  '<style>p{}</style>',
  '<svg><title>x</title><path/></svg>',
  '<q hidden>no</q>',
)
const attributes = fc.constantFrom(
  '',
  ' class=a',
  ' title="a &amp; b"',
  " data-x='<p>'".replace('<p>', 'p'),
  ' href="/x"',
  ' colspan=2',
  ' rowspan=3',
)
const names =
  'p div span b a li ul h1 h2 h3 td th tr table thead nav header footer section dd dt pre label button blockquote figure'.split(
    ' ',
  )

const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
  tree: fc.array(tie('node'), { minLength: 1, maxLength: 6 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    { weight: 4, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.oneof(
        hidden,
        fc.constantFrom('<br>', '<hr/>', '<img alt="x">', '</p>', '</div>', '</b>', '<li>', '<td>', '<p>'),
      ),
    },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), attributes, tie('tree'), fc.boolean())
        .map(([name, attribute, inner, closed]) => `<${name}${attribute}>${inner}${closed ? `</${name}>` : ''}`),
    },
  ),
}))

const cell = fc.oneof(
  { weight: 3, arbitrary: tree.map((raw) => ({ raw, html: true })) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 20 }).map((lines) => ({ raw: lines.join('\n'), html: false })) },
  {
    weight: 1,
    arbitrary: fc.array(text, { minLength: 20, maxLength: 60 }).map((lines) => ({ raw: lines.join(' '), html: true })),
  },
)

describe('any cell', () => {
  it('has passages of whole units, in order, within the limit, that lead back to what they quote', () => {
    fc.assert(
      fc.property(cell, ({ raw, html }) => {
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
