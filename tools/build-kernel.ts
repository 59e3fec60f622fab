/**
 * Turns the WebAssembly texts, src/search/<folder>/kernel.wat, into kernel-bytes.ts beside them, so that nothing is read or
 * translated at run time. `--check` writes nothing and fails when a file is not what its text gives.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import wabt from 'wabt'

const { parseWat } = await wabt()
for (const folder of ['lsa', 'vectors']) {
  const path = resolve(import.meta.dirname, '../src/search', folder, 'kernel-bytes.ts')
  const made = generate(readFileSync(resolve(path, '../kernel.wat'), 'utf8'))
  if (!process.argv.includes('--check')) writeFileSync(path, made)
  else if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== made) {
    console.error(`src/search/${folder}/kernel-bytes.ts is not what kernel.wat gives: run node tools/build-kernel.ts`)
    process.exitCode = 1
  }
}

function generate(text: string): string {
  const module = parseWat('kernel.wat', text)
  module.validate()
  const { buffer } = module.toBinary({})
  module.destroy()
  return `// Generated from kernel.wat by tools/build-kernel.ts. Do not edit.
export const kernelBytes =
  '${Buffer.from(buffer).toString('base64')}'
`
}
