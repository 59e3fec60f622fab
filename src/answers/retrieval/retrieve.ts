import type { Passage } from '../../passages/index.ts'
import type { SearchPlan } from '../../questions/index.ts'
import { type Hit, loadLanguage, type PassageIndex, type Ranking } from '../../search/index.ts'
import type { Coverage } from '../answer.ts'
import { type QuestionWord, questionWords } from '../question/question-words.ts'
import { type ReadPassage, readPassage, unitText } from './read-unit.ts'
import { createTermReader } from './term-reader.ts'

/** As much of an index as answering reads. */
export type ReadableIndex = Pick<PassageIndex, 'search' | 'scan' | 'stats'>

/** A passage taken apart, with how well it was ranked. */
export interface RetrievedPassage extends ReadPassage {
  /** Its score by words alone over the most that a passage has; 0 for one that was not ranked. */
  readonly share: number
  /** How far it is below the best passage, in the ranking's own measure: 1 for the best, 0 for one as far as can be or not ranked. */
  readonly closeness: number
}

/** What was read for one question. */
export interface Retrieved {
  readonly entities: readonly string[]
  readonly words: readonly QuestionWord[]
  readonly ranking: Ranking
  /** Ranked ones first, best first; then the others of the entities in row order. */
  readonly passages: readonly RetrievedPassage[]
  readonly coverage: Coverage
  /** The entities write hardly a word in the language of the question. */
  readonly isForeign: boolean
}

/** Passages of a search without entity. More than this many hold a better sentence too rarely to pay for the reading. */
const bestPassages = 20
/** Passages of one entity that are read whole. */
export const mostPassages = 1000

const nothingRanked: Omit<Ranking, 'total'> = {
  hits: [],
  matched: 0,
  ranking: 'bm25',
  vectors: false,
  terms: [],
  unknownTerms: [],
}

/**
 * The best passages for the plan's query. When the plan names entities, all their passages are read (at most 1000), because a
 * telephone number or a description need not share a word with the question.
 */
export async function retrieve(
  plan: Pick<SearchPlan, 'query' | 'entities' | 'expects'>,
  index: ReadableIndex,
  signal: AbortSignal | undefined,
  askedIn?: string,
): Promise<Retrieved> {
  const entities = [...new Set(plan.entities.map(({ entity }) => entity))]
  const filter = { ...(entities.length > 0 ? { entities } : {}), ...(signal === undefined ? {} : { signal }) }
  const total = (await index.stats()).passages
  const ranking =
    plan.query.trim() === ''
      ? { ...nothingRanked, total }
      : await index.search({ query: plan.query, ranking: 'hybrid', k: bestPassages, ...filter })
  const passages = new Map<string, Passage>(ranking.hits.map(({ passage }) => [passage.id, passage]))
  let coverage: Coverage = { kind: 'top-k', unit: 'passages', examined: passages.size, total }
  if (entities.length > 0) {
    const read = await readAll(index.scan(filter), passages)
    coverage = {
      kind: read.whole ? 'exhaustive' : 'sampled',
      unit: 'passages',
      examined: passages.size,
      total: read.whole ? passages.size : total,
    }
  }
  const codes = [...new Set([...passages.values()].map(({ language }) => language))].sort()
  const { reader, languages } = await createTermReader(codes)
  const standings = standingsOf(ranking)
  const titles = titlesOf(passages.values())
  return {
    entities,
    words: questionWords(plan, {
      languages,
      ranking,
      passages: total,
      ...(askedIn === undefined || entities.length === 0 ? {} : { askedIn: [await loadLanguage(askedIn)] }),
    }),
    ranking,
    passages: [...passages.values()].map((passage) => ({
      ...readPassage(passage, reader, titles.get(passage.occurrences[0]?.url ?? '')),
      ...(standings.get(passage.id) ?? { share: 0, closeness: 0 }),
    })),
    coverage,
    isForeign: entities.length > 0 && askedIn !== undefined && !writes([...passages.values()], askedIn),
  }
}

type Standing = Pick<RetrievedPassage, 'share' | 'closeness'>

function standingsOf({ hits }: Ranking): ReadonlyMap<string, Standing> {
  const best = hits[0]?.score ?? 0
  const words = hits.map((hit) => wordScore(hit))
  const most = Math.max(0, ...words)
  return new Map(
    hits.map(({ passage, score }, at) => [
      passage.id,
      { share: most > 0 ? (words[at] ?? 0) / most : 0, closeness: Math.exp(score - best) },
    ]),
  )
}

/** What a hit has by its words alone. */
export const wordScore = ({ terms }: Hit): number => terms.reduce((sum, { score }) => sum + score, 0)

/** Share of an entity's words that must be in a language for it to write that language. */
const leastWritten = 0.05

function writes(passages: readonly Passage[], language: string): boolean {
  const words = (of: readonly Passage[]) => of.reduce((sum, passage) => sum + passage.words, 0)
  return words(passages.filter((passage) => passage.language === language)) >= leastWritten * words(passages)
}

/** Titles of the pages by address: a title often stands in another cell than the text. */
function titlesOf(passages: Iterable<Passage>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  for (const passage of passages) {
    const title = passage.units.find(({ kind }) => kind === 'title')
    if (title === undefined) continue
    for (const { url } of passage.occurrences) if (url !== undefined) titles.set(url, unitText(passage, title))
  }
  return titles
}

async function readAll(scan: AsyncIterable<Passage>, into: Map<string, Passage>): Promise<{ readonly whole: boolean }> {
  for await (const passage of scan) {
    if (into.has(passage.id)) continue
    if (into.size >= mostPassages) return { whole: false }
    into.set(passage.id, passage)
  }
  return { whole: true }
}
