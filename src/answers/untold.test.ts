import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable } from '../index.ts'

const tickets = `ticket_id,customer,opened,subject,body
1,Nordlicht,2024-02-03,Hall,"The lamp in the hall flickers every evening and the broken switch makes it worse. Please send somebody."
2,Beany,2024-02-05,Coffee,"The milk frother does not heat any more. It worked last week but now the milk stays cold and the light is red."
3,Nordlicht,2024-02-09,Invoice,"Our invoice for February shows two machines but we only ordered one of them. Please correct it, and send a new one."
4,Harbour Cafe,2024-02-11,Noise,"The grinder is much louder than before. We ordered it last month in France, and place great hopes in it."
5,Beany,2024-02-12,Parcel,"A lamp was broken when the parcel arrived. The glass is in pieces, and Roland says the base has a dent of 2 mm."
6,Harbour Cafe,2024-02-14,Delivery,"The delivery came a day late, and the driver left it with the neighbours without telling us about it."
`
const page = (html: string, name = 'Ladder & Sons') =>
  `${name},https://${name.charAt(0).toLowerCase()}.example/,"${html.replaceAll('"', '""')}"`
const pages = `company_name,url,chunk
${page('<h2>Get started</h2><p>Ladder &amp; Sons makes ladders of ash. In 2010 the firm moved to Hove.</p>')}
${page('<p>We have sold by post since 2015, and to schools and museums from Kent to Fife as well.</p>')}
${page('<table><tr><td>Monday<td>closed<tr><td>Tuesday<td>7 am – 2 pm<tr><td>Sunday<td>9 am – 1 pm</table>')}
${page('<p>Opal Quarry sells stone for walls and garden paths.</p><p>Opal Quarry utilise des cookies afin de vous offrir une visite.</p><p>Our services are not responsible for any damage caused by viruses.</p>', 'Opal Quarry')}
${page('<p>Open Tuesday to Sunday from 8 am. UID: ATU00041817.</p>', 'Opal Quarry')}
`

describe('what a text cannot tell', () => {
  let folder: string
  const tables = new Map<string, Awaited<ReturnType<typeof openTable>>>()
  const ask = async (name: 'tickets' | 'pages', question: string) => tables.get(name)?.ask(question)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-untold-'))
    for (const [name, csv] of Object.entries({ tickets, pages })) {
      const file = join(folder, `${name}.csv`)
      await writeFile(file, csv)
      tables.set(name, await openTable(file))
    }
  })

  afterAll(async () => {
    for (const table of tables.values()) await table.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('counts by mentions what no column tells', async () => {
    const poland = await ask('tickets', 'How many customers are in Poland?')
    expect(poland?.text).toBe('No customer mentions “Poland”; all 6 passages were read.')
    const france = await ask('tickets', 'How many customers are in France?')
    expect(france?.text).toMatch(/^1 of 3 customers mentions “France”: Harbour Cafe/)
    const longer = await ask('tickets', 'How many customers bought a grinder in France before the spring?')
    expect(longer?.kind).toBe('declined')
  })

  it('declines amounts of a time told from today', async () => {
    const answer = await ask('tickets', 'How many orders did Nordlicht place last month?')
    expect(answer?.text).toMatch(/^The data does not say: the file does not know what day it is today/)
  })

  it('does not look for what rows are called', async () => {
    const answer = await ask('tickets', 'Is there a ticket about a broken lamp?')
    expect(answer?.text).toMatch(/^A lamp was broken/)
  })

  it('names no column and no part of a date among the words that stand nowhere', async () => {
    const answer = await ask('tickets', 'Which ticket was opened on 2023-06-30 about a rocket?')
    expect(answer?.text).toContain('“rocket” stand nowhere')
    expect(answer?.text).not.toMatch(/“(?:opened|tel:.*)”/)
  })

  it('takes no other date for that of the founding', async () => {
    const answer = await ask('pages', 'When was Ladder & Sons founded?')
    expect(answer?.kind).toBe('declined')
  })

  it('tells a number of a firm by its name, or declines', async () => {
    expect((await ask('pages', 'VAT number of Opal Quarry?'))?.text).toContain('ATU00041817')
    expect((await ask('pages', 'VAT number of Ladder & Sons?'))?.kind).toBe('declined')
    expect((await ask('pages', 'What is the IBAN of Opal Quarry?'))?.kind).toBe('declined')
  })

  it('leaves small print out of what somebody does', async () => {
    const answer = await ask('pages', 'What does Opal Quarry do?')
    expect(answer?.text).toContain('sells stone')
    expect(answer?.text).not.toMatch(/cookies|viruses/)
  })

  it('takes a question for a summary of the file for one about its columns', async () => {
    const answer = await ask('tickets', 'Give me a summary of the file')
    expect(answer?.text).toMatch(/5 columns/)
  })

  it('tells the hours of the day asked for', async () => {
    const answer = await ask('pages', 'When does Ladder & Sons open on Sundays?')
    expect(answer?.text).toMatch(/^Sunday; 9 am – 1 pm/)
  })
})
