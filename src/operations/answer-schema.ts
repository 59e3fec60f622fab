import { z } from 'zod'
import { settingSources } from '../models/index.ts'
import { type Condition, expectedAnswers, pageNames, type Query } from '../questions/index.ts'
import { coverage, list, resultTable, rowNumber, schemaVersion, span, termScore } from './schemas.ts'

const mention = z.object({
  entity: z.string(),
  words: z.string(),
  how: z.enum(['exact', 'inflected', 'alias', 'misspelt']),
})

/** Built and run by the compiler; surfaces pass it on and print `sql`. */
const typedQuery = z.custom<Query>((value) => typeof value === 'object' && value !== null)

const typedCondition = z.custom<Condition>((value) => typeof value === 'object' && value !== null)

const shared = { reading: z.string(), confidence: z.number().min(0).max(1) }

const plan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sql'), query: typedQuery, sql: z.string(), ...shared }),
  z.object({
    kind: z.literal('find'),
    phrases: list(z.string()),
    every: z.literal(true).exactOptional(),
    without: list(z.string()).exactOptional(),
    languages: list(z.string()).exactOptional(),
    pages: list(z.enum(pageNames)).exactOptional(),
    where: typedCondition.exactOptional(),
    negated: z.literal(true).exactOptional(),
    entities: list(mention),
    count: z.boolean(),
    group: z.enum(['entity', 'url', 'row']),
    ...shared,
  }),
  z.object({
    kind: z.literal('search'),
    query: z.string(),
    entities: list(mention),
    expects: z.enum(expectedAnswers),
    ...shared,
  }),
  z.object({
    kind: z.literal('decline'),
    reason: z.enum(['entity-unknown', 'empty-question', 'unclear-reference', 'untold-count', 'relative-date']),
    missing: z.string(),
    /** Entities with names near the missing one. */
    nearest: list(z.string()).exactOptional(),
    ...shared,
  }),
])

const citation = z.object({
  marker: z.int().min(1),
  row: rowNumber,
  column: z.string(),
  quote: z.string(),
  ...span.shape,
  raw: span,
  cleaner: z.string().exactOptional(),
  entity: z.string().exactOptional(),
  url: z.string().exactOptional(),
})

const source = z.object({
  name: z.string(),
  sizeBytes: z.int().min(0),
  sha256: z.string(),
  settings: z.record(z.string(), z.unknown()),
})

const chart = z.object({
  kind: z.enum(['bar', 'stacked-bar']),
  labels: list(z.string()),
  series: list(z.string()),
  values: list(list(z.number())),
})

const tracedPassage = z.object({
  id: z.string().exactOptional(),
  rank: z.int(),
  score: z.number(),
  row: rowNumber,
  entity: z.string().exactOptional(),
  url: z.string().exactOptional(),
  text: z.string(),
  terms: list(termScore),
})

const modelCall = z.object({
  purpose: z.enum(['plan', 'answer', 'repair']),
  model: z.string(),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  estimated: z.literal(true).exactOptional(),
  cached: z.boolean(),
  problem: z.string().exactOptional(),
})

const modelTrace = z.object({
  id: z.string(),
  calls: list(modelCall),
  plan: z.string().exactOptional(),
  passages: list(
    z.object({ number: z.int().min(1), id: z.string(), row: rowNumber, column: z.string() }),
  ).exactOptional(),
  withheld: z.int().min(1).exactOptional(),
  dropped: list(z.object({ sentence: z.string(), reason: z.string() })),
})

const trace = z.object({
  question: z.string(),
  reading: z.object({
    question: z.string(),
    plan,
    others: list(plan),
    /** What a question of a conversation took over from those before it, oldest first. */
    takenOver: z.object({ after: list(z.string()), kept: z.string(), changed: z.string() }).exactOptional(),
  }),
  retrieval: z
    .object({
      query: z.string(),
      entities: list(z.string()),
      terms: list(z.string()),
      unknownTerms: list(z.string()),
      matched: z.int(),
      passages: list(tracedPassage),
    })
    .exactOptional(),
  candidates: list(
    z.object({ score: z.number(), row: rowNumber, quote: z.string(), features: z.record(z.string(), z.number()) }),
  ).exactOptional(),
  model: modelTrace.exactOptional(),
  decision: z.string(),
  times: list(z.object({ step: z.string(), ms: z.number() })),
  /** About models, where anything was said about them: what holds, and where it came from. */
  settings: list(z.object({ name: z.string(), value: z.string(), source: z.enum(settingSources) })).exactOptional(),
})

/** The answer as JSON: what `ask --json` prints and every surface returns. */
export const answerSchema = z.object({
  schemaVersion,
  ragtime: z.string().exactOptional(),
  source: source.exactOptional(),
  kind: z.enum(['exact', 'extracted', 'generated', 'declined']),
  text: z.string(),
  note: z.string().exactOptional(),
  citations: list(citation),
  table: resultTable.exactOptional(),
  chart: chart.exactOptional(),
  sql: z.string().exactOptional(),
  coverage,
  trace,
})
