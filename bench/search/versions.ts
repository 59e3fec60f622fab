import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The version of an installed package, ours (`ragtime`) included. Benchmarks run in the repository's root. */
export function versionOf(name: string): string {
  const folders = name === 'ragtime' ? ['.'] : [`bench/node_modules/${name}`, `node_modules/${name}`]
  for (const folder of folders) {
    try {
      const { version } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as { version: string } // every package has one
      return version
    } catch {}
  }
  throw new Error(`${name} is not installed: run npm ci in bench/`)
}
