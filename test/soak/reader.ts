/**
 * A process that reads an index for as long as it lives: `node reader.ts STORE SEED`. Says a digest of what it sees whenever that is
 * something else. Dies of whatever an open, a scan or a search throws, and of a ranking that does not go with the scan.
 */
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEmbeddedIndex } from '../../src/search/index.ts'
import { openStore } from '../../src/store/index.ts'
import { digestOf, queryOf } from './changes.ts'
import { checkRanking } from './check-index.ts'
import { randomOf } from './random.ts'

const [directory = '', seed] = process.argv.slice(2)
const store = openStore(directory)
const random = randomOf(Number(seed))
let last = ''
for (;;) {
  const index = await openEmbeddedIndex(store, { cleaner: 'soak' })
  if (index === undefined) {
    await sleep(5)
    continue
  }
  const passages = await Array.fromAsync(index.scan())
  const digest = digestOf(passages)
  if (digest !== last) writeSync(1, `${digest}\n`)
  last = digest
  // An open index shows what it showed at first, whatever is written meanwhile.
  for (let searches = 1 + random.below(4); searches > 0; searches--) {
    await checkRanking(index, passages, queryOf(random))
    await sleep(random.below(20))
  }
  await index.close()
}
