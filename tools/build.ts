/**
 * Makes dist/ from src/, from scratch so that nothing deleted lives on: type declarations file by file, and the program as a few
 * bundles, because starting from one file takes a quarter of the time of starting from three hundred. Most dependencies stay outside.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'rolldown'

const root = resolve(import.meta.dirname, '..')
const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { dependencies: object } // our own

/** Of many small modules, and needed at every start: reading them one by one would take 80 ms. */
const bundled = ['zod', 'htmlparser2', 'string-width']

rmSync(resolve(root, 'dist'), { recursive: true, force: true })
const compiler = resolve(root, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [compiler, '-p', resolve(root, 'tsconfig.build.json')], { stdio: 'inherit' })
await build({
  cwd: root,
  input: {
    index: 'src/index.ts',
    cli: 'src/cli/main.ts',
    // Workers are files of their own: a thread or a process is started by its path.
    'cutter-worker': 'src/passages/cutter-worker.ts',
    'fit-worker': 'src/search/embedded/space/fit-worker.ts',
    'sql-worker': 'src/table/sql/sql-worker.ts',
    'sql-watchdog': 'src/table/sql/sql-watchdog.ts',
  },
  platform: 'node',
  // What Node 22 understands: it has no `await using` yet.
  transform: { target: 'node22' },
  external: Object.keys(dependencies)
    .filter((name) => !bundled.includes(name))
    .map((name) => new RegExp(`^${name}(/|$)`)),
  logLevel: 'warn',
  output: {
    dir: 'dist',
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    comments: { legal: true, annotation: false, jsdoc: false },
  },
})

// Read beside the module that wants it, which is in a bundle of this folder.
const model = 'table-questions.model'
copyFileSync(resolve(root, 'src/questions/readings/model', model), resolve(root, 'dist', model))
