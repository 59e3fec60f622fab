import { closeSync, openSync, writeSync } from 'node:fs'
import { pick, randomFrom, wholeNumber } from './random.ts'

const words =
  'account river steel garden market harbour window ledger copper meadow signal bridge winter engine paper orchard valley timber council museum railway lantern voyage pattern'.split(
    ' ',
  )

/** A deterministic CSV of pages in HTML, at least `sizeBytes` long, shaped like scraped company sites. Returns its rows. */
export function writeLargeCsv(path: string, sizeBytes: number): number {
  const random = randomFrom(7)
  const word = () => pick(random, words)
  const file = openSync(path, 'w')
  let written = writeSync(file, 'company_id,company_name,url,chunk_type,chunk,price\n')
  let rows = 0
  while (written < sizeBytes) {
    const company = Math.floor(rows / 200)
    const sentences = Array.from(
      { length: 12 },
      () => `${Array.from({ length: 14 }, word).join(' ')} ${wholeNumber(random, 1e6)}.`,
    )
    const html = `<div class=""page""><h1>${word()}, ${word()}</h1><p>${sentences.join('</p>\n<p>')}</p></div>`
    const url = `https://site${company}.example/${word()}/${rows}`
    const part = pick(random, ['head', 'header', 'main', 'footer'])
    written += writeSync(
      file,
      `${company},Company ${company},${url},${part},"${html}",${(random() * 100).toFixed(2)}\n`,
    )
    rows++
  }
  closeSync(file)
  return rows
}
