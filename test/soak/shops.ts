import type { Size } from './changes.ts'

const trades = [
  ['Ada Books', 'sells second-hand books and old maps', 'Leeds'],
  ['Bo Bikes', 'repairs bicycles and rents tandems', 'York'],
  ['Cy Bakery', 'bakes bread and cakes before dawn', 'Hull'],
  ['Di Ropes', 'makes ropes and anchors for ships in the harbour', 'Whitby'],
  ['Ed Clocks', 'mends clocks and watches of any age', 'Ripon'],
] as const

const notice =
  '<footer>All our work is insured, with a guarantee of two years on parts and labour, wherever you live.</footer>'

/** Pages of goods that a file of many rows has besides: enough that vectors are fit. */
const goods = 700

/** A file of web pages. `changed`: some of its rows are other ones, and the rest moved down. */
export function shopsCsv({ changed, size }: { readonly changed: boolean; readonly size: Size }): string {
  const rows = trades.flatMap(([name, trade, town], shop) => {
    const site = `https://${name.toLowerCase().replace(' ', '-')}.example`
    const since = changed && shop === 2 ? 1955 : 1890 + shop * 7
    return [
      [name, `${site}/`, 'main', `<title>${name}</title><h1>${name}</h1><p>${name} ${trade} in ${town}.</p>${notice}`],
      [
        name,
        `${site}/about`,
        'main',
        `<h2>About us</h2><p>We began in ${since}. Today ${shop + 3} people work here.</p>${notice}`,
      ],
      [
        name,
        `${site}/contact`,
        'footer',
        `<h2>Contact</h2><p>Call us: 01632 9601${20 + shop}. We ask before we call back.</p>${notice}`,
      ],
    ]
  })
  if (changed)
    rows.splice(4, 1, ['Bo Bikes', 'https://bo-bikes.example/hours', 'main', '<p>Open daily from nine to five.</p>'])
  if (changed)
    rows.unshift([
      'Fi Paints',
      'https://fi-paints.example/',
      'main',
      '<p>Fi Paints mixes paints for boats and anchors.</p>',
    ])
  if (size === 'many') rows.push(...Array.from({ length: goods }, (_, number) => pageOfGoods(number)))
  const fields = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
  return ['shop,url,kind,body', ...fields, ''].join('\n')
}

function pageOfGoods(number: number): string[] {
  const [name, trade, town] = trades[number % trades.length] ?? trades[0]
  const made = ['oak', 'brass', 'linen', 'slate', 'wool', 'tin', 'clay'][number % 7]
  const kind = ['lamp', 'chest', 'cord', 'frame', 'wheel', 'loaf', 'map', 'lid', 'bell', 'hook', 'tray'][number % 11]
  const site = `https://${name.toLowerCase().replace(' ', '-')}.example`
  return [
    name,
    `${site}/goods/${number}`,
    'main',
    `<p>Number ${number}: a ${kind} of ${made} from ${town}, where ${name} ${trade}.</p>`,
  ]
}
