// Builds content.csv from sources/*.html. Run: node build.ts, or node build.ts --check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type ChunkType = 'head' | 'header' | 'main' | 'footer'
type Chunk = { type: ChunkType; html: string }
type Page = { url: string; place: string; chunks: Chunk[]; without: Set<string> }
type Company = { slug: string; name: string; shared: Chunk[]; pages: Page[] }

// A directive with the text up to the next one. Place is file:line, for error messages.
type Section = { name: string; value: string; place: string; html: string }

const folder = import.meta.dirname
const target = join(folder, 'content.csv')
const columns = ['company_id', 'company_name', 'url', 'chunk_type', 'chunk_hash', 'chunk', 'chunk_id']
const order: ChunkType[] = ['head', 'header', 'main', 'footer']

const fail = (place: string, message: string): never => {
  throw new Error(`${place}: ${message}`)
}

// A directive is a comment that fills its line and is not indented.
// Comments meant for a chunk are indented or share their line with other text.
function readDirective(line: string): { name: string; value: string } | undefined {
  const [, name, value = ''] = /^<!--\s*([^:]*?)\s*(?::\s*(.*?)\s*)?-->\s*$/.exec(line) ?? []
  return name === undefined ? undefined : { name, value }
}

function readSections(file: string, source: string): Section[] {
  const sections: Section[] = []
  source.split(/\r?\n/).forEach((line, index) => {
    const place = `${file}:${index + 1}`
    const directive = readDirective(line)
    const open = sections.at(-1)
    if (directive !== undefined) sections.push({ ...directive, place, html: '' })
    else if (open !== undefined) open.html += `${line}\n`
    else if (line.trim() !== '') fail(place, 'text before the first directive')
  })
  return sections.map((section) => ({ ...section, html: section.html.trim() }))
}

function addSection(company: Company, { name, value, place, html }: Section): void {
  const page = company.pages.at(-1)
  if (company.name === '' && name !== 'company') fail(place, `'${name}' before a company`)
  if (name === 'page') {
    if (!URL.canParse(value)) fail(place, `not a URL: '${value}'`)
    company.pages.push({ url: value, place, chunks: html === '' ? [] : [{ type: 'head', html }], without: new Set() })
  } else if (name === 'header' || name === 'footer' || name === 'main') {
    if (html === '') fail(place, `empty ${name}`)
    if (page === undefined && name === 'main') fail(place, 'main before a page')
    const chunks = page?.chunks ?? company.shared
    chunks.push({ type: name, html })
  } else {
    if (html !== '') fail(place, `unexpected text after '${name}'`)
    if (name === 'company')
      company.name = company.name === '' && value !== '' ? value : fail(place, 'needs one company with a name')
    else if (!/^no (head|header|footer)$/.test(name)) fail(place, `unknown directive '${name}'`)
    else if (page === undefined) fail(place, `'${name}' before a page`)
    else page.without.add(name.slice('no '.length))
  }
}

function parseSource(slug: string): Company {
  const company: Company = { slug, name: '', shared: [], pages: [] }
  const source = readFileSync(join(folder, 'sources', `${slug}.html`), 'utf8')
  for (const section of readSections(`sources/${slug}.html`, source)) addSection(company, section)
  if (company.pages.length === 0) fail(`sources/${slug}.html`, 'no pages')
  for (const { chunks, place, without } of company.pages) {
    const hasHead = chunks.some((chunk) => chunk.type === 'head')
    if (hasHead === without.has('head')) fail(place, hasHead ? "a head and 'no head'" : 'empty head')
  }
  return company
}

// A page's own header or footer takes the place of the company's.
function chunksOf(company: Company, page: Page): Chunk[] {
  const own = new Set(page.chunks.map((chunk) => chunk.type))
  const all = [...company.shared.filter((chunk) => !own.has(chunk.type)), ...page.chunks]
  return order.filter((type) => !page.without.has(type)).flatMap((type) => all.filter((chunk) => chunk.type === type))
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

// Marked as version 8, the one for custom contents.
const uuid = (text: string) => sha256(text).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')

function rowsOf(company: Company): string[][] {
  const id = uuid(`company ${company.slug}`)
  return company.pages.flatMap((page) =>
    chunksOf(company, page).map(({ type, html }, index) => [
      id,
      company.name,
      page.url,
      type,
      sha256(html),
      html,
      uuid(`chunk ${page.url} ${index}`),
    ]),
  )
}

function requireUniqueUrls(pages: Page[]): void {
  const places = new Map<string, string>()
  for (const { url, place } of pages) {
    const earlier = places.get(url)
    if (earlier !== undefined) fail(place, `${url} is already at ${earlier}`)
    places.set(url, place)
  }
}

const csvField = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csvLine = (row: string[]) => `${row.map(csvField).join(',')}\n`

export function buildCsv(): { content: string; summary: string } {
  const files = readdirSync(join(folder, 'sources')).filter((file) => file.endsWith('.html'))
  const companies = files
    .map((file) => file.slice(0, -'.html'.length))
    .sort()
    .map(parseSource)
  const pages = companies.flatMap((company) => company.pages)
  requireUniqueUrls(pages)
  const rows = companies.flatMap(rowsOf)
  const content = [columns, ...rows].map(csvLine).join('')
  return { content, summary: `${companies.length} companies, ${pages.length} pages, ${rows.length} rows` }
}

function main(): void {
  const { content, summary } = buildCsv()
  if (!process.argv.includes('--check')) writeFileSync(target, content)
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== content) {
    console.error('content.csv differs from its sources: run node build.ts')
    process.exitCode = 1
  }
  console.log(summary)
}

if (import.meta.main) main()
