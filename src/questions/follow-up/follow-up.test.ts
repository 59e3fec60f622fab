import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../plan.ts'
import { type AskedTable, companyTable, orderTable, ticketTable } from '../wordings/tables.fixture.ts'

let companies: AskedTable
let tickets: AskedTable
let orders: AskedTable
beforeAll(async () => {
  companies = await companyTable()
  tickets = await ticketTable()
  orders = await orderTable()
})
afterAll(async () => {
  await companies[Symbol.asyncDispose]()
  await tickets[Symbol.asyncDispose]()
  await orders[Symbol.asyncDispose]()
})

/** The last of some questions that each go on from the one before. */
async function talk(table: AskedTable, [first = '', ...rest]: readonly string[]): Promise<Reading> {
  let reading = await table.read(first)
  for (const question of rest) {
    const next = await table.readAfter(reading, question)
    if (next === undefined) throw new Error(`“${question}” was taken to stand alone`)
    reading = next
  }
  return reading
}

async function rowsOf(table: AskedTable, { plan }: Reading) {
  if (plan.kind !== 'sql') throw new Error(`read as ${plan.kind}`)
  return (await table.query(plan.sql)).rows
}

type Rows = readonly (readonly (string | number | null)[])[]
const each = (...values: readonly (string | number)[]): Rows => values.map((value) => [value])
const types: Rows = [
  ['main', 10],
  ['head', 9],
  ['footer', 7],
  ['header', 7],
]
const beanyTypes: Rows = ['footer', 'head', 'header', 'main'].map((type) => [type, 3])

const orderTalks: readonly (readonly [string, Rows])[] = [
  ['how many orders were returned in 2024? · what about Berlin?', each(1)],
  [
    'what is the revenue of returned orders in 2024? · by customer',
    [
      ['Marta Silva', 2792],
      ['Jonas Klein', 245],
    ],
  ],
  ['what is the revenue of returned orders in 2024? · by month', [['2024-02', 3037]]],
  ['what is the revenue of delivered orders? · now only 2023', each(108)],
  ['what is the revenue of returned orders in 2024? · average instead', each(1518.5)],
  [
    'how many returned orders are there? · list them by city',
    [
      ['Berlin', 1],
      ['Hamburg', 1],
      ['Wien', 1],
    ],
  ],
]

const sqlTalks: readonly (readonly [string, Rows])[] = [
  ['how many pages does Beany have? · and Caravan Health?', each(1)],
  ['how many pages does Beany have? · what about a4mt.com?', each(2)],
  ['how many pages does Beany have? · and how many for a4mt.com?', each(2)],
  ['how many pages does Beany have? · and how many chunks?', each(12)],
  ['how many chunks does Beany have? · and by chunk type?', beanyTypes],
  ['how many chunks are there? · and by chunk type? · only for Beany', beanyTypes],
  ['how many chunks are there? · only for Beany · and a4mt.com?', each(9)],
  ['how many companies are there? · and how many pages?', each(9)],
  ['how many chunks are there? · just the headers', each(7)],
  ['how many chunks are not footers? · and headers?', each(26)],
  ['how many companies have no header chunk? · and no footer?', each(1)],
  [
    'how many companies have no header chunk? · which ones?',
    [
      ['Penfield Analytics', 0],
      ['The Best Bees Company', 0],
    ],
  ],
  ['how many companies have a header chunk? · how many of those have more than 1 page?', each(2)],
  ['which companies have more than 1 page? · how many of them have a footer?', each(2)],
  ['which companies have more than 1 page? · how many is that?', each(3)],
  ['which companies have more than 1 page? · how many chunks do they have?', each(25)],
  ['top 2 companies by chunks · how many of those have a footer?', each(2)],
  [
    'which company has the most pages? · and the fewest?',
    [
      ['Caravan Health', 1],
      ['Penfield Analytics', 1],
    ],
  ],
  ['which company has the most pages? · and by chunks?', [['Beany', 12]]],
  [
    'top 2 companies by chunks · top 3',
    [
      ['Beany', 12],
      ['a4mt.com', 9],
      ['Caravan Health', 5],
    ],
  ],
  ['what share of chunks are footers? · and headers?', [[7, 33, 21.21]]],
  [
    'what share of chunks are footers? · by chunk type?',
    [
      ['footer', 100],
      ['head', 0],
      ['header', 0],
      ['main', 0],
    ],
  ],
  ['average number of pages per company · and the median?', each(2)],
  ['list all companies · how many are they?', each(5)],
  ['how many chunks does Beany have? · how many of those are headers?', each(3)],
  ['what does Beany do? · how many pages do they have?', each(3)],
  ['Wie viele Chunks hat Beany? · und a4mt.com?', each(9)],
  ['Wie viele Chunks hat Beany? · und nach chunk type?', beanyTypes],
  ['Wie viele Chunks gibt es? · nur für Beany · und wie viele davon sind header?', each(3)],
  ['¿Cuántas páginas tiene Beany? · ¿y a4mt.com?', each(2)],
  ['¿Cuántas filas hay? · y por chunk type', types],
  ['¿Cuántas filas hay? · solo para Beany · ¿cuántas de ellas son header?', each(3)],
  ['Combien de pages a Beany ? · et a4mt.com ?', each(2)],
  ['Combien de lignes y a-t-il ? · et par chunk type ?', types],
  ['Combien de lignes y a-t-il ? · seulement pour Beany', each(12)],
  ["Hoeveel pagina's heeft Beany? · en a4mt.com?", each(2)],
  ['Hoeveel rijen zijn er? · en per chunk type?', types],
  ['Hoeveel rijen zijn er? · alleen voor Beany', each(12)],
  ['Quante pagine ha Beany? · e a4mt.com?', each(2)],
  ['Quante righe ci sono? · e per chunk type?', types],
  ['Quante righe ci sono? · solo per Beany', each(12)],
  ['Quantas páginas tem Beany? · e a4mt.com?', each(2)],
  ['Quantas linhas existem? · e por chunk type?', types],
  ['Quantas linhas existem? · apenas para Beany', each(12)],
]

test.each(sqlTalks)('goes on: %s', async (questions, rows) => {
  const reading = await talk(companies, questions.split(' · '))
  expect(await rowsOf(companies, reading)).toEqual(rows)
})

test.each(orderTalks)('goes on over orders: %s', async (questions, rows) => {
  const reading = await talk(orders, questions.split(' · '))
  expect(await rowsOf(orders, reading)).toEqual(rows)
})

describe('of text', () => {
  test('asks the same of another, and another thing of the same', async () => {
    const other = await talk(companies, ['What does Beany do?', 'and Caravan Health?'])
    expect(other.plan).toMatchObject({
      kind: 'search',
      query: '',
      expects: 'definition',
      entities: [{ entity: 'Caravan Health' }],
    })
    const where = await talk(companies, ['What does Beany do?', 'and where are they based?'])
    expect(where.plan).toMatchObject({
      kind: 'search',
      query: 'based',
      expects: 'place',
      entities: [{ entity: 'Beany' }],
    })
  })

  test('changes what is looked for in all of it', async () => {
    const first = 'which companies mention honey?'
    const plans = async (...questions: readonly string[]) => (await talk(companies, [first, ...questions])).plan
    expect(await plans('and wax?')).toMatchObject({ kind: 'find', phrases: ['wax'], count: false, group: 'entity' })
    expect(await plans('but not wax')).toMatchObject({ phrases: ['honey'], without: ['wax'] })
    expect(await plans('and in German?')).toMatchObject({ phrases: ['honey'], languages: ['de'] })
    expect(await plans('only for Beany')).toMatchObject({ phrases: ['honey'], entities: [{ entity: 'Beany' }] })
    expect(await plans('and how many pages?')).toMatchObject({ phrases: ['honey'], count: true, group: 'url' })
    expect(await plans('how many of those mention wax?')).toMatchObject({
      phrases: ['honey', 'wax'],
      every: true,
      count: true,
    })
    expect(await plans('how many of those have more than 1 page?')).toMatchObject({
      phrases: ['honey'],
      count: true,
      where: { kind: 'group', test: { comparison: '>', number: 1 } },
    })
  })

  test('looks in the text for what a query counted', async () => {
    const german = await talk(companies, ['how many pages are there?', 'and in German?'])
    expect(german.plan).toMatchObject({ kind: 'find', phrases: [], languages: ['de'], count: true, group: 'url' })
    const among = await talk(companies, ['which companies have more than 1 page?', 'how many of those mention honey?'])
    expect(among.plan).toMatchObject({
      kind: 'find',
      phrases: ['honey'],
      count: true,
      group: 'entity',
      where: { kind: 'group' },
    })
  })
})

test('says what it took over and what it changed', async () => {
  const { takenOver } = await talk(companies, [
    'how many pages does Beany have?',
    'and a4mt.com?',
    'and by chunk type?',
  ])
  expect(takenOver).toEqual({
    after: ['how many pages does Beany have?', 'and a4mt.com?'],
    kept: 'Counted the distinct values of url over the rows where company_name is a4mt.com',
    changed: 'by chunk_type',
  })
})

test('gives no number for “those” where it cannot tell what they are', async () => {
  const previous = await companies.read('what columns are there?')
  const next = await companies.readAfter(previous, 'how many of those have a footer?')
  expect(next?.plan).toMatchObject({ kind: 'decline', reason: 'unclear-reference' })
})

test('goes on in a table of another kind', async () => {
  const reading = await talk(tickets, ['how many tickets are there?', 'and by status?'])
  expect((await rowsOf(tickets, reading)).length).toBeGreaterThan(1)
})

/** Questions that say all they ask, whatever was asked before. */
const whole = [
  'how many companies are there?',
  'And how many companies are there in total?',
  'how many different urls',
  'which company has the most pages?',
  'And what does Caravan Health do?',
  'and how many pages does Caravan Health have?',
  'What does Beany do?',
  'Beany',
  'how many companies mention their prices?',
  'which companies mention honey or wax?',
  'distribution of chunk types by company',
  'how many chunks are headers?',
  'how many rows',
  'list all companies',
  'Now list all companies',
  'What columns are there?',
  'Is Beany a bakery?',
  'How long does it take to ship?',
  'wie viele Firmen gibt es?',
  'Und wie viele Firmen gibt es insgesamt?',
  '¿cuántas empresas hay?',
  'y cuántas empresas hay en total',
  'combien y a-t-il de pages ?',
  'quante aziende ci sono?',
  'hoeveel bedrijven zijn er?',
  'quantas empresas existem?',
]
const before = [
  'how many companies are there?',
  'how many pages are there by chunk type?',
  'which companies have more than 1 page?',
  'what share of chunks are footers?',
  'which companies mention honey?',
  'list all companies',
  'how many rows are headers?',
]

test.each(whole)('takes nothing over into: %s', async (question) => {
  for (const first of before) {
    expect([first, (await companies.readAfter(await companies.read(first), question))?.takenOver]).toEqual([
      first,
      undefined,
    ])
  }
})
