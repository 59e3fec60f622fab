import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FindGroup, Plan } from '../plan.ts'
import {
  type AskedTable,
  battleTable,
  companyTable,
  countryTable,
  filmTable,
  namelessTable,
  orderTable,
  productTable,
  scoreTable,
  ticketTable,
  worldTable,
} from './tables.fixture.ts'

type Value = string | number | null

/** What a wording is understood as: the rows of its SQL, or the plan that goes to the text. */
type Expected =
  | { readonly kind: 'sql'; readonly rows: readonly (readonly Value[])[] }
  | {
      readonly kind: 'search'
      readonly query: string
      readonly entities?: readonly string[]
      readonly expects?: string
    }
  | {
      readonly kind: 'find'
      readonly phrases: readonly string[]
      readonly group: FindGroup
      readonly count: boolean
    }
  | { readonly kind: 'decline'; readonly missing: string }

const rows = (...rows: readonly (readonly Value[])[]): Expected => ({ kind: 'sql', rows })
const value = (value: Value) => rows([value])
const values = (...values: readonly Value[]) => rows(...values.map((value) => [value]))
const search = (query: string, more: { entities?: readonly string[]; expects?: string } = {}): Expected => ({
  kind: 'search',
  query,
  ...more,
})
const listing = (group: FindGroup, ...phrases: readonly string[]): Expected => ({
  kind: 'find',
  phrases,
  group,
  count: false,
})
const counting = (group: FindGroup, ...phrases: readonly string[]): Expected => ({
  kind: 'find',
  phrases,
  group,
  count: true,
})
const decline = (missing: string): Expected => ({ kind: 'decline', missing })

const byType = rows(['main', 10], ['head', 9], ['footer', 7], ['header', 7])
const crossed = rows(
  ['Beany', 'footer', 3],
  ['Beany', 'head', 3],
  ['Beany', 'header', 3],
  ['Beany', 'main', 3],
  ['a4mt.com', 'main', 3],
  ['a4mt.com', 'footer', 2],
  ['a4mt.com', 'head', 2],
  ['a4mt.com', 'header', 2],
  ['Caravan Health', 'header', 2],
  ['Caravan Health', 'footer', 1],
  ['Caravan Health', 'head', 1],
  ['Caravan Health', 'main', 1],
  ['The Best Bees Company', 'head', 2],
  ['The Best Bees Company', 'main', 2],
  ['Penfield Analytics', 'footer', 1],
  ['Penfield Analytics', 'head', 1],
  ['Penfield Analytics', 'main', 1],
)
const allCompanies = values('Beany', 'Caravan Health', 'Penfield Analytics', 'The Best Bees Company', 'a4mt.com')
const beany = { entities: ['Beany'] }

const companyWordings: readonly (readonly [string, Expected])[] = [
  ['how many companies (are there)?', value(5)],
  ['How many companies are there in the dataset?', value(5)],
  ['how many different firms are in this file', value(5)],
  ['count the companies', value(5)],
  ['number of businesses', value(5)],
  ['total number of companies', value(5)],
  ['how many companys', value(5)],
  ['how many compnaies are there', value(5)],
  ['can you tell me how many companies we have, please?', value(5)],
  ['number of distinct urls', value(9)],
  ['count the unique pages', value(9)],
  ['How many unique URLs are there?', value(9)],
  ['how many links', value(9)],
  ['how many rows', value(33)],
  ['how many records are in the csv?', value(33)],
  ['how many chunks are there', value(33)],
  ['how many columns are there', value(6)],
  ["what's the most common chunk type?", rows(['main', 10])],
  ['which chunk type occurs most often', rows(['main', 10])],
  ['most frequent value of chunk_type', rows(['main', 10])],
  ['What type of chunk is the most frequent?', rows(['main', 10])],
  ['least common chunk type', rows(['footer', 7], ['header', 7])],
  ['the 2 most common chunk types', rows(['main', 10], ['head', 9])],
  ['distribution of chunk types by company', crossed],
  ['break down chunk type per company', crossed],
  ['how are chunk types distributed across companies?', crossed],
  ['chunk types by company', crossed],
  ['distribtion of chunk types by company', crossed],
  ['What is the distribution of chunk types?', byType],
  ['how often does each chunk type occur', byType],
  ['how many chunks are there of each type?', byType],
  ['number of chunks per chunk type', byType],
  ['chunk types', byType],
  ['how many chunks does Beany have?', value(12)],
  ["how many of beany's chunks are headers", value(3)],
  ['how many header chunks are there?', value(7)],
  ['how many headers', value(7)],
  ['how many headers and footers are there', rows(['footer', 7], ['header', 7])],
  ['how many chunks are headers or footers', value(14)],
  ['how many chunks are not footers?', value(26)],
  ['how many pages does Best Bees have', value(2)],
  ['how many pages does a4mt have?', value(2)],
  ['how many pages does Bestbees have?', value(2)],
  ['how many pages does Bany have?', value(3)],
  ['how many rows for 00000000-0000-4000-8000-000000000001', value(5)],
  ['how many pages per company on average?', value(1.8)],
  ['average number of pages per company', value(1.8)],
  ['How many pages does a company have on average?', value(1.8)],
  ['average number of header chunks per company', value(1.4)],
  ['median number of chunks per company', value(5)],
  ['which company has the most pages?', rows(['Beany', 3])],
  ['who has the most pages', rows(['Beany', 3])],
  ['which company has the fewest pages', rows(['Caravan Health', 1], ['Penfield Analytics', 1])],
  ['which company has the most header chunks?', rows(['Beany', 3])],
  ['top 2 companys by number of chunks pls', rows(['Beany', 12], ['a4mt.com', 9])],
  ['top 2 companies by chunks', rows(['Beany', 12], ['a4mt.com', 9])],
  ['how many companies have no header chunk?', value(2)],
  ['how many companies have a header chunk?', value(3)],
  ["which companies don't have a header", rows(['Penfield Analytics', 0], ['The Best Bees Company', 0])],
  ['companies without header chunks', rows(['Penfield Analytics', 0], ['The Best Bees Company', 0])],
  ['how many companies have both a header and a footer', value(3)],
  ['how many companies have more than 1 page?', value(3)],
  ['companies with at least 3 pages', rows(['Beany', 3])],
  ['how many companies have exactly 2 pages', value(2)],
  ['which companies have more than 1 header chunk', rows(['Beany', 3], ['Caravan Health', 2], ['a4mt.com', 2])],
  ['what share of chunks are footers?', rows([7, 33, 21.21])],
  ['what percentage of companies have a footer', rows([4, 5, 80])],
  ["what percentage of Beany's chunks are headers", rows([3, 12, 25])],
  ['list all companies', allCompanies],
  ['which companies are there?', allCompanies],
  ['show me the names of the companies', allCompanies],
  ['urls of caravan', values('https://caravan.example/')],
  ['what pages does Penfield have', values('https://penfield.example/')],
  ['does Beany or Caravan Health have more pages?', rows(['Beany', 3], ['Caravan Health', 1])],
  ['how many companies and pages are there', rows([5, 9])],
  [
    'how many chunk types does each company have?',
    rows(['Beany', 4], ['Caravan Health', 4], ['a4mt.com', 4], ['Penfield Analytics', 3], ['The Best Bees Company', 2]),
  ],
  // The exercise's four in other languages.
  ['¿Cuántas empresas hay?', value(5)],
  ['¿Cuántas URLs únicas hay?', value(9)],
  ['¿Cuál es el tipo de chunk más común?', rows(['main', 10])],
  ['¿Cuál es la distribución de tipos de chunk por empresa?', crossed],
  ['Wie viele Unternehmen gibt es?', value(5)],
  ['Wie viele eindeutige URLs gibt es?', value(9)],
  ['Was ist der häufigste Chunk-Typ?', rows(['main', 10])],
  ['Wie ist die Verteilung der Chunk-Typen nach Unternehmen?', crossed],
  ['Wie viele Seiten hat Beany?', value(3)],
  ['Welches Unternehmen hat die meisten Seiten?', rows(['Beany', 3])],
  ['¿Cuántas páginas tiene Beany?', value(3)],
  ["Combien d'entreprises y a-t-il ?", value(5)],
  ['Quel est le type de chunk le plus courant ?', rows(['main', 10])],
  ['Hoeveel bedrijven zijn er?', value(5)],
  ['Wat is het meest voorkomende chunk type?', rows(['main', 10])],
  ['Quante aziende ci sono?', value(5)],
  ['Qual è il tipo di chunk più comune?', rows(['main', 10])],
  ['Quantas empresas existem?', value(5)],
  ['Ile jest firm?', value(5)],
  // About the text: never a count.
  ['What does Beany do?', search('', { ...beany, expects: 'definition' })],
  ['what does beany do', search('', beany)],
  ['Beany', search('', { ...beany, expects: 'definition' })],
  ['¿A qué se dedica Beany?', search('', { ...beany, expects: 'definition' })],
  ['Was macht Beany?', search('', { ...beany, expects: 'definition' })],
  ['Co robi Beany?', search('', { ...beany, expects: 'definition' })],
  ['How many years has Beany been in business?', search('years business', { ...beany, expects: 'duration' })],
  ['How many employees does Beany have?', search('employees', { ...beany, expects: 'number' })],
  ['how many employees', search('employees', { expects: 'number' })],
  ['When was Caravan founded?', search('founded', { entities: ['Caravan Health'], expects: 'time' })],
  ['who founded best bees?', search('founded', { entities: ['The Best Bees Company'], expects: 'person' })],
  ['who is the CEO of Penfield Analytics', search('CEO', { entities: ['Penfield Analytics'], expects: 'person' })],
  ["what is Beany's phone number?", search('phone number', { ...beany, expects: 'phone' })],
  ['email of a4mt.com', search('email', { entities: ['a4mt.com'], expects: 'mail' })],
  ['Where is Caravan Health located?', search('located', { entities: ['Caravan Health'], expects: 'place' })],
  ['how much does beany charge for bookkeeping', search('charge bookkeeping', { ...beany, expects: 'money' })],
  [
    'when does Best Bees open? opening hours',
    search('open opening hours', { entities: ['The Best Bees Company'], expects: 'hours' }),
  ],
  ['Does Beany have a mobile app?', search('mobile app', { ...beany, expects: 'yes-no' })],
  ['Why do bees die?', search('bees die', { entities: [], expects: 'reason' })],
  ['What is value-based care?', search('value based care', { entities: [] })],
  ['Who offers dental implants?', search('offers dental implants', { entities: [] })],
  ['how many customers use the main product', search('customers use main product', { entities: [] })],
  ['which company was founded first', search('founded first', { entities: [] })],
  ['How many pages does the annual report of Beany have?', search('pages annual report', beany)],
  ['What does Bees Company sell, honey or hives?', search('sell honey hives', { entities: ['The Best Bees Company'] })],
  ['Teléfono de Beany', search('Teléfono', { ...beany, expects: 'phone' })],
  ['Telefonnummer von Beany', search('Telefonnummer', { ...beany, expects: 'phone' })],
  // Exhaustive.
  ['which companies mention Shopify?', listing('entity', 'Shopify')],
  ['list all companies that talk about dental implants or braces', listing('entity', 'dental implants', 'braces')],
  ['how many companies mention "value based care"', counting('entity', 'value based care')],
  ['How many companies use Shopify?', counting('entity', 'Shopify')],
  ['which pages contain the word honey', listing('url', 'honey')],
  ['how many chunks contain cookies?', counting('row', 'cookies')],
  ['which companies mention Beany', listing('entity', 'Beany')],
  ['every company that uses WordPress', search('uses WordPress')],
  ['¿Qué empresas mencionan Shopify?', listing('entity', 'Shopify')],
  ['Welche Unternehmen erwähnen Shopify?', listing('entity', 'Shopify')],
  // Names that the table does not have.
  ['What does Tesla do?', decline('Tesla')],
  ['what does tesla do?', decline('tesla')],
  ['How many chunks does Tesla have?', decline('Tesla')],
  ['who is the CEO of Tesla', decline('Tesla')],
  ["What is Tesla's phone number?", decline('Tesla')],
  ['Was macht Tesla?', decline('Tesla')],
  ['¿Qué hace Tesla?', decline('Tesla')],
  ['What is SEO?', search('SEO')],
  ['What does a CPA do?', search('CPA')],
  ['how does SEO work?', search('SEO work')],
  ['Is there a company in Paris?', search('Paris')],
  ['???', decline('???')],
]

const ticketWordings: readonly (readonly [string, Expected])[] = [
  ['how many tickets are there?', value(10)],
  ['how many open tickets', value(5)],
  ['how many tickets are not closed?', value(7)],
  ['how many high priority tickets are open?', value(4)],
  ['how many tickets of low priority', value(3)],
  ['number of tickets per status', rows(['open', 5], ['closed', 3], ['pending', 2])],
  ['tickets by priority', rows(['high', 4], ['low', 3], ['medium', 3])],
  [
    'tickets per month',
    rows(['2023-11', 1], ['2023-12', 1], ['2024-01', 2], ['2024-02', 2], ['2024-03', 3], ['2024-04', 1]),
  ],
  ['tickets per year', rows([2023, 2], [2024, 8])],
  ['how many tickets were created in 2024?', value(8)],
  ['how many tickets before 2024', value(2)],
  ['who has the most tickets?', rows(['Acme Corp', 4])],
  ['which customer has the most open tickets?', rows(['Acme Corp', 2], ['Globex', 2])],
  ['how many tickets have no assignee?', value(2)],
  ['how many tickets have an assignee?', value(8)],
  ['how many tickets are missing an assignee', value(2)],
  [
    'average hours spent per customer',
    rows(['Umbrella Health', 6.5], ['Globex', 2.25], ['Initech', 1.625], ['Acme Corp', 1.375]),
  ],
  ['what is the average hours spent', value(2.2)],
  ['total hours spent by Acme', value(5.5)],
  ["what's the maximum hours spent", value(6.5)],
  ['which customers have more than 2 tickets', rows(['Acme Corp', 4], ['Globex', 3])],
  ['how many customers have no closed tickets', value(2)],
  ['which customers have both open and closed tickets', rows(['Acme Corp', 2])],
  ['what percentage of tickets are open', rows([5, 10, 50])],
  ["what share of Acme's tickets is open", rows([2, 4, 50])],
  ['most common priority', rows(['high', 4])],
  ['how many different assignees', value(3)],
  ['what is the status of T-004', value('open')],
  ['does Acme Corp or Globex have more tickets?', rows(['Acme Corp', 4], ['Globex', 3])],
  ['how many tickets took more than 3 hours', decline('took more than 3 hours')],
  ['how many tickets mention printer', counting('row', 'printer')],
  ['which customers complain about the printer', search('complain printer')],
  ['How do I change the billing address?', search('change billing address')],
  ['how many years has Acme been a customer', search('years', { entities: ['Acme Corp'], expects: 'duration' })],
  ['How many tickets does Hooli have?', decline('Hooli')],
  ['cuantos tickets hay por estado', rows(['open', 5], ['closed', 3], ['pending', 2])],
]

const countryWordings: readonly (readonly [string, Expected])[] = [
  ['what is the capital of France?', value('Paris')],
  ['capital of japan', value('Tokyo')],
  ["what's the population of brazil", value(216.4)],
  ['what continent is Kenya in?', value('Africa')],
  ['Which country has the largest population?', rows(['India', 1428.6])],
  ['smallest country by area', rows(['Germany', 357022])],
  ['top 2 countries by population', rows(['India', 1428.6], ['Brazil', 216.4])],
  ['which continent has the most countries', rows(['Europe', 3])],
  ['how many countries are in Europe', value(3)],
  ['how many countries are not in Europe', value(5)],
  ['countries in Africa', values('Egypt', 'Kenya')],
  ['which countries joined before 1950', values('Brazil', 'Egypt', 'France', 'India')],
  ['how many countries joined in 1945?', value(4)],
  ['countries between 1950 and 1960', values('Japan', 'Spain')],
  ['how many countries have a population over 100', value(4)],
  ['total population of Africa', value(167.8)],
  ['number of countries per continent', rows(['Europe', 3], ['Africa', 2], ['Asia', 2], ['South America', 1])],
  ['percentage of countries in Asia', rows([2, 8, 25])],
  ['What is the capital of Atlantis?', decline('Atlantis')],
  ['What is the currency of Japan?', search('currency', { entities: ['Japan'] })],
  ['how many states does Germany have?', search('states', { entities: ['Germany'], expects: 'number' })],
  ['how many European countries are there', search('European')],
  ['How many people live in India?', search('people live', { entities: ['India'] })],
  ['What does Narnia do?', search('Narnia')],
  ['Which countries mention volcanoes?', listing('entity', 'volcanoes')],
  ['how many countries mention Africa', counting('entity', 'Africa')],
  ['¿Cuántos países hay en Europa?', counting('entity', 'Europa')],
]

const productWordings: readonly (readonly [string, Expected])[] = [
  ["what's the cheapest product?", rows(['Sun Hat', 19.99])],
  ['most expensive product', rows(['Down Parka', 249])],
  ['most expensive shoes', rows(['Summit Boot', 179])],
  ['average rating by brand', rows(['Alpina', 4.8], ['Nordtex', 4.75], ['Fleetfoot', 4.3], ['Hatters', 3.7])],
  ['which brand has the highest average rating', rows(['Alpina', 4.8])],
  ['which product has the highest rating', rows(['Down Parka', 4.8], ['Summit Boot', 4.8])],
  ['products with a price below 60', values('City Sneaker', 'Sun Hat', 'Wool Cap')],
  ['how many products cost more than 100?', value(3)],
  ['how many products are in stock', value(5)],
  ['how many shoes are in stock', value(3)],
  ['which products are not in stock', values('Rain Shell', 'Sun Hat')],
  ['how much is the Wool Cap?', value(25.5)],
  ['how much does the city sneaker cost?', value(59)],
  ['how many brands make shoes', value(2)],
  ['what brand makes the Rain Shell', value('Nordtex')],
  ['price range', rows([19.99, 249])],
  ['median price of shoes', value(89.9)],
  ['products per brand', rows(['Fleetfoot', 2], ['Hatters', 2], ['Nordtex', 2], ['Alpina', 1])],
  ['is the Sun Hat waterproof?', search('waterproof', { entities: ['Sun Hat'], expects: 'yes-no' })],
  ['which products contain merino wool', listing('entity', 'merino wool')],
  ['What is the Summit Boot made of?', search('made', { entities: ['Summit Boot'] })],
]

const scoreWordings: readonly (readonly [string, Expected])[] = [
  // Rows by the name of the file, and by a noun that nothing else can be.
  ['how many inspections are there?', value(4)],
  ['how many A inspections', value(2)],
  ['inspections by grade', rows(['A', 2], ['B', 2])],
  ['which city has the most inspections?', rows(['Sacramento', 2])],
  ['how many visits are in Sacramento', search('visits Sacramento')],
  ['how many employees are there', search('employees')],
  ['how many people are in Reno', search('people Reno')],
  ['how many rows where City is Sacramento?', value(2)],
  ['how many rows where Score is above 5', value(2)],
  ['how many inspections where grade is B', value(2)],
  ['how many rows with score > 5', value(2)],
  ['how many inspections with score >= 5', value(3)],
  ['where is Sacramento', search('Sacramento', { expects: 'place' })],
]

const namelessWordings: readonly (readonly [string, Expected])[] = [
  ['how many visits are in Sacramento', value(2)],
  ['how many visits are there', value(4)],
  ['how many visits per city', rows(['Sacramento', 2], ['Reno', 1], ['Tahoe', 1])],
  ['how many employees are there', search('employees')],
  ['how many people are in Reno', search('people Reno')],
]

const filmWordings: readonly (readonly [string, Expected])[] = [
  ['how many films were opened in February 2024', value(2)],
  ['how many films opened in July', value(1)],
  ['titles opened in July', values('Quarry')],
  ['how many films opened on 2024-02-03', value(1)],
  ['how many films opened on February 20, 2024?', value(1)],
  ['how many films not opened in February 2024', value(3)],
  ['how many films opened before March 2024', value(3)],
  ['how many films opened between March and May 2024', value(2)],
  ['how many films were first shown before 1970', value(2)],
  ['how many films were first shown after 1970', value(3)],
  ['how many films have a gross above 5', search('films gross above 5')],
  ['total gross', search('total gross')],
  ['total budget', value(48.5)],
  ['which titles had notes?', values('Night Ferry', 'Quarry')],
  ['how many films had notes', value(2)],
  ['how many films have notes', value(2)],
  ['which titles have no notes', values('Harbour', 'Low Tide', 'Salt')],
  ['titles without notes', values('Harbour', 'Low Tide', 'Salt')],
  ['how many films without notes', value(3)],
  ['how many films have a budget over 5 million', value(4)],
  ['titles with a budget over 10 million', values('Night Ferry', 'Quarry')],
  ['how many films have a budget between 5 million and 7 million', value(2)],
  ['how many films have a budget over 5', value(4)],
]

const orderWordings: readonly (readonly [string, Expected])[] = [
  // Numbers as the file writes them.
  ['How many orders have a Total above 1.000 €?', value(2)],
  ['How many orders have a Total above €1.000?', value(2)],
  ['how many orders are over 1.000 €', value(2)],
  ['how many orders are over 100 euros', value(4)],
  ['how many orders with Total above 2.500,00', value(1)],
  ['how many orders with a total above 1,000', value(2)],
  ['how many orders with a total below 49,50', value(1)],
  ['how many orders have a total between 100 and 1.000', value(2)],
  ['how many orders between 100 € and 1.000 €', value(2)],
  ['how many orders on 01.04.2024?', value(1)],
  ['how many orders between 2023-06-01 and 2023-06-30', value(2)],
  // Amounts add up, ratings and prices do not.
  ['revenue by city', rows(['Wien', 2841], ['Berlin', 1700], ['Hamburg', 118])],
  ['Total by month of Order Date in 2024', rows(['2024-02', 3037], ['2024-04', 1396])],
  ['top 2 cities by revenue', rows(['Wien', 2841], ['Berlin', 1700])],
  ['top 1 customers by Total', rows(['Marta Silva', 2792])],
  ['which month had the highest revenue?', rows(['2024-02', 3037])],
  ['revenue last month', decline('last month')],
  ['how many orders in February and April 2024', rows(['2024-02', 2], ['2024-04', 1])],
  ['how many orders on 01.04.2024 and 20.02.2024', value(2)],
  ['how many orders in June 2023 or April 2024', value(3)],
  ['which city had the lowest revenue', rows(['Hamburg', 118])],
  ['most expensive product', rows(['Espresso Machine', 349])],
  [
    'most expensive order',
    rows([4, 'O-4', 'Marta Silva', 'Wien', 'Espresso Machine', 8, 349, 2792, 'returned', '2024-02-20', 4, 'Late']),
  ],
  ['best selling product', rows(['Cup Set', 12], ['Espresso Machine', 12])],
  ['quantity sold per city', rows(['Berlin', 15], ['Wien', 10], ['Hamburg', 2])],
  ['which customers spent more than 10.000 €?', search('spent more 10.000')],
  ['which customer spent the most?', rows(['Marta Silva', 2792])],
  ['What is the median total of delivered orders?', value(59)],
  ['average order value', value(776.5)],
  ['average order value per city', rows(['Wien', 1420.5], ['Berlin', 1700 / 3], ['Hamburg', 118])],
  ['how many espresso machines were sold?', value(12)],
  ['how many units were sold in 2024', value(22)],
  ['total of quantity', value(27)],
  ['rating by product', rows(['Espresso Machine', 4.5], ['Kettle', 3.5], ['Cup Set', 3])],
  ['highest rating per product', rows(['Espresso Machine', 5], ['Kettle', 5], ['Cup Set', 3])],
  ['worst rated product in 2023', rows(['Cup Set', 3])],
  ['how many 5 star ratings are there?', value(2)],
  ['how many orders have no comment', value(4)],
  // No row is of two years.
  ['What was the total in 2023 and in 2024?', rows([2023, 226], [2024, 4433])],
  ['did revenue go up from 2023 to 2024?', rows([2023, 226], [2024, 4433])],
  ['how many orders in 2023 or 2024', value(6)],
  ['what was the revenue from 2023 to 2024', value(4659)],
]

const battleWordings: readonly (readonly [string, Expected])[] = [
  ['how many battles had more than 5,000 killed?', value(2)],
  ['how many battles had killed over 1,000', value(4)],
]

const yamanoyu = { entities: ['山の湯旅館'] }
const nordvind = { entities: ['Nordvind Elselskab'] }
const elies = { entities: ['Ελαιώνες Μάνης'] }
const mostPages = rows(['Nordvind Elselskab', 2], ['山の湯旅館', 2])

const worldWordings: readonly (readonly [string, Expected])[] = [
  // Scripts without spaces.
  ['会社は全部で何社ありますか', value(5)],
  ['山の湯旅館のページは何ページありますか', value(2)],
  ['ユニークなURLはいくつありますか', value(7)],
  ['ページが最も多い会社はどこですか', mostPages],
  ['2ページ以上ある会社は何社ありますか', value(2)],
  ['最も一般的なチャンクタイプは何ですか', rows(['main', 7])],
  ['山の湯旅館の代表取締役は誰ですか', search('代表取締役', { ...yamanoyu, expects: 'person' })],
  ['山の湯旅館はどんな宿ですか？', search('宿', { ...yamanoyu, expects: 'definition' })],
  ['山の湯旅館は何をしている会社ですか', search('', { ...yamanoyu, expects: 'definition' })],
  ['「山の湯旅館」の電話番号を教えてください', search('電話番号', { ...yamanoyu, expects: 'phone' })],
  ['花火は何をしている会社ですか', search('', { entities: ['株式会社花火'], expects: 'definition' })],
  ['東京スカイツリーの高さは？', search('東京スカイツリー 高さ', { entities: [] })],
  ['従業員は何人ですか', search('従業員', { expects: 'number' })],
  ['有多少家公司？', value(5)],
  ['山の湯旅館是做什么的', search('', { ...yamanoyu, expects: 'definition' })],
  // Languages with small lexicons.
  ['Hvor mange virksomheder er der?', value(5)],
  ['Hvilken virksomhed har flest sider?', mostPages],
  ['Hvor mange bedrifter finnes det?', value(5)],
  ['hvad laver Nordvind?', search('', { ...nordvind, expects: 'definition' })],
  ['hvornår er generalforsamlingen i Nordvind', search('generalforsamlingen', { ...nordvind, expects: 'time' })],
  ['hvad laver Tesla?', decline('Tesla')],
  ['Hur många företag finns det?', value(5)],
  ['Vad gör Nordvind?', search('', { ...nordvind, expects: 'definition' })],
  ['Πόσες εταιρείες υπάρχουν;', value(5)],
  ['Ποια εταιρεία έχει τις περισσότερες σελίδες;', mostPages],
  ['Τι κάνει η εταιρεία Ελαιώνες Μάνης;', search('', { ...elies, expects: 'definition' })],
  ['πόσο κοστίζει το λάδι;', search('λάδι', { expects: 'money' })],
  ['πού είναι η Ελαιώνες Μάνης', search('', { ...elies, expects: 'place' })],
  ['Сколько компаний в таблице?', value(5)],
  ['Чем занимается компания Nordvind?', search('', { ...nordvind, expects: 'definition' })],
  ['Czym zajmuje się firma Rowery Wisła?', search('', { entities: ['Rowery Wisła'], expects: 'definition' })],
  ['ile kosztuje naprawa roweru', search('naprawa roweru', { expects: 'money' })],
  ['how long is the bus ride', search('bus ride', { expects: 'duration' })],
  ['What kind of company is Nordvind?', search('', { ...nordvind, expects: 'definition' })],
  // Lengths, hosts, cells by how they are written, repeated values.
  ['length of the longest chunk in characters', value(65)],
  ['how long is the longest chunk?', value(65)],
  ['how many characters does the shortest chunk have', value(10)],
  ['which company has the longest chunk', rows(['Rowery Wisła', 65])],
  ['which chunk is the longest?', rows([8, 65])],
  ['average length of the chunks of Nordvind', value(36.5)],
  ['how long is the warranty', search('warranty', { expects: 'duration' })],
  ['how many characters does Nordvind have', search('characters', nordvind)],
  ['How many different hosts do the urls point to?', value(5)],
  ['how many distinct domains are there', value(5)],
  ['which host has the most pages?', rows(['nordvind.example', 2], ['yamanoyu.example', 2])],
  ['hosts of Nordvind', rows(['nordvind.example', 2])],
  ['how many rows have a url that contains "careers"?', value(1)],
  ['how many urls contain /CAREERS', value(1)],
  ["how many rows whose url doesn't contain careers", value(7)],
  ['which pages contain the word careers', listing('url', 'careers')],
  ['how many urls end in jobs', value(1)],
  ['companies that start with N', value('Nordvind Elselskab')],
  ['how many companies start with the letter r?', value(1)],
  ['companies whose name contains "wisła"', value('Rowery Wisła')],
  ['which companies start with free trials', search('start free trials')],
  ['how many duplicate chunks are there', value(1)],
  ['how many urls occur more than once', value(1)],
  ['how many duplicate rows are there', search('duplicate rows')],
  ['how many repeat customers does Nordvind have', search('repeat customers', nordvind)],
  ['what is the largest page', search('largest page')],
  ['how big is the dataset?', rows([8, 5])],
  ['how big is the team of Nordvind', search('team', nordvind)],
]

function understood(plan: Plan, expected: Expected) {
  switch (plan.kind) {
    case 'sql':
      return { kind: plan.kind }
    case 'search': {
      const { query, expects } = plan
      const entities = plan.entities.map(({ entity }) => entity)
      const wanted = expected.kind === 'search' ? expected : undefined
      return {
        kind: plan.kind,
        query,
        ...(wanted?.entities === undefined ? {} : { entities }),
        ...(wanted?.expects === undefined ? {} : { expects }),
      }
    }
    case 'find':
      return { kind: plan.kind, phrases: plan.phrases, group: plan.group, count: plan.count }
    case 'decline':
      return { kind: plan.kind, missing: plan.missing }
  }
}

describe.each([
  ['scraped pages', companyTable, companyWordings],
  ['tickets', ticketTable, ticketWordings],
  ['countries', countryTable, countryWordings],
  ['products', productTable, productWordings],
  ['inspections', scoreTable, scoreWordings],
  ['rows without a name', namelessTable, namelessWordings],
  ['films', filmTable, filmWordings],
  ['orders', orderTable, orderWordings],
  ['battles', battleTable, battleWordings],
  ['names in many scripts', worldTable, worldWordings],
] as const)('questions about %s', (_, open, wordings) => {
  let table: AskedTable
  beforeAll(async () => {
    table = await open()
  })
  afterAll(() => table[Symbol.asyncDispose]())

  test.each(wordings)('%s', async (question, expected) => {
    const { plan } = await table.read(question)
    const read =
      plan.kind === 'sql' ? { kind: plan.kind, rows: (await table.query(plan.sql)).rows } : understood(plan, expected)
    expect(read).toEqual(expected)
  })
})
