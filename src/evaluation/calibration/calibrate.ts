import { assessQuestion, type ReadableIndex, type Scope, type Thresholds } from '../../answers/index.ts'
import type { SearchPlan } from '../../questions/index.ts'
import { randomBits } from '../retrieval/random-bits.ts'
import { type Askable, askableOf, type MadeQuestion, makeQuestion } from './made-question.ts'
import { type Confidences, type Rates, ratesOf, sweep } from './rates.ts'
import { restrictedIndex } from './restricted-index.ts'

export interface CalibrationOptions {
  readonly index: ReadableIndex
  /** Sentences that questions are made of. */
  readonly sentences: number
  readonly seed: number
  readonly signal?: AbortSignal
  readonly onQuestion?: (done: number, total: number) => void
}

/** One scope: asked of a named entity, or of the whole table. */
export interface ScopeCalibration {
  readonly scope: Scope
  /** Questions whose sentence is there. */
  readonly answerable: number
  /** Questions asked of another entity, or with the rows of their entity held out. */
  readonly unanswerable: number
  readonly threshold: number
  readonly chosen: Rates
  readonly sweep: readonly Rates[]
}

export interface Calibration {
  readonly thresholds: Thresholds
  /** Empty scopes, as `named` of a table without entities, are left out and keep the threshold they had. */
  readonly scopes: readonly ScopeCalibration[]
}

/** Passages looked through for sentences; a larger file is judged by its beginning. */
const mostRead = 20_000
/** Words from elsewhere that questions borrow. */
const mostStrange = 2000
/** Of the questions about somebody who is not there, every second names them. */
const perName = 2

/**
 * Makes questions of sentences of the file and asks each where its answer is, and where it is not: of another entity, and of a table
 * without the rows of its own. The same seed makes the same questions.
 */
export async function calibrate(before: Thresholds, options: CalibrationOptions): Promise<Calibration> {
  const { index, signal, onQuestion } = options
  const { sampled, rowsOf } = await sampleSentences(options)
  const bits = randomBits(options.seed)
  const random = () => bits() / 2 ** 32
  const strange = sampled.flatMap(({ words }) => words).slice(0, mostStrange)
  const entities = [...rowsOf.keys()].sort()
  const rows = new Set([...rowsOf.values()].flatMap((own) => [...own]).concat(sampled.flatMap((each) => each.rows)))
  const found: Record<Scope, Confidences> = { open: empty(), named: empty() }
  for (const [at, sentence] of sampled.entries()) {
    signal?.throwIfAborted()
    const made = makeQuestion(sentence, { random, strange })
    const ask = (plan: Pick<SearchPlan, 'query' | 'entities'>, among = index) =>
      assessQuestion(plan.query, { ...plan, kind: 'search', expects: 'text', reading: '' }, { index: among, signal })
    const gone = new Set([...made.rows, ...(rowsOf.get(made.entity ?? '') ?? [])])
    const without = restrictedIndex(index, new Set([...rows].filter((row) => !gone.has(row))))
    const absent = made.entity !== undefined && at % perName === 0 ? `${made.entity} ${made.query}` : made.query
    found.open.answerable.push((await ask({ query: made.query, entities: [] })).confidence)
    found.open.unanswerable.push((await ask({ query: absent, entities: [] }, without)).confidence)
    const other = otherEntity(made, { entities, rowsOf, random })
    if (made.entity !== undefined && other !== undefined) {
      found.named.answerable.push((await ask({ query: made.query, entities: [mentionOf(made.entity)] })).confidence)
      found.named.unanswerable.push((await ask({ query: made.query, entities: [mentionOf(other)] })).confidence)
    }
    onQuestion?.(at + 1, sampled.length)
  }
  return conclude(found, before)
}

const empty = (): Confidences => ({ answerable: [], unanswerable: [] })

const mentionOf = (entity: string) => ({ entity, words: entity, how: 'exact' as const })

/** Somebody else, of whom the sentence is not told too. */
function otherEntity(
  { entity, rows }: MadeQuestion,
  {
    entities,
    rowsOf,
    random,
  }: { entities: readonly string[]; rowsOf: ReadonlyMap<string, ReadonlySet<number>>; random: () => number },
): string | undefined {
  const first = Math.floor(random() * entities.length)
  return [...entities.slice(first), ...entities.slice(0, first)].find(
    (other) => other !== entity && !rows.some((row) => rowsOf.get(other)?.has(row)),
  )
}

interface Sample {
  readonly sampled: readonly Askable[]
  /** Rows of each entity. */
  readonly rowsOf: ReadonlyMap<string, ReadonlySet<number>>
}

/** Every sentence is as likely as every other (Vitter's reservoir, 1985). */
async function sampleSentences({ index, sentences, seed, signal }: CalibrationOptions): Promise<Sample> {
  const bits = randomBits(seed + 1)
  const sampled: Askable[] = []
  const rowsOf = new Map<string, Set<number>>()
  let [read, askable] = [0, 0]
  for await (const passage of index.scan(signal === undefined ? {} : { signal })) {
    for (const { entity, row } of passage.occurrences) {
      if (entity === undefined) continue
      const rows = rowsOf.get(entity) ?? new Set()
      rowsOf.set(entity, rows.add(row))
    }
    if (++read > mostRead) break
    const sentence = await askableOf(passage)
    if (sentence === undefined) continue
    askable += 1
    if (sampled.length < sentences) sampled.push(sentence)
    else {
      const place = bits() % askable
      if (place < sentences) sampled[place] = sentence
    }
  }
  return { sampled, rowsOf }
}

function conclude(found: Readonly<Record<Scope, Confidences>>, before: Thresholds): Calibration {
  const scopes = (['open', 'named'] as const).flatMap((scope): ScopeCalibration[] => {
    const confidences = found[scope]
    if (confidences.answerable.length === 0) return []
    const chosen = sweep(confidences)
    return [
      {
        scope,
        answerable: confidences.answerable.length,
        unanswerable: confidences.unanswerable.length,
        threshold: chosen.threshold,
        chosen,
        sweep: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((threshold) => ratesOf(confidences, threshold)),
      },
    ]
  })
  const of = (scope: Scope) => scopes.find((each) => each.scope === scope)?.threshold ?? before[scope]
  return { thresholds: { open: of('open'), named: of('named') }, scopes }
}
