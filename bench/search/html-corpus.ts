import { closeSync, openSync, writeSync } from 'node:fs'
import type { Corpus } from './corpus.ts'

const header = 'id,entity,category,text\n'
/** Passages on one page. */
const pageLength = 8

/**
 * The passages of a corpus twice over: as pages of a web site, one to a row, with what such pages carry around their text, and
 * already cleaned, one to a row. Returns the bytes of both files.
 */
export function writePages(corpus: Corpus, paths: { readonly html: string; readonly cleaned: string }) {
  const html = openSync(paths.html, 'w')
  const cleaned = openSync(paths.cleaned, 'w')
  let htmlBytes = writeSync(html, header)
  let cleanedBytes = writeSync(cleaned, header)
  for (let first = 1; first <= corpus.size; first += pageLength) {
    const length = Math.min(pageLength, corpus.size - first + 1)
    const passages = Array.from({ length }, (_, at) => corpus.passage(first + at))
    const entity = passages[0]?.entity ?? ''
    const page = pageOf(
      entity,
      passages.map(({ text }) => text),
    )
    htmlBytes += writeSync(html, `${first},${entity},${passages[0]?.category},"${page.replaceAll('"', '""')}"\n`)
    for (const { id, category, text } of passages) {
      cleanedBytes += writeSync(cleaned, `${id},${entity},${category},"${text}"\n`)
    }
  }
  closeSync(html)
  closeSync(cleaned)
  return { htmlBytes, cleanedBytes }
}

function pageOf(entity: string, texts: readonly string[]): string {
  const sections = texts.map((text, at) => {
    const heading = text.split(' ', 4).join(' ')
    const linked = text.replace(/ (\w{6,}) /, ' <a href="/glossary#$1" class="link link--quiet">$1</a> ')
    return `<section id="part-${at}" class="section section--${at % 2 === 0 ? 'light' : 'dark'}">
  <div class="container"><h2 class="section__title">${heading}</h2>
  <p class="section__text" style="margin:0 0 1em">${linked}</p></div></section>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${entity}</title>
<link rel="stylesheet" href="/assets/site.css"><style>.section{padding:4em 0}.section--dark{background:#222;color:#fff}</style>
<script>window.dataLayer=window.dataLayer||[];function track(){dataLayer.push(arguments)}track("config",{anonymize:true})</script></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li><li><a href="/contact">Contact</a></li></ul></nav>
<main><h1>${entity} &amp; partners</h1>
${sections.join('\n')}
</main><footer><p>&copy; ${entity}. All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>`
}
