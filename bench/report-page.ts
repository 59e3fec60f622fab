import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from './machine.ts'

/** Puts a run's result between the markers of its name in docs/performance.md. The words around them are a person's. */
export function writeSection(name: string, markdown: string): void {
  const page = resolve(root, 'docs/performance.md')
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const text = readFileSync(page, 'utf8')
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no "${start}" … "${end}" to write into`)
  writeFileSync(page, `${text.slice(0, from)}${start}\n${markdown}\n${text.slice(to)}`)
}
