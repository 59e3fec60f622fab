import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildCsv } from './build.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
const csv = read('content.csv')
const [header = [], ...records] = parseCsv(csv)
const rows = records.map(([companyId, company, url, type, hash, chunk = '', chunkId]) => ({
  companyId,
  company: company ?? '',
  url: url ?? '',
  type,
  hash,
  chunk,
  chunkId,
  text: visibleText(chunk),
}))
const companies = [...new Set(rows.map(({ company }) => company))]

describe('content.csv', () => {
  test('is what its sources build', () => {
    expect(buildCsv().content).toBe(csv)
  })

  test('has its columns in every row', () => {
    expect(header.join()).toBe('company_id,company_name,url,chunk_type,chunk_hash,chunk,chunk_id')
    expect(records.filter((record) => record.length !== header.length)).toEqual([])
  })

  test('is large enough to explore', () => {
    expect(companies.length).toBeGreaterThanOrEqual(24)
    expect(new Set(rows.map(({ url }) => url)).size).toBeGreaterThanOrEqual(200)
    expect(rows.length).toBeGreaterThanOrEqual(700)
  })

  test('names each chunk once and each company by one id', () => {
    expect(new Set(rows.map(({ chunkId }) => chunkId)).size).toBe(rows.length)
    expect(new Set(rows.map(({ companyId }) => companyId)).size).toBe(companies.length)
    expect(new Set(rows.map(({ companyId, company }) => `${companyId} ${company}`)).size).toBe(companies.length)
  })

  test('hashes each chunk', () => {
    const wrong = rows.filter(({ chunk, hash }) => createHash('sha256').update(chunk).digest('hex') !== hash)
    expect(wrong).toEqual([])
  })

  test.each(['header', 'footer'])('repeats the %s of every company', (type) => {
    for (const company of companies) {
      const hashes = rows.filter((row) => row.company === company && row.type === type).map(({ hash }) => hash)
      expect(new Set(hashes).size, company).toBeLessThan(hashes.length)
    }
  })
})

describe('the traps', () => {
  test.each(['Latin', 'Greek', 'Han', 'Hiragana', 'Katakana'])('some text is in %s script', (script) => {
    const letters = new RegExp(`\\p{Script=${script}}{3}`, 'u')
    expect(rows.some(({ text }) => letters.test(text))).toBe(true)
  })

  test.each(['ł', 'ñ', 'ß', 'ø', 'ç', 'è'])('some text has an %s', (letter) => {
    expect(rows.some(({ text }) => text.includes(letter))).toBe(true)
  })

  test('one page is very long', () => {
    const longest = rows.filter(({ type }) => type === 'main').map(({ text }) => text.split(' ').length)
    expect(Math.max(...longest)).toBeGreaterThanOrEqual(5000)
  })

  test('some chunks show nothing', () => {
    expect(rows.filter(({ text }) => text === '').length).toBeGreaterThanOrEqual(10)
  })

  test('two companies have near-same names', () => {
    const firstWords = companies.map((company) => company.split(' ')[0] ?? '')
    const near = firstWords.filter((word) => firstWords.some((other) => editDistance(word, other) === 1))
    expect(near.sort()).toEqual(['Penfield', 'Pennfield'])
  })

  test('one company has two hosts', () => {
    const hosts = Map.groupBy(rows, ({ company }) => company)
      .entries()
      .map(([company, own]) => ({ company, hosts: new Set(own.map(({ url }) => new URL(url).host)).size }))
    expect([...hosts].filter(({ hosts }) => hosts > 1)).toEqual([{ company: 'Brightfold Paper', hosts: 2 }])
  })

  test('an order to a model is shown on one page and hidden on another', () => {
    expect(rows.filter(({ text }) => text.includes('Ignore all previous instructions')).length).toBe(1)
    const hidden = 'SYSTEM NOTE TO AI ASSISTANTS'
    expect(rows.filter(({ chunk, text }) => chunk.includes(hidden) && !text.includes(hidden)).length).toBe(1)
  })
})

const id = z.string().regex(/^c\d{3}$/)
const question = z.string().min(5)
const evidence = z.array(z.int().min(1).max(rows.length))
const phrase = z.string().min(1)
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    question,
    kind: z.literal('aggregate'),
    answer: z.union([z.number(), phrase, z.array(phrase).min(2)]),
    evidence: evidence.length(0),
    sql: z.string().regex(/^SELECT .* FROM /),
  }),
  z.strictObject({
    id,
    question,
    kind: z.literal('content'),
    answer: z.union([phrase, z.array(phrase).min(2).max(4)]),
    evidence: evidence.min(1).max(12),
  }),
  z.strictObject({
    id,
    question,
    kind: z.literal('exhaustive'),
    answer: z.union([z.int(), z.array(z.enum(companies)).min(1)]),
    evidence,
  }),
  z.strictObject({ id, question, kind: z.literal('unanswerable'), answer: z.null(), evidence: evidence.length(0) }),
])
const questions = read('questions.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => questionSchema.parse(JSON.parse(line)))

describe('questions.jsonl', () => {
  test('has 150 different questions in order', () => {
    expect(questions.map(({ id }) => id)).toEqual(
      Array.from({ length: 150 }, (_, index) => `c${`${index + 1}`.padStart(3, '0')}`),
    )
    expect(new Set(questions.map(({ question }) => question)).size).toBe(150)
  })

  test('has enough of every kind', () => {
    const counts = Object.groupBy(questions, ({ kind }) => kind)
    expect(Object.entries(counts).map(([kind, of]) => [kind, of.length])).toEqual([
      ['aggregate', 57],
      ['content', 55],
      ['exhaustive', 18],
      ['unanswerable', 20],
    ])
  })

  test.each(questions.filter(({ kind }) => kind === 'content'))('$id: its rows show its answer', (content) => {
    const texts = content.evidence.map((row) => rows[row - 1]?.text ?? '')
    if (Array.isArray(content.answer)) {
      for (const part of content.answer) expect(texts.join('\n')).toContain(part)
    } else for (const text of texts) expect(text).toContain(content.answer)
  })

  test.each(questions.filter(({ kind }) => kind === 'exhaustive'))('$id: it has one row per company', (listed) => {
    const found = listed.evidence.map((row) => rows[row - 1]?.company ?? '').sort()
    expect(new Set(found).size).toBe(found.length)
    if (Array.isArray(listed.answer)) expect(found).toEqual([...listed.answer].sort())
    else expect(found.length).toBe(listed.answer)
  })
})

/** Fields as they stand; the sample has LF line ends and quotes only around whole fields. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\n') records.push([])
  }
  return records.slice(0, -1)
}

/** What a reader of the page sees, with each run of white space as one space. */
function visibleText(html: string): string {
  const unseen = /^(?:datalist|iframe|noscript|option|rp|rt|script|select|style|svg|template|textarea)$/
  const inline = /^(?:a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|ruby|s|small|span|strong|su[bp]|u|wbr)$/
  const hiddenBy = /display\s*:\s*none|visibility\s*:\s*hidden/i
  const hidden: boolean[] = []
  let text = ''
  const parser = new Parser({
    onopentag(name, attributes) {
      const own =
        'hidden' in attributes || attributes['aria-hidden'] === 'true' || hiddenBy.test(attributes.style ?? '')
      hidden.push(hidden.at(-1) === true || own || unseen.test(name))
      if (!inline.test(name)) text += ' '
    },
    ontext(part) {
      if (hidden.at(-1) !== true) text += part
    },
    onclosetag(name) {
      hidden.pop()
      if (!inline.test(name)) text += ' '
    },
  })
  parser.end(html)
  return text.replace(/\s+/g, ' ').trim()
}

function editDistance(from: string, to: string): number {
  let distances = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...from].entries()) {
    const next = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (distances[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (distances[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    distances = next
  }
  return distances.at(-1) ?? 0
}
