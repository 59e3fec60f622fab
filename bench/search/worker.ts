/** A process of its own for one engine: it builds, or opens and searches, as the bench tells it to. */
import type { Found, Reply, Request } from './engine-process.ts'
import type { OpenEngine, Peer } from './peer.ts'

const [name = ''] = process.argv.slice(2)
let engine: OpenEngine = {}

process.on('message', (request: Request) => {
  void answer(request)
    .catch((error: unknown): Reply => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((reply) => process.send?.(reply))
})

async function answer(request: Request): Promise<Reply> {
  const { peer } = (await import(new URL(`./peers/${name}.js`, import.meta.url).href)) as { peer: Peer } // each of peers/ has it
  switch (request.do) {
    case 'describe':
      return { title: peer.title, setup: peer.setup, inMemory: peer.inMemory === true }
    case 'build':
      return { times: await peer.build(request.corpus, request.folder, request.workers), peakBytes: peakBytes() }
    case 'open':
      engine = await peer.open(request.folder, request.corpus)
      return {}
    case 'search': {
      const search = engine[request.kind]
      if (search === undefined) return {}
      const found: Found[] = []
      for (const query of request.queries) {
        const startedAt = performance.now()
        const hits = await search(query)
        found.push({ ms: performance.now() - startedAt, ids: hits.map(({ id }) => id) })
      }
      return { found }
    }
    case 'measure':
      return { peakBytes: peakBytes() }
  }
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024
}
