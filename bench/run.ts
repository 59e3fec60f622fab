/** `npm run bench`: what a user waits for, each as a process of its own, on the reference file where it is there and on the sample. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeLargeCsv } from './large-csv.ts'
import { describeRun, root } from './machine.ts'
import { measure, repeat } from './measure.ts'

const reference = resolve(root, '../shared/data/company-pages/content.csv')
const sample = resolve(root, 'examples/companies/content.csv')
const file = existsSync(reference) ? reference : sample
const largeBytes = Number(process.env.BENCH_LARGE_MB ?? 200) * 1e6

const folder = mkdtempSync(join(tmpdir(), 'ragtime-bench-'))
try {
  console.log(`${describeRun()}\n`)
  console.log('| what | time | peak memory | target |\n|---|---|---|---|')
  const store = ['--store', join(folder, 'small'), '--quiet']
  const name = file === reference ? 'company-pages (1.5 MB)' : 'the sample'

  const build = measure(['index', file, ...store], folder)
  row(`index ${name}`, `${(build.ms / 1000).toFixed(2)} s`, build.peakBytes, '< 10 s')
  for (const question of [
    'How many companies are there?',
    'What does the company Caravan Health do?',
    'What does Tesla do?',
  ]) {
    const { median, least, most } = repeat(['ask', file, question, ...store], 11)
    row(
      `ask, reopened: ${question}`,
      `${median.toFixed(0)} ms (${least.toFixed(0)}–${most.toFixed(0)}, n = 11)`,
      undefined,
      '< 500 ms',
    )
  }
  const found = repeat(['search', file, 'value-based care', ...store], 11)
  row(
    'search, reopened',
    `${found.median.toFixed(0)} ms (${found.least.toFixed(0)}–${found.most.toFixed(0)}, n = 11)`,
    undefined,
    '',
  )

  const large = join(folder, 'large.csv')
  const rows = writeLargeCsv(large, largeBytes)
  const size = `${(statSync(large).size / 1e6).toFixed(0)} MB, ${rows.toLocaleString('en-US')} rows`
  const loaded = measure(['explore', large, '--json', '--quiet'], folder)
  row(`explore (load and profile) ${size}`, `${(loaded.ms / 1000).toFixed(1)} s`, loaded.peakBytes, '< 1.5 GB')
  const indexed = measure(['index', large, '--quiet'], folder)
  row(`then index it`, `${(indexed.ms / 1000).toFixed(1)} s`, indexed.peakBytes, '')
  const { median } = repeat(['search', large, 'copper harbour', '--quiet'], 5)
  row('then search it, reopened', `${median.toFixed(0)} ms`, undefined, '')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function row(what: string, time: string, peakBytes: number | undefined, target: string): void {
  console.log(
    `| ${what} | ${time} | ${peakBytes === undefined ? '' : `${(peakBytes / 1e6).toFixed(0)} MB`} | ${target} |`,
  )
}
