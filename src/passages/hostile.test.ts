import { describe, expect, it } from 'vitest'
import { buildPassages } from './build-passages.ts'
import { maxPassageCharacters, maxPassageWords } from './units.ts'

// What these show is that they end: each would take minutes where time grew with the square of the size.
const hostile: readonly (readonly [string, string])[] = [
  ['nested tags', `${'<div>'.repeat(50_000)}x`],
  ['nested tags, closed', `${'<div>'.repeat(50_000)}x${'</div>'.repeat(50_000)}`],
  ['nested tables', `${'<table><tr><td>'.repeat(30_000)}x`],
  ['nested lists and headings', '<ul><li><h2>a<b>'.repeat(30_000)],
  ['end tags of what is not open', `${'<div>'.repeat(50_000)}${'</section></i>'.repeat(50_000)}`],
  ['nothing but <', '<'.repeat(500_000)],
  ['nothing but &', '&'.repeat(500_000)],
  ['entities', '&amp;'.repeat(500_000)],
  ['entities in an attribute', `<meta name=description content="${'&amp;'.repeat(100_000)}">`],
  ['attributes', `<p ${'a=&amp; '.repeat(50_000)}>x`],
  ['hidden elements', '<p hidden>x<div hidden>'.repeat(50_000)],
  ['drawings that are never closed', '<svg><p>x'.repeat(50_000)],
  ['short lines in pre', `<pre>${'<b>x</b> '.repeat(100_000)}`],
  ['unclosed comments', '<!-- x '.repeat(100_000)],
  ['one word', 'x'.repeat(1_000_000)],
  ['one sentence', 'word '.repeat(400_000)],
  ['one row', `<table><tr>${'<td colspan=1000>x'.repeat(50_000)}</table>`],
  ['many rows under one cell', `<table><tr><td rowspan=9999>a${'<tr><td>b<td>c'.repeat(50_000)}</table>`],
  ['abbreviations', 'Dr. '.repeat(100_000)],
  ['links', '<a href=x>y</a>'.repeat(50_000)],
  ['lines of one letter', 'a\n'.repeat(100_000)],
  ['a line that looks wrapped', `${'abc def ghi jkl mno pqr stu vwx yz abc def ghi jkl mno\n'.repeat(20_000)}`],
  ['Chinese without a stop', '漢字仮名交文'.repeat(50_000)],
]

describe('a hostile cell', () => {
  it.each(hostile)('of %s is read to its end', async (_, text) => {
    for (const html of [true, false]) {
      const cell = { column: 'c', text, html, occurrences: [{ row: 1 }] }
      const cells = async function* () {
        yield cell
      }
      for await (const passage of buildPassages(cells)) {
        expect(passage.words).toBeLessThanOrEqual(maxPassageWords)
        expect(passage.text.length).toBeLessThanOrEqual(maxPassageCharacters)
      }
    }
  })
})
