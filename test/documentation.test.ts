import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorCodes } from '../src/errors.ts'
import { consoleExamples, matchesPasted, wordsOf } from './console-blocks.ts'
import { root, runRagtime, temporaryFolder } from './run-ragtime.ts'

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/*.md', { cwd: root })]
const read = (page: string) => readFileSync(resolve(root, page), 'utf8')

describe.each(pages)('%s', (page) => {
  test('links only to files and headings that exist', () => {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = '', heading] = target.split('#')
      const linked = path === '' ? resolve(root, page) : resolve(root, dirname(page), path)
      expect(existsSync(linked), `${page} links to ${target}`).toBe(true)
      if (heading !== undefined)
        expect(headingsOf(readFileSync(linked, 'utf8')), `${page} links to ${target}`).toContain(heading)
    }
  })
})

test.each(pages)('%s holds nothing that a merge left behind', (page) => {
  expect(read(page)).not.toMatch(/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m)
})

function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('pasted output is true', () => {
  const store = { path: '' }
  beforeAll(async () => {
    store.path = join(temporaryFolder(), 'store')
    await runRagtime(['index', 'examples/companies/content.csv', '--store', store.path, '--quiet'])
  })

  const examples = pages.flatMap((page) => consoleExamples(read(page)).map((example) => ({ page, ...example })))
  test.each(examples.filter(({ command }) => command.startsWith('ragtime ')))(
    '$page:$line $command',
    async ({ command, output }) => {
      const args = wordsOf(command).slice(1)
      const { stdout, stderr } = await runRagtime([...args, '--store', store.path], {
        environment: { XDG_CACHE_HOME: temporaryFolder() },
      })
      expect(matchesPasted(stdout, output), `now prints:\n${stdout}${stderr}`).toBe(true)
    },
  )
})

test('every error code is explained, and no other', () => {
  const explained = [...read('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \| (\d+)/gm)]
  expect(explained.map(([, code]) => code).sort()).toEqual(Object.keys(errorCodes).sort())
  for (const [, code = '', exit] of explained) {
    if (code === 'INTERRUPTED') continue
    expect(exit, code).toBe(errorCodes[code as keyof typeof errorCodes] === 'misuse' ? '2' : '1') // checked to be a key above
  }
})

test('every runtime dependency has its reason written down', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> } // our own package.json
  const explained = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
  expect(explained.sort()).toEqual(Object.keys(dependencies).sort())
})

test('the README stays short', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(150)
})
