import { z } from 'zod'
import { RagtimeError } from '../errors.ts'
import { nearestNames } from '../nearest.ts'
import type { Hit } from '../search/index.ts'
import type { Dataset } from './dataset.ts'
import { defineOperation } from './operation.ts'
import { coverage, list, rowNumber, schemaVersion, termScore } from './schemas.ts'

/** Passages ranked against a query, with every term's share of the score. */
export const search = defineOperation({
  name: 'search',
  summary: 'Rank the passages of the text columns against a query',
  input: z.object({
    query: z.string(),
    /** Hits wanted. */
    limit: z.int().min(1).max(1000).default(10),
    /** Hits to skip. */
    offset: z.int().min(0).default(0),
    /** Only these entities, as spelled in the table. */
    entities: list(z.string()).default([]),
    /** Only rows for which this SQL condition holds. */
    where: z.string().exactOptional(),
  }),
  output: z.object({
    schemaVersion,
    query: z.string(),
    hits: list(
      z.object({
        rank: z.int(),
        score: z.number(),
        rows: list(rowNumber),
        entity: z.string().nullable(),
        column: z.string(),
        text: z.string(),
        url: z.string().exactOptional(),
        headings: list(z.string()),
        language: z.string(),
        boilerplate: z.boolean(),
        terms: list(termScore),
        /** What the sum of the terms' scores was multiplied by. */
        factors: list(z.object({ name: z.string(), value: z.number() })).exactOptional(),
      }),
    ),
    /** Passages that hold a query term and pass the filters. */
    matched: z.int(),
    terms: list(z.string()),
    unknownTerms: list(z.string()),
    /** Words looked up instead of unknown ones. */
    replacements: list(
      z.object({ term: z.string(), by: list(z.object({ term: z.string(), weight: z.number() })) }),
    ).exactOptional(),
    coverage,
  }),
  async run(dataset, { query, limit, offset, entities, where }, job) {
    if (query.trim() === '' && entities.length === 0 && where === undefined) {
      throw new RagtimeError('INPUT_INVALID', {
        what: 'the query is empty',
        why: 'there is nothing to look for and no filter to list by',
        fix: 'give words to look for, or an entity or condition to list passages by',
      })
    }
    const index = await dataset.index(job)
    const filters = { ...(await entityFilter(dataset, entities)), ...(await rowFilter(dataset, where, job)) }
    const ranking = await index.search({
      query,
      k: limit,
      offset,
      ...filters,
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    })
    const { passages } = await index.stats()
    return {
      schemaVersion: 1 as const,
      query,
      hits: ranking.hits.map(printHit),
      matched: ranking.matched,
      terms: ranking.terms,
      unknownTerms: ranking.unknownTerms,
      ...(ranking.replacements === undefined ? {} : { replacements: ranking.replacements }),
      coverage: { kind: 'top-k' as const, unit: 'passages' as const, examined: ranking.hits.length, total: passages },
    }
  },
})

function printHit({ rank, score, passage, terms, factors }: Hit) {
  const { occurrences, column, text, headings, language, boilerplate } = passage
  const first = occurrences[0]
  return {
    rank,
    score,
    rows: occurrences.map(({ row }) => row),
    entity: first?.entity ?? null,
    column,
    text,
    ...(first?.url === undefined ? {} : { url: first.url }),
    headings,
    language,
    boilerplate,
    terms,
    ...(factors === undefined ? {} : { factors }),
  }
}

/** Takes names in any case; an unknown one is an error that offers the nearest. */
async function entityFilter(dataset: Dataset, wanted: readonly string[]): Promise<{ entities?: string[] }> {
  if (wanted.length === 0) return {}
  const table = await dataset.table({})
  const column = table.schema.entity
  if (column === undefined) {
    throw new RagtimeError('NO_ENTITY_COLUMN', {
      what: `${dataset.name} has no entity column`,
      why: 'no column looked like the name of what rows are about',
      fix: 'name one with --role COLUMN=entity',
    })
  }
  const known = ((await table.values()).get(column) ?? []).map(({ value }) => value)
  return { entities: wanted.map((name) => knownEntity(name, known, column)) }
}

function knownEntity(name: string, known: readonly string[], column: string): string {
  const found = known.find((one) => one === name) ?? known.find((one) => one.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found
  const nearest = nearestNames(name, known)
  throw new RagtimeError('ENTITY_UNKNOWN', {
    what: `no "${name}" in column ${column}`,
    why: `the column has ${known.length} other values`,
    fix:
      nearest.length === 0 ? 'leave the filter out' : `did you mean ${nearest.map((one) => `"${one}"`).join(' or ')}?`,
    data: { column, nearest },
  })
}

async function rowFilter(dataset: Dataset, where: string | undefined, job: Parameters<Dataset['table']>[0]) {
  if (where === undefined) return {}
  const table = await dataset.table(job)
  return { rows: await table.rowsWhere(where) }
}
