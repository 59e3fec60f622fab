import { RagtimeError } from '../../errors.ts'
import { runOperation, search } from '../../operations/index.ts'
import type { Command, FlagValues } from '../command.ts'
import { countFlag, explainFlag, modelFlags, stringFlag, stringsFlag } from '../flags.ts'
import { searchText } from '../terminal/search-text.ts'

const rankings = search.input.shape.ranking.unwrap().options

export const searchCommand: Command = {
  name: 'search',
  summary: search.summary,
  operands: 'QUERY',
  arity: [1, 1],
  flags: {
    explain: explainFlag,
    ranking: { type: 'string', value: 'NAME', help: `what to rank by: ${rankings.join(', ')} (hybrid)` },
    entity: { type: 'string', multiple: true, value: 'NAME', help: 'only passages of this entity (repeatable)' },
    'no-entity-filter': { type: 'boolean', help: 'search all, also when the query names an entity' },
    where: { type: 'string', value: 'SQL', help: 'only rows for which this SQL condition holds' },
    'no-fold': { type: 'boolean', help: 'list hits that say the same as a better one on their own' },
    limit: { type: 'string', short: 'k', value: 'N', help: 'hits to print, 1 to 1000 (10)' },
    offset: { type: 'string', value: 'N', help: 'hits to skip (0)' },
    ...modelFlags,
  },
  examples: [
    'ragtime search examples/companies/content.csv "in-home health evaluations"',
    `ragtime search examples/companies/content.csv '"health plans" evaluations -virtual'`,
    `ragtime search examples/companies/content.csv "opening hours" --where "chunk_type = 'footer'" --explain`,
  ],
  async run({ dataset, operands, flags, json, explain, screen, job, write }) {
    const where = stringFlag(flags, 'where')
    const input = {
      query: operands[0] ?? '',
      limit: countFlag(flags, 'limit', 1, 10),
      offset: countFlag(flags, 'offset', 0, 0),
      ranking: rankingFlag(flags),
      entities: stringsFlag(flags, 'entity'),
      entityFilter: flags['no-entity-filter'] !== true,
      fold: flags['no-fold'] !== true,
      ...(where === undefined ? {} : { where }),
    }
    const results = await runOperation(search, dataset, { input, job })
    write(json ? JSON.stringify(results, null, 2) : searchText(results, { explain, screen }))
  },
}

function rankingFlag(flags: FlagValues): (typeof rankings)[number] {
  const name = stringFlag(flags, 'ranking') ?? 'hybrid'
  const found = rankings.find((one) => one === name)
  if (found !== undefined) return found
  throw new RagtimeError('USAGE', {
    what: `--ranking is "${name}"`,
    why: `the rankings are ${rankings.join(', ')}`,
    fix: 'pass for example --ranking bm25',
    data: { flag: 'ranking', known: rankings },
  })
}
