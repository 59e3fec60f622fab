import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable, type Table } from '../src/index.ts'

const companies = [
  ['Bäckerei Möller GmbH', 'https://www.moeller-brot.example/', 'Telefon: 0511 960 12 34'],
  ['Ελαιώνες Μάνης', 'https://elaiones.example/', 'Τηλέφωνο: 27210 05146'],
  ['Атлас Консулт', 'https://atlas-consult.example/', 'Телефон: +359 2 555 01 02'],
  ['山の湯旅館', 'https://yamanoyu.example/', '電話 026-555-0188'],
  ['Łódź Rowery Sp. z o.o.', 'https://rowery.example/', 'tel. 42 555 01 77'],
] as const

describe('a company', () => {
  let folder: string
  let table: Table

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-names-'))
    const rows = companies.map(([name, url, text]) => `"${name}",${url},"<p>${text}</p>"`)
    await writeFile(join(folder, 'pages.csv'), `company_name,url,chunk\n${rows.join('\n')}\n`)
    table = await openTable(join(folder, 'pages.csv'))
  })

  afterAll(async () => {
    await table?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each([
    ['without its accents', 'phone number of backerei moller', 1],
    ['without what kind of firm it is', 'phone number of Bäckerei Möller', 1],
    ['by its domain name', 'What is the phone number of moeller-brot.example?', 1],
    ['by its address', 'What is the phone number of www.atlas-consult.example?', 3],
    ['in Greek letters without accents', 'τηλεφωνο ελαιωνες μανης', 2],
    ['in Cyrillic', 'телефон на Атлас Консулт', 3],
    ['in Japanese', '山の湯旅館の電話番号は？', 4],
    ['with plain letters for Polish ones', 'telefon lodz rowery', 5],
  ] as const)('is recognised %s', async (_, question, row) => {
    const { kind, citations } = await table.ask(question)
    expect([kind, citations[0]?.row]).toEqual(['extracted', row])
  })
})
