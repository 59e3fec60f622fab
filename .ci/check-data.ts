/** Checks on real data that is not part of the project; run where it is there. Uses the built package as a user would. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type Answer, openTable, type Table } from '../src/index.ts'
import { cleanerVersion } from '../src/passages/index.ts'
import { openEmbeddedIndex } from '../src/search/index.ts'
import { openStore } from '../src/store/index.ts'
import { corrupted } from '../test/corrupt-answer.ts'
import { exerciseWordings } from '../test/exercise-wordings.fixture.ts'
import { startModelServer } from '../test/model-server/index.ts'
import { contentQuestions } from './content-questions.ts'

/** Questions with what hand-written SQL gives: the numbers of one row, or how many rows there are. */
const ownQuestions: readonly (readonly [string, ...(number | string)[]])[] = [
  ['How many different hosts are there?', 77],
  ['how many urls end with .html?', 10],
  ['which company has the most footer chunks?', 'Abacai', 18],
  ['average number of chunks per page', 4.0151],
  ['median number of pages per company', 9],
  ['how many companies have exactly 1 page?', 18],
  ['how many companies have at least 10 pages?', 37],
  ['how many companies have between 5 and 8 pages?', 9],
  ['what percentage of companies have a header chunk?', 60, 75, 80],
  ["what share of Beany's chunks are main?", 7, 28, 25],
  ['how many chunks are neither header nor footer?', 1075],
  ['how many chunks are not of type main?', 1583],
  ['how many urls contain "blog"?', 23],
  ['how many pages have no main chunk?', 38],
  ['how many pages have more than 4 chunks?', 90],
  ['how many companies have both a header and a footer?', 59],
  ['how many companies have neither a header nor a footer?', 12],
  ['how many companies have more header chunks than footer chunks?', 15],
  ['how many companies have only one page and no header?', 11],
  ['how many companies have more than 10 pages and at least 40 chunks?', 26],
  ['how many pages does the company with the most chunks have?', 33],
  ['average length of main chunks', 847.0239],
  ['which company has the longest chunk?', 'Aboitiz Group', 14457],
  ['how many companies start with the letter A?', 27],
  ['what is the ratio of headers to footers?', 1.0893, 549, 504],
  ['how many more chunks does Abelini have than Beany?', 27, 55, 28],
  ['how many distinct chunk hashes are there?', 1337],
  ['which company has the highest share of header chunks?', 'Bflegal', 50],
  ['share of footers per company', 75],
  ['total number of chunks of companies with more than 10 pages', 1262],
  ['How many header and footer chunks are there together?', 1053],
  ['how many chunks per page on average for Beany?', 4],
  ['number of main chunks whose url contains about', 46],
  ['what are the 5 companies with the fewest chunks?', 10],
  ['how many companies mention cookies?', 13],
  ['how many pages mention "privacy policy"?', 152],
  ['how many companies mention both price and delivery?', 3],
  ['how many header chunks mention login', 20],
]

const data = resolve(import.meta.dirname, '../../shared/data')
const folder = mkdtempSync(join(tmpdir(), 'ragtime-data-'))
let failures = 0

function check(name: string, holds: boolean, seen: unknown = ''): void {
  if (!holds) failures++
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds ? '' : ` — saw ${JSON.stringify(seen).slice(0, 300)}`}`)
}

try {
  await companyPages()
  await embeddedPages()
  await csvSpectrum()
  await wikiTables()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(failures === 0 ? 'all hold' : `${failures} do not hold`)
process.exitCode = failures === 0 ? 0 : 1

async function companyPages(): Promise<void> {
  await using table = await openTable(join(data, 'company-pages/content.csv'), { store: join(folder, 'pages') })
  const explored = await table.explore()
  const column = (name: string) => explored.columns.find((one) => one.name === name)
  check('2128 rows, none rejected', explored.rows === 2128 && explored.rejected === 0, [
    explored.rows,
    explored.rejected,
  ])
  check('75 companies', column('company_name')?.distinct === 75 && explored.entity === 'company_name')
  check('530 urls', column('url')?.distinct === 530)
  check(
    'header is the most common chunk type',
    JSON.stringify(column('chunk_type')?.top[0]) === '{"value":"header","count":549}',
  )
  const { entities = [], counts = [] } = explored.distributions.find((one) => one.categoryColumn === 'chunk_type') ?? {}
  check(
    'distribution for all 75',
    entities.length === 75 && counts.flat().reduce((sum, count) => sum + count, 0) === 2128,
  )

  await exercise(table)
  for (const [question, ...expected] of ownQuestions) {
    const { kind, table: result, text } = await table.ask(question)
    const found = result?.rows.length === 1 ? result.rows[0] : [result?.rows.length]
    const near = (value: unknown, wanted: unknown) =>
      value === wanted || (typeof value === 'number' && typeof wanted === 'number' && Math.abs(value - wanted) < 0.005)
    check(question, kind === 'exact' && expected.every((wanted, i) => near(found?.[i], wanted)), [found, text])
  }

  for (const [question, ...rows] of contentQuestions) {
    const { kind, citations, text } = await table.ask(question)
    check(question, kind === 'extracted' && citations.some(({ row }) => rows.includes(row)), [
      citations.map(({ row }) => row),
      text,
    ])
  }

  const caravan = await table.ask('What does the company Caravan Health do?')
  const own = caravan.citations.every(({ entity }) => entity === 'Caravan Health')
  check(
    'Caravan Health: extracted from its own rows',
    caravan.kind === 'extracted' && own && caravan.citations.length > 0,
    caravan.text,
  )
  for (const phrase of [/value-based care/i, /in-home health evaluations/i, /analytics/i, /clinical/i]) {
    check(`Caravan Health: says ${phrase}`, phrase.test(caravan.text), caravan.text)
  }
  for (const question of ['What does Tesla do?', 'Who is the CEO of Abelini?']) {
    const { kind, text } = await table.ask(question)
    check(`${question} is declined`, kind === 'declined', text)
  }
  for (const { value } of column('company_name')?.top ?? []) {
    const { citations } = await table.ask(`What does ${value} do?`)
    for (const { row, column: name, quote, start, end } of citations) {
      const { texts } = await table.show(row)
      const cleaned = texts.find((text) => text.column === name)?.cleaned ?? ''
      check(`${value}: quote of row ${row} stands there`, cleaned.slice(start, end) === quote, quote)
    }
  }
  await verified(table, entities)
}

/** Answers about these pages hold, and corrupted ones do not. */
async function verified(table: Table, names: readonly string[]): Promise<void> {
  const perName = [
    'What does {} do?',
    'What is the phone number of {}?',
    'Who is the CEO of {}?',
    'Where is {} located?',
  ]
  const questions = [
    ...['How many companies are there?', 'distribution of chunk types by company', 'Which companies mention cloud?'],
    ...['What is the return policy?', 'longest chunk', 'What does Tesla do?', 'what columns are there?'],
    ...['how many companies mention insurance?', 'Which payment methods are accepted?', 'share of header chunks'],
    ...names.slice(0, 50).map((name, i) => String(perName[i % perName.length]).replace('{}', name)),
  ]
  const answers: Answer[] = []
  for (const question of questions) answers.push(JSON.parse(JSON.stringify(await table.ask(question))) as Answer) // as saved
  const held = (await table.verify(answers)).answers
  check(
    `${answers.length} answers hold`,
    answers.length === 60 && held.every(({ holds }) => holds),
    held.filter(({ holds }) => !holds),
  )
  const corruptions = corrupted(answers, 300, 5)
  const { answers: found } = await table.verify(corruptions.map(({ answer }) => answer))
  const passed = corruptions.filter((_, i) => found[i]?.holds !== false)
  check(
    `${corruptions.length} corrupted answers do not`,
    passed.length === 0,
    passed.map(({ kind, answer }) => [kind, answer.trace.question]),
  )
}

/** Passages sent to a model of vectors: each different text once, whatever repeats, and never again. */
async function embeddedPages(): Promise<void> {
  await using server = await startModelServer()
  const store = join(folder, 'embedded-pages')
  const model = { baseUrl: server.url, chat: false, embeddings: 'small-embedder' } as const
  await using table = await openTable(join(data, 'company-pages/content.csv'), { store, model })
  const { embeddings } = await table.index()
  const sent = server.calls().flatMap(({ body }) => body.input as string[]) // as the protocol says
  const texts = new Set<string>()
  const index = await openEmbeddedIndex(openStore(store), { cleaner: cleanerVersion })
  let passages = 0
  for await (const { headings, tableHeader = [], text } of index?.scan() ?? []) {
    passages++
    texts.add(JSON.stringify([headings, tableHeader, text]))
  }
  await index?.close()
  check(
    'every different text of the passages is sent once',
    sent.length === texts.size && new Set(sent).size === sent.length,
    [sent.length, texts.size, passages],
  )
  check('all passages have a vector', embeddings?.state === 'made' && embeddings.passages === passages, embeddings)
  console.log(
    `     ${passages} passages, ${texts.size} texts, ${server.calls().length} calls, ${embeddings?.tokens} tokens by estimate`,
  )
  const calls = server.calls().length
  await table.index()
  await table.index({ rebuild: true })
  check('indexing again, and from nothing, sends nothing', server.calls().length === calls, server.calls().length)
  const found = await table.search('value-based care for patients at home', { limit: 5 })
  check(
    'a search goes by the vectors',
    found.embeddings?.used === true && found.vectors && found.hits.length === 5,
    found.embeddings,
  )
}

/** The exercise's four questions, ten wordings each in English, Spanish and German. */
async function exercise(table: Table): Promise<void> {
  const { companies, urls, commonest, distribution } = exerciseWordings
  const counted = [
    ...companies.map((question) => [question, /^75 /] as const),
    ...urls.map((question) => [question, /^530 /] as const),
  ]
  for (const [question, expected] of counted) {
    const { text, kind } = await table.ask(question)
    check(question, kind === 'exact' && expected.test(text), text)
  }
  for (const question of commonest) {
    const { kind, table: result } = await table.ask(question)
    check(question, kind === 'exact' && JSON.stringify(result?.rows) === '[["header",549]]', result?.rows)
  }
  for (const question of distribution) {
    const { kind, table: result, chart } = await table.ask(question)
    check(question, kind === 'exact' && result?.rows.length === 75 && chart !== undefined, [kind, result?.rows.length])
  }
}

/** The twelve parsing cases, cell by cell. One of the published answers is wrong and comes with its correction. */
async function csvSpectrum(): Promise<void> {
  for (const path of globSync(join(data, 'csv/csv-spectrum/csvs/*.csv')).sort()) {
    const name = basename(path, '.csv')
    const answers = join(data, 'csv/csv-spectrum/json')
    const [answer] = [...globSync(join(answers, `${name}.corrected.json`)), join(answers, `${name}.json`)]
    const expected = JSON.parse(readFileSync(String(answer), 'utf8')) as Record<string, string>[] // the set's own format
    await using table = await openTable(path, { store: join(folder, `spectrum-${name}`) })
    const rows = []
    for (let row = 1; row <= expected.length; row++) {
      rows.push(Object.fromEntries((await table.show(row)).cells.map(({ column, raw }) => [column, raw ?? ''])))
    }
    check(`csv-spectrum ${name}`, JSON.stringify(rows) === JSON.stringify(expected), rows)
  }
}

async function wikiTables(): Promise<void> {
  const paths = globSync(join(data, 'wtq/csv/*/*.csv'))
    .sort()
    .filter((_, i) => i % 10 === 0)
  let loaded = 0
  for (const [i, path] of paths.entries()) {
    await using table = await openTable(path, { store: join(folder, `wiki-${i}`) })
    const { rows } = await table.explore()
    if (rows > 0) loaded++
  }
  check(`${paths.length} encyclopaedia tables load`, loaded === paths.length, loaded)
}
