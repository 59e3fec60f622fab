import { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import type { JobOptions } from '../progress.ts'
import { parseQuery, rankings } from '../search/index.ts'
import type { LoadedTable } from '../table/index.ts'
import { rankedByEmbeddings, whyUnused } from './embeddings/ranked-by-embeddings.ts'
import { defineOperation } from './operation.ts'
import { coverage, list, rowNumber, schemaVersion, termScore } from './schemas.ts'
import { filtersAskedFor } from './search/entity-filter.ts'
import { entitiesNamed } from './search/named-entities.ts'
import { printHit, printRepeat } from './search/print-hit.ts'
import { searchNarrowed } from './search/search-narrowed.ts'
import { whyWithoutVectors } from './search/without-vectors.ts'

const mostHits = 'hits wanted are 1 to 1000 at a time; further ones come by offset'

const entityFilter = z.object({
  column: z.string(),
  /** As spelled in the table. */
  value: z.string(),
  asWritten: z.string(),
  how: z.enum(['exact', 'inflected', 'misspelt', 'alias']),
  from: z.enum(['query', 'option']),
})

/** Where a hit's text stands. */
const place = {
  score: z.number(),
  rows: list(rowNumber),
  entity: z.string().nullable(),
  column: z.string(),
  url: z.string().exactOptional(),
}

/** Passages ranked against a query, with every term's and every part's share of the score. */
export const search = defineOperation({
  name: 'search',
  summary: 'Rank the passages of the text columns against a query',
  input: z.object({
    /** Free text; `"exact phrase"` must stand in a passage, `-word` and `-"a phrase"` must not. */
    query: z.string(),
    /** Hits wanted. */
    limit: z.int().min(1, mostHits).max(1000, mostHits).default(10),
    /** Hits to skip. */
    offset: z.int().min(0).default(0),
    /** What to rank by: words (`bm25`), meaning (`lsa`), or both (`hybrid`). */
    ranking: z.enum(rankings).default('hybrid'),
    /** Only these entities, as spelled in the table. */
    entities: list(z.string()).default([]),
    /** Narrow to entities that the query names, unless `entities` says which. */
    entityFilter: z.boolean().default(true),
    /** Only rows for which this SQL condition holds. */
    where: z.string().exactOptional(),
    /** List hits that say the same as a better one with that one. */
    fold: z.boolean().default(true),
  }),
  output: z.object({
    schemaVersion,
    query: z.string(),
    ranking: z.enum(rankings),
    /** Whether vectors took part. */
    vectors: z.boolean(),
    /** What became of the vectors that a model made of the passages; absent when there are none and none are asked for. */
    embeddings: z
      .object({
        model: z.string(),
        used: z.boolean(),
        because: z.enum(whyUnused).exactOptional(),
      })
      .exactOptional(),
    /** Why a hybrid ranking went without vectors: nobody ran `index` yet, or the text is too little to learn from. */
    withoutVectors: z.enum(['not-fitted', 'too-few-passages']).exactOptional(),
    /** What must and must not stand in a passage. */
    phrases: list(z.string()),
    without: list(z.string()),
    /** The entities that were searched; all when there is none. */
    filters: list(entityFilter),
    /** Entities that the query names and that have no hit: all were searched instead. */
    dropped: list(entityFilter).exactOptional(),
    /** The entities that took turns in giving a hit, each with its number of passages that hold a query word. */
    turns: list(z.object({ entity: z.string(), matched: z.int() })).exactOptional(),
    hits: list(
      z.object({
        rank: z.int(),
        ...place,
        text: z.string(),
        headings: list(z.string()),
        language: z.string(),
        boilerplate: z.boolean(),
        /** `spelling`: it has words that look like the query's. `meaning`: it only keeps company with them. Absent where nothing was asked. */
        foundBy: z.enum(['words', 'spelling', 'meaning']).exactOptional(),
        terms: list(termScore),
        /** What the sum of the terms' scores was multiplied by. */
        factors: list(z.object({ name: z.string(), value: z.number() })).exactOptional(),
        /** What `score` is the sum of. Absent under `bm25`, where it is the terms' sum times the factors. */
        parts: list(z.object({ name: z.string(), value: z.number(), score: z.number() })).exactOptional(),
        /** Lesser hits that say the same. */
        same: list(z.object(place)).exactOptional(),
      }),
    ),
    /** Hits ranked within this page that say the same as one on an earlier page, by that one's rank. */
    repeats: list(z.object({ of: z.int(), ...place })).exactOptional(),
    /** Passages that hold a query term and pass the filters; where entities take turns, counted for each. */
    matched: z.int(),
    terms: list(z.string()),
    unknownTerms: list(z.string()),
    /** Words looked up instead of unknown ones. */
    replacements: list(
      z.object({ term: z.string(), by: list(z.object({ term: z.string(), weight: z.number() })) }),
    ).exactOptional(),
    coverage,
  }),
  async run(dataset, input, job) {
    const { query, limit, offset, entities, where, ranking, fold } = input
    if (query.trim() === '' && entities.length === 0 && where === undefined) throw nothingAsked()
    const { table, index } = await dataset.indexed(job)
    const asked = parseQuery(query)
    const options = await filtersAskedFor(entities, table, dataset.name)
    const named =
      input.entityFilter && options.length === 0
        ? await entitiesNamed(asked, { table, index, name: dataset.name })
        : undefined
    const { phrases, without } = asked
    const ranked = ranking === 'hybrid' ? await rankedByEmbeddings(dataset, index, job) : undefined
    const { page, filters, dropped } = await searchNarrowed(
      ranked?.index ?? index,
      { ...asked, options, named },
      {
        request: {
          ranking,
          phrases,
          without,
          ...(await rowFilter(table, where, job)),
          ...(job.signal === undefined ? {} : { signal: job.signal }),
        },
        page: { from: offset, to: offset + limit, fold },
      },
    )
    const { facts, hits, repeats, turns } = page
    const embeddings = ranked?.use()
    return {
      schemaVersion: 1 as const,
      query,
      ranking,
      vectors: facts.vectors,
      ...(embeddings === undefined ? {} : { embeddings }),
      ...whyWithoutVectors(facts, { passages: facts.total, name: dataset.name }),
      phrases,
      without,
      filters,
      ...(dropped.length === 0 ? {} : { dropped }),
      ...(turns === undefined ? {} : { turns }),
      hits: hits.map(printHit),
      ...(repeats.length === 0 ? {} : { repeats: repeats.map(printRepeat) }),
      matched: facts.matched,
      terms: facts.terms,
      unknownTerms: facts.unknownTerms,
      ...(facts.replacements === undefined ? {} : { replacements: facts.replacements }),
      coverage: { kind: 'top-k' as const, unit: 'passages' as const, examined: hits.length, total: facts.total },
    }
  },
})

function nothingAsked(): RagtimeError {
  return new RagtimeError('INPUT_INVALID', {
    what: 'the query is empty',
    why: 'there is nothing to look for and no filter to list by',
    fix: 'give words to look for, or an entity or condition to list passages by',
  })
}

async function rowFilter(
  table: LoadedTable,
  where: string | undefined,
  { signal }: JobOptions,
): Promise<{ rows?: ReadonlySet<number> }> {
  if (where === undefined) return {}
  return { rows: await table.rowsWhere(where, signal === undefined ? {} : { signal }) }
}
