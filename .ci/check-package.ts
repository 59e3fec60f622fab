/** Installs the packed package into an empty folder, as a user would, and uses it there. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'ragtime-package-'))
const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

try {
  const tarball = run('npm', ['pack', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1)
  writeFileSync(join(folder, 'package.json'), '{"name":"user","private":true,"type":"module"}')
  writeFileSync(
    join(folder, 'tickets.csv'),
    'id,status,text\n1,open,The printer is on fire\n2,open,The door does not close\n3,done,All good now\n',
  )
  run('npm', ['install', '--silent', join(folder, String(tarball))], folder)
  const packages = readdirSync(join(folder, 'node_modules'))
  const strays = packages.filter((name) =>
    /^(node-(linux|win|darwin)|typescript|vitest|@?biome|knip|ragtime-node)/.test(name),
  )
  if (strays.length > 0) throw new Error(`development tools reached the user: ${strays.join(', ')}`)

  const bin = join(folder, 'node_modules/.bin/ragtime')
  expect(run(bin, ['--version'], folder).trim(), /^\d+\.\d+\.\d+$/)
  expect(run(bin, ['ask', 'tickets.csv', 'how many rows are there?'], folder), /^3\b/)
  writeFileSync(
    join(folder, 'use.js'),
    `import { openTable } from 'ragtime'
await using table = await openTable('tickets.csv')
const { rows } = await table.explore()
const { text } = await table.ask('how many rows are open?')
console.log(rows, text)`,
  )
  expect(run(process.execPath, ['use.js'], folder), /^3 2\b/)
  console.log(`package works; it brings ${packages.filter((name) => !name.startsWith('.')).join(' ')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function expect(actual: string, expected: RegExp): void {
  if (!expected.test(actual)) throw new Error(`expected ${expected}, got: ${actual}`)
}
