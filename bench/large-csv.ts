import { closeSync, openSync, writeSync } from 'node:fs'

const words =
  'account river steel garden market harbour window ledger copper meadow signal bridge winter engine paper orchard valley timber council museum railway lantern voyage pattern'.split(
    ' ',
  )

/** A deterministic CSV of pages in HTML, at least `sizeBytes` long, shaped like scraped company sites. Returns its rows. */
export function writeLargeCsv(path: string, sizeBytes: number): number {
  const random = randomFrom(7)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item // items is never empty
  const file = openSync(path, 'w')
  let written = writeSync(file, 'company_id,company_name,url,chunk_type,chunk,price\n')
  let rows = 0
  while (written < sizeBytes) {
    const company = Math.floor(rows / 200)
    const sentences = Array.from(
      { length: 12 },
      () => `${Array.from({ length: 14 }, () => pick(words)).join(' ')} ${Math.floor(random() * 1e6)}.`,
    )
    const html = `<div class=""page""><h1>${pick(words)}, ${pick(words)}</h1><p>${sentences.join('</p>\n<p>')}</p></div>`
    const url = `https://site${company}.example/${pick(words)}/${rows}`
    written += writeSync(
      file,
      `${company},Company ${company},${url},${pick(['head', 'header', 'main', 'footer'])},"${html}",${(random() * 100).toFixed(2)}\n`,
    )
    rows++
  }
  closeSync(file)
  return rows
}

/** Mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state are plenty for test data. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
