/** Fails when an import goes against the direction of the data, or past a folder's door. Run by `npm run lint`. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'

/** Left to right as in docs/design.md: a folder imports only what stands before it. */
const layers = [
  'store',
  'table',
  'passages',
  'search',
  'models',
  'questions',
  'answers',
  'evaluation',
  'operations',
  'cli',
]
const specifiers = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g

const source = resolve(import.meta.dirname, '../src')
const problems = globSync('**/*.ts', { cwd: source }).flatMap((file) => checkFile(file))
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)

function checkFile(file: string): string[] {
  const from = folderOf(file)
  const text = readFileSync(resolve(source, file), 'utf8')
  return [...text.matchAll(specifiers)].flatMap(([, specifier = '']) => {
    const target = relative(source, resolve(source, dirname(file), specifier))
    const to = folderOf(target)
    if (to === from || to === undefined) return []
    if (file.endsWith('.test.ts') || from === undefined) return throughDoor(file, target)
    if (layers.indexOf(to) > layers.indexOf(from)) return [`src/${file}: ${from}/ may not import ${to}/ (${specifier})`]
    if (from === 'cli' && to !== 'operations') return [`src/${file}: a surface imports operations/ only, not ${to}/`]
    return throughDoor(file, target)
  })
}

function throughDoor(file: string, target: string): string[] {
  const isDoor = target.split(sep).length === 2 && target.endsWith(`${sep}index.ts`)
  return isDoor || file.endsWith('.test.ts') ? [] : [`src/${file}: imports past the door of ${target}`]
}

function folderOf(file: string): string | undefined {
  return file.includes(sep) ? file.split(sep)[0] : undefined
}
