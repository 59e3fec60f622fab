import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../store/index.ts'
import {
  type JsonTable,
  type LoadedTable,
  loadTable,
  openLoadedTable,
  type TableSettings,
  toJsonTable,
} from '../../table/index.ts'
import { compileQuestion } from '../compile-question.ts'
import { followUp } from '../follow-up/follow-up.ts'
import type { Reading } from '../plan.ts'
import { readQuestion } from '../read-question.ts'

/** A real table to ask: loaded from CSV into a store of its own. */
export interface AskedTable extends AsyncDisposable {
  read(question: string): Promise<Reading>
  /** Also by learned readings. */
  readLearned(question: string): Promise<Reading>
  /** What a question means that may go on from a reading; undefined when it stands alone. */
  readAfter(previous: Reading, question: string): Promise<Reading | undefined>
  query(sql: string): Promise<JsonTable>
}

async function openAskedTable(csv: string, settings: TableSettings = {}, name?: string): Promise<AskedTable> {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-wordings-'))
  const path = join(folder, 'table.csv')
  await writeFile(path, csv)
  const store = openStore(join(folder, 'store'))
  await using lock = await store.lock({ wait: false })
  const manifest = await loadTable(store, { lock, path, settings, ragtime: 'test' })
  const table = await openLoadedTable(store, manifest)
  const context = { ...(await contextOf(table)), ...(name === undefined ? {} : { name }) }
  return {
    read: async (question) => compileQuestion(question, context),
    readLearned: (question) => readQuestion(question, { context, table }),
    readAfter: async (previous, question) => followUp(previous, question, context),
    query: async (sql) => toJsonTable(await table.query(sql)),
    async [Symbol.asyncDispose]() {
      await table.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function contextOf(table: LoadedTable) {
  const { schema, profile } = table
  return { schema, profile, values: await table.values(), aliases: await table.aliases() }
}

/** Scraped pages: Beany has 3 pages, a4mt.com and Best Bees 2, the others 1; two companies have no header. */
const pages: readonly (readonly [company: string, url: string, types: string])[] = [
  ['Beany', 'beany.example/', 'head header main footer'],
  ['Beany', 'beany.example/about', 'head header main footer'],
  ['Beany', 'beany.example/prices', 'head header main footer'],
  ['Caravan Health', 'caravan.example/', 'head header header main footer'],
  ['The Best Bees Company', 'bees.example/', 'head main'],
  ['The Best Bees Company', 'bees.example/honey', 'head main'],
  ['a4mt.com', 'a4mt.example/', 'head header main main footer'],
  ['a4mt.com', 'a4mt.example/team', 'head header main footer'],
  ['Penfield Analytics', 'penfield.example/', 'head main footer'],
]

const companies = [...new Set(pages.map(([company]) => company))]

function pageRows(): string {
  let chunk = 0
  const rows = pages.flatMap(([company, url, types]) =>
    types.split(' ').map((type) => {
      chunk++
      const id = `00000000-0000-4000-8000-00000000000${companies.indexOf(company)}`
      const text = `The ${type} of a page that ${company} wrote for its visitors as part ${chunk} in plain words.`
      return [
        id,
        company,
        `https://${url}`,
        type,
        text,
        `ffffffff-0000-4000-8000-0000000000${String(chunk).padStart(2, '0')}`,
      ].join(',')
    }),
  )
  return ['company_id,company_name,url,chunk_type,chunk,chunk_id', ...rows].join('\n')
}

export const companyTable = () => openAskedTable(pageRows(), { text: ['chunk'] })

export const ticketTable = () =>
  openAskedTable(
    `ticket_id,customer_name,status,priority,created_at,assignee,hours_spent,message
T-001,Acme Corp,open,high,2023-11-02 10:00:00,Ann Lee,1.5,The printer is on fire and the fax does not work
T-002,Acme Corp,closed,low,2023-12-12 11:30:00,Bob Stone,0.5,Cannot log in after the update to version 3.5
T-003,Globex,open,medium,2024-01-05 09:15:00,,2,Invoice PDF is empty for the March order
T-004,Globex,open,high,2024-01-09 17:45:00,Ann Lee,4,Password reset mail never arrives
T-005,Initech,closed,medium,2024-02-14 08:00:00,Bob Stone,3,The export to Excel loses umlauts
T-006,Initech,pending,low,2024-02-20 13:20:00,Cy Young,0.25,Please add dark mode
T-007,Umbrella Health,open,high,2024-03-01 12:00:00,Ann Lee,6.5,Data sync is stuck since yesterday
T-008,Acme Corp,closed,medium,2024-03-03 15:10:00,,1,Where do I find the API key
T-009,Globex,pending,low,2024-03-15 16:00:00,Cy Young,0.75,How do I change the billing address
T-010,Acme Corp,open,high,2024-04-01 07:30:00,Bob Stone,2.5,The printer prints blank pages again
`,
    { text: ['message'], roles: { customer_name: 'entity' } },
  )

export const countryTable = () =>
  openAskedTable(
    `Country,Capital,Continent,Population (millions),Area km2,Joined,Article
France,Paris,Europe,68.0,643801,1945,France is a country in western Europe known for wine and cheese
Germany,Berlin,Europe,84.4,357022,1973,Germany is a federal republic in central Europe with sixteen states
Japan,Tokyo,Asia,124.5,377975,1956,Japan is an island country in East Asia with many volcanoes
Kenya,Nairobi,Africa,55.1,580367,1963,Kenya is a country in East Africa famous for its savannas
Brazil,Brasília,South America,216.4,8515767,1945,Brazil is the largest country in South America and home of the Amazon
Egypt,Cairo,Africa,112.7,1010408,1945,Egypt links northeast Africa with the Middle East by the Sinai
Spain,Madrid,Europe,48.4,505990,1955,Spain occupies most of the Iberian Peninsula
India,New Delhi,Asia,1428.6,3287263,1945,India is the most populous country in the world
`,
    { text: ['Article'], roles: { Country: 'entity', Continent: 'category' } },
  )

export const productTable = () =>
  openAskedTable(
    `product_name,category,brand,price,rating,in_stock,description
Trail Runner 5,shoes,Fleetfoot,89.90,4.5,true,Light shoe for running on trails with a grippy sole
City Sneaker,shoes,Fleetfoot,59.00,4.1,true,Everyday sneaker of canvas
Rain Shell,jackets,Nordtex,129.00,4.7,false,Waterproof jacket with taped seams
Down Parka,jackets,Nordtex,249.00,4.8,true,Warm parka filled with recycled down
Wool Cap,hats,Hatters,25.50,3.9,true,Cap of merino wool
Sun Hat,hats,Hatters,19.99,3.5,false,Wide hat for sunny days
Summit Boot,shoes,Alpina,179.00,4.8,true,Stiff boot for mountaineering
`,
    { text: ['description'], roles: { product_name: 'entity', brand: 'category' } },
  )

/** As a spreadsheet writes it where decimals have a comma: amounts, dates and a comment in some rows. */
export const orderTable = () =>
  openAskedTable(
    `Order ID;Customer;City;Product;Quantity;Unit Price;Total;Status;Order Date;Rating;Comment
O-1;Anna Weber;Berlin;Espresso Machine;4;349,00 €;1.396,00 €;delivered;01.04.2024;5;Great
O-2;Jonas Klein;Hamburg;Kettle;2;59,00 €;118,00 €;returned;03.06.2023;2;
O-3;Anna Weber;Berlin;Kettle;1;59,00 €;59,00 €;delivered;14.06.2023;5;
O-4;Marta Silva;Wien;Espresso Machine;8;349,00 €;2.792,00 €;returned;20.02.2024;4;Late
O-5;Jonas Klein;Berlin;Cup Set;10;24,50 €;245,00 €;returned;21.02.2024;;
O-6;Anna Weber;Wien;Cup Set;2;24,50 €;49,00 €;delivered;09.12.2023;3;
`,
    { roles: { Customer: 'entity', City: 'category', Product: 'category', Status: 'category' }, text: [] },
    'orders.csv',
  )

/** Rows with a name of their own each, and a number of which some cells hold a mark besides. */
export const battleTable = () =>
  openAskedTable(
    `Battle,Year,Killed
Alder Ford,1701,"6,000"
Birch Hill,1702,"~4,500"
Cedar Bay,1702,"12,000 [a]"
Dorn Gate,1703,unknown
Elm Field,1704,"1,200"
`,
    { text: [], roles: { Battle: 'entity' } },
  )

/** A rank, a year and an amount for each single. */
export const singleTable = () =>
  openAskedTable(
    `Single,Artist,Year,Peak,Sales
Blue Morning,The Larks,1998,1,"120,000"
Cold Water,The Larks,1998,4,"80,000"
Drive On,Nova,1999,1,"200,000"
Even Now,Nova,1999,3,"95,000"
Far Away,Odette,1999,7,"40,000"
Go Home,Odette,2000,1,"150,000"
High Tide,Nova,2000,2,"110,000"
`,
  )

/** Names in several scripts; the first chunk stands in two rows. */
export const worldTable = () =>
  openAskedTable(
    `company_name,url,chunk_type,chunk
山の湯旅館,https://yamanoyu.example/,main,当館は自家源泉の湯を持つ宿です。全十二室。
山の湯旅館,https://yamanoyu.example/,footer,当館は自家源泉の湯を持つ宿です。全十二室。
山の湯旅館,https://yamanoyu.example/access,main,長野駅からバスで七十五分です。
株式会社花火,https://shop.hanabi.example/careers,main,花火を作っています。
Ελαιώνες Μάνης,https://elies.example/,main,Βγάζουμε λάδι από τα δικά μας ελαιόδεντρα στη Μάνη.
Nordvind Elselskab,https://nordvind.example/,main,Vi er et andelsselskab og sælger strøm.
Nordvind Elselskab,https://nordvind.example/jobs,main,Vi søger en elektriker til august.
Rowery Wisła,https://rowery.example/,main,Wypożyczamy i naprawiamy rowery od maja do września każdego roku.
`,
    { text: ['chunk'], roles: { company_name: 'entity', chunk_type: 'category', url: 'url' } },
  )

/** No text, no column that says what a row is; dates and years in words, amounts in thousands. */
export const filmTable = () =>
  openAskedTable(
    `Title,Director,Opened,First shown,Budget (millions),Gross,Notes
Harbour,Ann Lee,2024-02-03,"Spring 1968 (Turin)",5.5,about 30,
Night Ferry,Bob Stone,2024-02-20,"circa 1971",12,"1,200 (est.)",Restored in colour
Salt,Ann Lee,2024-03-09,"May 1969",4,n/a,
Quarry,Cy Young,2023-07-14,"Autumn 1975 (Oslo)",20,over 9,Lost reel
Low Tide,Ann Lee,2024-05-01,"1980, Rome",7,unknown,
`,
    { text: [], roles: { Title: 'entity', Director: 'category' } },
    'old-films-2024.csv.gz',
  )

const openInspections = (name: string) =>
  openAskedTable(
    `City,Grade,Score
Sacramento,A,7
Reno,B,4
Sacramento,B,9
Tahoe,A,5
`,
    { text: [], roles: { City: 'category', Grade: 'category' } },
    name,
  )

/** Rows have no name of their own but the file's. */
export const scoreTable = () => openInspections('inspections.csv')

/** Not even that. */
export const namelessTable = () => openInspections('204.csv')
