import { describe, expect, it } from 'vitest'
import { cleanCell, cleanedText } from './clean-cell.ts'

const clean = (html: string) => cleanedText(html, true)
const kinds = (html: string) => cleanCell(html, { html: true }).blocks.map(({ kind }) => kind)
const headingsOf = (html: string) => cleanCell(html, { html: true }).blocks.map(({ headings }) => headings.join(' > '))

describe('the cleaned text of an HTML cell', () => {
  it.each([
    ['glues inline elements', '<b>a</b>b<i>c</i>', 'abc'],
    ['keeps blocks apart', '<div>a</div><div>b</div>c', 'a\nb\nc'],
    ['collapses white space across tags', ' a <b> b</b>\n\t<i>c </i> d ', 'a b c d'],
    ['breaks lines at br', 'a<br>b<br/>c</br>d', 'a\nb\nc\nd'],
    ['keeps the lines of a heading together', '<h1>Big<br>words</h1>', 'Big words'],
    ['decodes entities of every form', '&lt;&amp;&#65;&#x42;&Auml;&NotEqualTilde;&copy', '<&AB\u00c4\u2242\u0338©'],
    ['leaves what is no entity', 'a & b &unknown; &#; AT&T', 'a & b &unknown; &#; AT&T'],
    ['takes hard spaces for white space', 'a&nbsp;&nbsp;b\u00a0c\u2003d', 'a b c d'],
    ['keeps astral characters', '😀&#128512;<b>👩‍👩‍👧</b>', '😀😀👩‍👩‍👧'],
    ['drops what shows nothing', 'Do\u00adnau&shy;dampf\u200b&#8203;er\ufeff\u202e \u0007!\u{e0041}', 'Donaudampfer !'],
    ['drops comments', 'a<!-- <p>x</p> -->b<!>c<!--', 'abc'],
    ['takes CDATA for text', '<![CDATA[a <b>]]> c', 'a <b> c'],
    ['keeps a < that opens no tag', '1 < 2 <3 a<', '1 < 2 <3 a<'],
    ['drops an unfinished tag', 'a <b class="x', 'a'],
    [
      'drops scripts, styles and drawings',
      '<script>if(a<b)"</p>"</script><style>p{}</style>a<svg><title>x</title><p/></svg>b',
      'a b',
    ],
    [
      'drops what browsers do not show',
      '<template>x</template><noscript>y</noscript><select><option>z</select><textarea>q</textarea>a',
      'a',
    ],
    [
      'drops hidden elements',
      '<p hidden>x</p><p style="color:red; display : none">y</p><i aria-hidden="true">z<b>w</b></i>a',
      'a',
    ],
    ['shows what follows a hidden element', '<ul><li hidden>x<li>y</ul><div><span hidden>x</div>z', 'y\nz'],
    ['shows what only looks hidden', '<p style="backdrop-display:nonesuch">x</p><p aria-hidden="false">y</p>', 'x\ny'],
    ['reads unquoted and broken attributes', '<a href=x/y title=">">a</a><a href="b>c</a>d">e</a>', 'a e'],
    ['does not mind wrong nesting', '<b><p>a</b>b</p><i>c<div>d</i>e</div>', 'ab\nc\nde'],
    ['does not mind unclosed elements', '<ul><li>a<li><b>b</ul><p>c<p>d', 'a\nb\nc\nd'],
    ['keeps links that touch apart', '<a href=1>a</a><a href=2>b</a>c', 'a bc'],
    ['keeps controls apart', '<label>a<input></label><label>b</label><button>c</button>d', 'a b c d'],
    ['recovers from a drawing that is never closed', '<svg><path><p>a</p>', 'a'],
    ['keeps the lines of preformatted text', '<pre>a\n  b\n\nc</pre>', 'a\nb\nc'],
    ['shows nothing for nothing', '<p> </p>&nbsp;<!-- -->', ''],
  ])('%s', (_, html, text) => {
    expect(clean(html)).toBe(text)
  })

  it('takes description from the attribute, once', () => {
    const html =
      '<meta content="A &amp; B" name=description><meta property="og:description" content="A & B"><meta name="og:description" content="C">'
    const cell = cleanCell(html, { html: true })
    expect(cell.text).toBe('A & B\nC')
    expect(cell.blocks.map(({ raw }) => html.slice(raw.start, raw.end))).toEqual(['A &amp; B', 'C'])
  })

  it('takes the alternative text of an image that is all of a link or figure', () => {
    const html =
      '<a href="/"><img alt="Acme"></a><a href="/x"><img alt="no">Text</a><img alt="no"><figure><img alt="A map"></figure>'
    const cell = cleanCell(html, { html: true })
    expect(cell.text).toBe('Acme\nText\nA map')
    expect(html.slice(cell.blocks[2]?.raw.start, cell.blocks[2]?.raw.end)).toBe('A map')
  })
})

describe('blocks', () => {
  it('say what they were on the page', () => {
    const html =
      '<title>T</title><meta name="description" content="D"><h2>H</h2><p>S</p><ul><li>I</ul><dl><dt>K<dd>V</dl><a href="x">L</a>'
    expect(kinds(html)).toEqual(['title', 'description', 'heading', 'sentence', 'item', 'item', 'item', 'link'])
  })

  it('are links when no word of them is outside a link or button', () => {
    expect(
      kinds('<p><a href=a>One</a> | <a href=b>Two</a> ›</p><p>See <a href=c>three</a></p><button>Four</button>'),
    ).toEqual(['link', 'sentence', 'link'])
  })

  it('are content when the link writes or calls', () => {
    expect(kinds('<p><a href="mailto:a@b.example">a@b.example</a></p><p><a href="tel:+1">+1</a></p>')).toEqual([
      'sentence',
      'sentence',
    ])
  })

  it('know the headings above them', () => {
    const html = '<title>T</title><h1>A</h1>a<h3>B</h3>b<h2>C</h2>c<nav><h4>N</h4>n</nav>d'
    expect(headingsOf(html)).toEqual([
      '',
      'T',
      'T > A',
      'T > A',
      'T > A > B',
      'T > A',
      'T > A > C',
      'T',
      'T > N',
      'T > A > C',
    ])
  })

  it('are a menu in nav, as links in the site header or footer, or as a run of short links', () => {
    const menus = (html: string) => cleanCell(html, { html: true }).blocks.map(({ menu }) => menu)
    const links = (count: number, text: string) => `<li><a href=x>${text}</a></li>`.repeat(count)
    expect(menus('<nav>Menu <a href=x>Home</a></nav><p>Text.</p>')).toEqual([true, false])
    expect(menus('<footer><a href=x>Imprint</a><p>Call 555 0100.</p></footer>')).toEqual([true, false])
    expect(menus(links(4, 'Home'))).toEqual([true, true, true, true])
    expect(menus(links(4, 'How a small bakery in Ghent doubled its sales'))).toEqual([false, false, false, false])
    expect(menus('<main><header><h1>A</h1><a href=x>Our annual report</a></header></main>')).toEqual([false, false])
  })

  it('lead back to the raw characters, exactly', () => {
    const html = '<p>x</p><p>A&nbsp;<b>B</b> &amp;<!-- c --> C😀&#x1F600;</p>'
    const cell = cleanCell(html, { html: true })
    const raw = (text: string) => {
      const start = cell.text.indexOf(text)
      const span = cell.toRaw({ start, end: start + text.length })
      return html.slice(span.start, span.end)
    }
    expect(cell.text).toBe('x\nA B & C😀😀')
    expect(raw('A')).toBe('A')
    expect(raw('A B')).toBe('A&nbsp;<b>B')
    expect(raw('B &')).toBe('B</b> &amp;')
    expect(raw('& C')).toBe('&amp;<!-- c --> C')
    expect(raw('😀😀')).toBe('😀&#x1F600;')
    expect(raw('x\nA')).toBe('x</p><p>A')
  })
})
