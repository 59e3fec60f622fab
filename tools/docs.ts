/**
 * Writes what the documentation takes from the program itself: docs/cli.md, and the output under each `$ ragtime …` of a console block
 * (but for those that leave lines out with `…`). With --check it only compares docs/cli.md; pasted output is compared by the tests.
 */
import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadCommands } from '../src/cli/commands/index.ts'
import { commandHelp, generalHelp } from '../src/cli/help.ts'
import { consoleExamples, wordsOf } from '../test/console-blocks.ts'

const root = resolve(import.meta.dirname, '..')
const reference = resolve(root, 'docs/cli.md')
const page = await commandLinePage()

if (process.argv.includes('--check')) {
  if (readFileSync(reference, 'utf8') !== page) {
    console.error('docs/cli.md is out of date: run "npm run docs"')
    process.exit(1)
  }
} else {
  writeFileSync(reference, page)
  const store = mkdtempSync(join(tmpdir(), 'ragtime-docs-'))
  for (const path of ['README.md', ...globSync('docs/*.md', { cwd: root })])
    paste(resolve(root, path), join(store, 'store'))
  rmSync(store, { recursive: true })
}

async function commandLinePage(): Promise<string> {
  const commands = await loadCommands()
  return [
    '# Command line',
    '',
    'Made from the program itself by `npm run docs`. Exit codes: 0 done, 1 failed, 2 misuse, 130 interrupted.',
    '',
    '```',
    generalHelp(commands),
    '```',
    ...commands.flatMap((command) => ['', `## ${command.name}`, '', '```', commandHelp(command), '```']),
    '',
  ].join('\n')
}

function paste(path: string, store: string): void {
  const lines = readFileSync(path, 'utf8').split('\n')
  for (const { line, command, output } of consoleExamples(lines.join('\n')).reverse()) {
    if (!command.startsWith('ragtime ') || output.some((one) => one.trim() === '…')) continue
    const args = [resolve(root, 'bin/ragtime.js'), ...wordsOf(command).slice(1), '--store', store]
    const environment = { ...process.env, NO_COLOR: '1', COLUMNS: '100' }
    const printed = execFileSync(process.execPath, args, {
      cwd: root,
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const isLast = lines[line + output.length]?.startsWith('```') === true
    lines.splice(
      line,
      output.length,
      ...printed
        .trimEnd()
        .split('\n')
        .map((one) => one.trimEnd()),
      ...(isLast ? [] : ['']),
    )
  }
  writeFileSync(path, lines.join('\n'))
}
