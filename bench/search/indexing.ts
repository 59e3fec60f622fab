/**
 * `npm run bench:indexing`: from HTML in a CSV to passages that can be searched, beside engines that are given the cleaned text.
 *
 *     npm run bench:indexing -- --size 100000 --write
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeRun } from '../machine.ts'
import { writeSection } from '../report-page.ts'
import { Corpus } from './corpus.ts'
import { compileWorkers, EngineProcess } from './engine-process.ts'
import { folderBytes } from './folder-size.ts'
import { writePages } from './html-corpus.ts'
import { markdownTable, megabytes, seconds } from './report.ts'

const { values } = parseArgs({
  options: {
    /** Passages, eight to a page. */
    size: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const size = Number(values.size)
const run = describeRun()
const folder = mkdtempSync(join(tmpdir(), 'ragtime-bench-'))
try {
  const [html, cleaned] = [join(folder, 'pages.csv'), join(folder, 'cleaned.csv')]
  const { htmlBytes, cleanedBytes } = writePages(new Corpus(Number(values.seed), size), { html, cleaned })
  await compileWorkers(['ours', 'minisearch', 'orama'])

  const rows: string[][] = []
  for (const workers of availableParallelism() > 1 ? [1, 2] : [1]) {
    const name = `from HTML, ${workers} worker${workers > 1 ? 's' : ''}`
    rows.push(await measure('ours', { name, csv: html, bytes: htmlBytes, workers }))
  }
  for (const peer of ['ours', 'minisearch', 'orama']) {
    rows.push(await measure(peer, { name: 'from cleaned text', csv: cleaned, bytes: cleanedBytes }))
  }
  const header = ['engine', 'what', 'input', 'time', 'MB/s', 'passages/s', 'then vectors', 'peak memory', 'disk']
  const title = `${size.toLocaleString('en-US')} passages on ${Math.ceil(size / 8).toLocaleString('en-US')} pages · seed ${values.seed}`
  const report = `${title}\n\n${run}\n\n${markdownTable(header, rows)}`
  console.log(`\n${report}\n`)
  if (values.write) writeSection('bench:indexing', report)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(
  peer: string,
  { name, csv, bytes, workers }: { name: string; csv: string; bytes: number; workers?: number },
): Promise<string[]> {
  process.stderr.write(`${peer} ${name} …\n`)
  using engine = new EngineProcess(peer)
  const place = join(folder, `${peer}-${name.replaceAll(/\W+/g, '-')}`)
  mkdirSync(place)
  try {
    const { title = peer } = await engine.request({ do: 'describe' })
    const corpus = { csv, passages: size }
    const { times, peakBytes } = await engine.request({
      do: 'build',
      corpus,
      folder: place,
      ...(workers === undefined ? {} : { workers }),
    })
    const vectorsMs = times?.vectorsMs ?? 0
    const wordsMs = (times?.totalMs ?? Number.NaN) - vectorsMs
    const speed = [(bytes / 1e3 / wordsMs).toFixed(1), Math.round((size * 1000) / wordsMs).toLocaleString('en-US')]
    const vectors = vectorsMs === 0 ? '–' : seconds(vectorsMs)
    const memory = [megabytes(peakBytes), megabytes(folderBytes(place))]
    return [title, name, megabytes(bytes), seconds(wordsMs), ...speed, vectors, ...memory]
  } catch (error) {
    return [
      peer,
      `${name}: ${error instanceof Error ? error.message : String(error)}`,
      ...Array.from({ length: 7 }, () => '–'),
    ]
  }
}
