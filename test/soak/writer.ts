/** A process that changes an index until it is killed: `node writer.ts STORE SEED FIRST [many]`. Says the number of each change once it is acknowledged. */
import { writeSync } from 'node:fs'
import { createEmbeddedIndex, openEmbeddedIndex } from '../../src/search/index.ts'
import { openStore } from '../../src/store/index.ts'
import { changeOf } from './changes.ts'

const [directory = '', seed, first, many] = process.argv.slice(2)
const size = many === 'many' ? 'many' : 'few'
const store = openStore(directory)
// A segment every few passages: many files, and much to merge.
const options = { cleaner: 'soak', segmentBytes: 6000 }
const index = (await openEmbeddedIndex(store, options)) ?? (await createEmbeddedIndex(store, options))
for (let number = Number(first); ; number++) {
  const { kind, add, remove } = changeOf(Number(seed), number, size)
  if (kind === 'add') await index.add(add)
  else if (kind === 'remove') await index.remove(remove)
  else await index.update({ add, remove })
  // Not through a stream, whose buffer would die with the process.
  writeSync(1, `${number}\n`)
  if (size === 'many') await index.fitVectors()
}
