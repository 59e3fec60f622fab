#!/usr/bin/env node
// Plain JavaScript on purpose: it must parse on any Node, so that an old one gets a sentence instead of a syntax error.
import module from 'node:module'

const [major] = process.versions.node.split('.')
if (Number(major) < 22) {
  process.stderr.write(
    `ragtime: this is Node ${process.versions.node}, and Ragtime needs Node 22 or newer.\n` +
      'fix: install a newer Node, or inside a clone of the repository use "npm run ragtime --", which brings its own.\n',
  )
  process.exit(1)
}
module.enableCompileCache?.()
const { main } = await import('../dist/cli.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('dist')) throw error
  process.stderr.write('ragtime: not built yet.\nfix: run "npm run build" once in the repository.\n')
  process.exit(1)
})
await main(process.argv.slice(2))
