#!/usr/bin/env node
import module from 'node:module'
import { tooOld } from './supported-node.js'

if (tooOld !== undefined) {
  process.stderr.write(`${tooOld}\n`)
  process.exit(1)
}
module.enableCompileCache?.()
const { main } = await import('../dist/cli.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('dist')) throw error
  process.stderr.write('ragtime: not built yet.\nfix: run "npm run build" once in the repository.\n')
  process.exit(1)
})
await main(process.argv.slice(2))
