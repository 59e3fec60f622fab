/** Compiles src/ to dist/, from scratch so that nothing deleted lives on. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
rmSync(resolve(root, 'dist'), { recursive: true, force: true })
const compiler = resolve(root, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [compiler, '-p', resolve(root, 'tsconfig.build.json')], { stdio: 'inherit' })
