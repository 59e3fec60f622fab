import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unsupportedFacts } from './check-facts.ts'
import type { NameContext } from './check-names.ts'
import { readCited } from './cited-text.ts'

const small = new Set(
  'the a an it they in at of and is was by some write see opened call opens ей завод biuro der'.split(' '),
)
const english: NameContext = {
  language: 'en',
  sameLanguage: true,
  isCommon: (word) => small.has(word),
  isShared: () => false,
}

const check = (sentence: string, text: string, context: Partial<NameContext> = {}, above = '') =>
  unsupportedFacts(sentence, readCited({ text, above }), { ...english, ...context }).map(({ kind }) => kind)

describe('unsupportedFacts', () => {
  it.each([
    ['14,200 people work there.', 'We employ 14 200 people.'],
    ['It costs 1.5 million euros.', 'Total cost: €1,500,000'],
    ['It has three presses.', 'Our 3 presses'],
    ['It has twenty-five rooms.', '25 rooms'],
    ['It opened on 3 May 2024.', 'Opened: 2024-05-03'],
    ['It opened on May 3, 2024.', 'Eröffnet am 3. Mai 2024'],
    ['It opened in May 2024.', 'Since 03/05/2024'],
    ['It opened in 2024.', 'ouvert le 3 mai 2024'],
    ['It opened on 3 May 2024.', '2024年5月3日に開店'],
    ['It is open until 4:30 pm.', 'Mo-Fr 8.00-16.30 Uhr'],
    ['It is open from 8:00 to 16:30.', 'from 8 am to 4:30 p.m.'],
    ['A press costs £340.', 'Hand press 12\t£340.00'],
    ['It costs €10 to €20.', '10–20 € a day'],
    ['It costs $5.', 'US$ 5 a day'],
    ['Some 12 % are members.', '12 percent of them'],
    ['Call +44 1632 960001.', 'Phone: +44 (0)1632 / 960 001'],
    ['Write to press@orchard.example.', 'Mail: Press@Orchard.example'],
    ['See orchard.example/prices.', 'https://www.orchard.example/prices/'],
    ['The model is HP-12.', 'Model HP12, hand press'],
    ['It was founded by Marta Lindqvist.', 'Founder: Lindqvist, Marta'],
    ['Marta Lindqvist founded it.', 'Marta A. Lindqvist, founder'],
    ['It is closed on Monday.', 'Montag Ruhetag'],
    ['The embassy of Espagne paid it.', 'payé par l’ambassade d’Espagne'],
    ['It is closed in March.', 'fermé en mars'],
    ['It was founded in the 1980s.', 'in the 1980s'],
    ['It has ٣ rooms.', '3 rooms'],
  ])('finds in other writing: %s — %s', (sentence, text) => expect(check(sentence, text)).toEqual([]))

  it.each([
    ['14,300 people work there.', 'We employ 14 200 people.', 'number'],
    ['It costs 1.5 billion euros.', 'Total cost: €1.5 million', 'money'],
    ['It costs £340.', 'It costs €340.', 'money'],
    ['It costs 340 euros.', 'It weighs 340 kg.', 'money'],
    ['Some 13 % are members.', '12 % of them, 13 people', 'percentage'],
    ['It has four presses.', 'Our 3 presses', 'number'],
    ['It opened on 4 May 2024.', 'Opened: 2024-05-03', 'date'],
    ['It opened on 3 June 2024.', '3 May 2024', 'date'],
    ['It opened on 3 May 2023.', '3 May 2024', 'date'],
    ['It is open until 5:30 pm.', 'Mo-Fr 8.00-16.30 Uhr', 'time'],
    ['Call +44 1632 960002.', 'Phone: +44 (0)1632 / 960 001', 'phone'],
    ['Write to press@orchards.example.', 'Mail: Press@Orchard.example', 'mail'],
    ['See orchard.example/price.', 'https://www.orchard.example/costs/', 'url'],
    ['The model is HP-13.', 'Model HP12, hand press', 'code'],
    ['It was founded by Marta Lindqvest.', 'Founder: Marta Lindqvist', 'name'],
    ['It was founded by Marta Nilsen.', 'The founder is Marta Lindqvist and the manager is Odd Nilsen.', 'name'],
    ['Nilsen founded it.', 'Marta Lindqvist founded it.', 'name'],
    ['It is in Bergen.', 'It is in Bodø.', 'name'],
    ['It is closed on Tuesday.', 'Montag Ruhetag', 'date'],
    ['Ей руководит Иван Петров.', 'Руководитель: Анна Сидорова', 'name'],
    ['Ιδρύθηκε από τον Γιάννη.', 'Ιδρύθηκε από τη Μαρία.', 'name'],
  ])('misses: %s — %s', (sentence, text, kind) => expect(check(sentence, text)).toContain(kind))

  it('takes what a number is counted in from the head of its column', () => {
    expect(check('A hand press costs 340 euros.', 'Hand press\t340', {}, 'Press\nPrice (EUR)')).toEqual([])
    expect(check('A hand press costs 340 pounds.', 'Hand press\t340', {}, 'Press\nPrice (EUR)')).toEqual(['money'])
  })

  it('takes names from what stands above the text, not numbers of other rows', () => {
    expect(check('Orchard Works has 14 people.', '14 people', {}, 'Orchard Works\nAbout us')).toEqual([])
  })

  it('reads long and odd words once', () => {
    const long = [
      'a'.repeat(20_000),
      'a-'.repeat(10_000),
      'a.'.repeat(10_000),
      'A '.repeat(5_000),
      '1,'.repeat(10_000),
      '１'.repeat(5_000),
    ]
    for (const text of long) expect(check(`See ${text}!`, text)).toBeDefined()
  })

  it('knows names by their stem where languages inflect them', () => {
    expect(check('Завод стоит в Москве.', 'Адрес: Москва', { language: 'ru' })).toEqual([])
    expect(check('Biuro jest w Warszawie.', 'Warszawa, Polska', { language: 'pl' })).toEqual([])
    expect(check('It is by Martina.', 'by Martin')).toEqual(['name'])
  })

  it('wants every word of a Chinese sentence in the cited text, in several passages or among the common ones', () => {
    const chinese = { language: 'zh', isCommon: (word: string) => ['创始'].includes(word) }
    expect(check('公司创始人是王小明', '公司由王小明创立', chinese)).toEqual([])
    expect(check('公司创始人是李建国', '公司由王小明创立', chinese)).toContain('name')
  })

  it('lets German write its nouns with capitals about a text in another language, but not its names', () => {
    const german = { language: 'de', sameLanguage: false }
    expect(check('Der Betrieb baut mobile Pressen.', 'builds mobile presses', german)).toEqual([])
    expect(check('Der Betrieb wurde von Schmidt gegründet.', 'founded by Lindqvist', german)).toEqual(['name'])
  })
})

const names = [
  'Marta Lindqvist',
  'Odd Nilsen',
  'Zoë Brânză',
  'Иван Петров',
  'Αλέξης Παπάς',
  "Sean O'Brien",
  'Jean-Luc Dupont',
]
const others = ['Berit Aasen', 'Tomasz Wrona', 'Пётр Сидоров', 'Ulla Holm', 'Quentin Moreau']
const places = ['Hexham', 'Bodø', 'Graz', 'Saint-Malo', 'Łódź']
const monthNames = 'January February March April May June July August September October November December'.split(' ')

const facts = fc.record({
  name: fc.constantFrom(...names),
  place: fc.constantFrom(...places),
  count: fc.integer({ min: 2, max: 99_999 }),
  price: fc.integer({ min: 100, max: 999_999 }),
  share: fc.integer({ min: 1, max: 99 }),
  year: fc.integer({ min: 1800, max: 2029 }),
  month: fc.integer({ min: 0, max: 11 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 1, max: 11 }),
  line: fc.integer({ min: 100_000, max: 999_999 }),
})
type Facts = typeof facts extends fc.Arbitrary<infer F> ? F : never

const sentenceOf = (f: Facts): string =>
  `It was founded by ${f.name} in ${f.place} on ${f.day} ${monthNames[f.month]} ${f.year}, has ${f.count.toLocaleString('en')} members (${f.share} % local), costs £${(f.price / 100).toFixed(2)}, opens at ${f.hour}:15 and answers +44 1632 ${f.line}.`

const passageOf = (f: Facts): string =>
  `Founded: ${f.year}-${String(f.month + 1).padStart(2, '0')}-${String(f.day).padStart(2, '0')} in ${f.place}\nFounder: ${f.name}\nMembers\t${f.count} (of them local: ${f.share}%)\nFee: GBP ${(f.price / 100).toFixed(2)}\nOpens ${f.hour}:15\nTel. +44 1632 ${f.line}`

/** Every digit that a number in the passage could not also mean. */
const otherDigit = (digit: string, by: number): string => String((Number(digit) + by) % 10)

describe('mutated facts', () => {
  it('passes a sentence whose facts the passage writes in other ways', () => {
    fc.assert(
      fc.property(facts, (f) => {
        expect(check(sentenceOf(f), passageOf(f))).toEqual([])
      }),
    )
  })

  it('passes whatever is copied', () => {
    fc.assert(
      fc.property(fc.oneof(facts.map(sentenceOf), fc.string({ unit: 'grapheme' })), (text) => {
        expect(check(text, text)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('catches a changed digit anywhere', () => {
    fc.assert(
      fc.property(facts, fc.nat(), fc.integer({ min: 1, max: 9 }), (f, at, by) => {
        const sentence = sentenceOf(f)
        const digits = [...sentence.matchAll(/\d/g)]
        const place = digits[at % digits.length]?.index ?? 0
        const changed = sentence.slice(0, place) + otherDigit(sentence[place] ?? '', by) + sentence.slice(place + 1)
        fc.pre(changed !== sentence && !/\b0\d/.test(changed.replace(/[.:]\d\d/g, '')))
        expect(check(changed, passageOf(f)), changed).not.toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('catches a swapped name and an altered month', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...others), fc.integer({ min: 1, max: 11 }), (f, other, by) => {
        expect(check(sentenceOf({ ...f, name: other }), passageOf(f))).toContain('name')
        expect(check(sentenceOf({ ...f, month: (f.month + by) % 12 }), passageOf(f))).toContain('date')
        const half = `${f.name.split(' ')[0]} ${other.split(' ').at(-1)}`
        expect(check(sentenceOf({ ...f, name: half }), passageOf(f))).toContain('name')
        expect(check(sentenceOf({ ...f, place: other }), passageOf(f))).toContain('name')
      }),
    )
  })
})
