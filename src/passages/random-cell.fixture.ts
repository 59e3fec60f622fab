import fc from 'fast-check'

/** What some entities show. */
export const entities: Readonly<Record<string, string>> = {
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

/** A raw cell of some structure, whole or broken, as HTML or as plain text. */
export const randomCell: fc.Arbitrary<{ readonly raw: string; readonly html: boolean }> = fc.oneof(
  { weight: 3, arbitrary: tree.map((raw) => ({ raw, html: true })) },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 20 }).map((lines) => ({ raw: lines.join('\n'), html: false })) },
  {
    weight: 1,
    arbitrary: fc.array(text, { minLength: 20, maxLength: 60 }).map((lines) => ({ raw: lines.join(' '), html: true })),
  },
)
