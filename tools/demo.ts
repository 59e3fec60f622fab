/** Shows Ragtime at work on the sample CSV: the commands a person would type, with their real output. Needs no key and no network. */
import { spawnSync } from 'node:child_process'
import { relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const file = relative(process.cwd(), resolve(root, 'examples/companies/content.csv'))
const commands: readonly (readonly string[])[] = [
  ['index', file],
  ['explore', file],
  ['ask', file, 'How many companies are there?'],
  ['ask', file, 'How many unique URLs?'],
  ['ask', file, 'What is the most common chunk type?'],
  ['ask', file, 'What is the distribution of chunk types by company?'],
  ['ask', file, 'What does the company Caravan Health do?'],
  ['ask', file, 'What does Tesla do?'],
]

for (const command of commands) {
  console.log(`\n$ ragtime ${command.map((word) => (/^[\w./-]+$/.test(word) ? word : `"${word}"`)).join(' ')}`)
  const { status } = spawnSync(process.execPath, [resolve(root, 'bin/ragtime.js'), ...command], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
console.log(`
Now ask your own:  npm run --silent ragtime -- ask ${file} "When does Marlowe Street Bakehouse open on Sundays?"
Or of your file:   npm run --silent ragtime -- explore YOUR.csv
See every step:    add --explain`)
