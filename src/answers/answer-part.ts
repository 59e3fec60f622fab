import type { ExpectedAnswer, SearchPlan } from '../questions/index.ts'
import type { PassageIndex } from '../search/index.ts'
import type { Coverage } from './answer.ts'
import { type Extent, saysTheSame, unitsOf, wordSetOf } from './composing/extent.ts'
import { isQuestion, type SelectionLimits, select, whole } from './composing/select.ts'
import { beyondDescription } from './declining/beyond-description.ts'
import { type Decision, decide } from './declining/decide.ts'
import type { NeededSureness } from './declining/thresholds.ts'
import { define } from './definition/index.ts'
import { fullNameOf } from './evidence/full-name.ts'
import { withRealNames } from './evidence/real-names.ts'
import { asksForValue } from './question/bare-question.ts'
import { type Retrieved, retrieve } from './retrieval/retrieve.ts'
import { type Candidate, rankUnits } from './scoring/rank-units.ts'
import type { TracedCandidate } from './trace.ts'
import { findHours } from './values/index.ts'
import { isSmallPrint } from './words/notices.ts'

/** The answer to one part of a question about one entity or the whole table, before it is put in words. */
export interface PartAnswer {
  readonly plan: SearchPlan
  readonly answered: boolean
  /** What to say; when nothing answers, what comes nearest. */
  readonly extents: readonly Extent[]
  /** The value asked for, to stand before the units. */
  readonly value?: string
  /** Words that what is said may have. */
  readonly mostWords?: number
  /** Words that name the file or a column, folded, without an s at the end: they are not expected in the text. */
  readonly tableWords: ReadonlySet<string>
  /** What was looked for and not found. */
  readonly lacks: string
  readonly decision: string
  readonly coverage: Coverage
  readonly retrieved: Retrieved
  readonly candidates: readonly TracedCandidate[]
}

const tracedCandidates = 10
const nearest = 3
/** Content words that an answer must add to the question's. */
const leastNew = 2
/** Words from which on a heading may say something. */
const leastHeading = 6
/** Words this much alike make a unit one of the nearest although it holds none of the question's. */
const leastFuzzy = 0.4

/** Words of an answer that is not a description. */
const mostWords = 50
/** Lists and reasons are seldom told in one sentence. */
const ample = { units: 4, words: mostWords, least: 0.01, enough: 1 }
const usual = { units: 3, words: mostWords, least: 0.02, enough: 0.95 }

/** Units, words and chances by what is wanted: a list may be long, a telephone number may not. */
function limitsOf({ expects }: SearchPlan, { words }: Retrieved, isPart: boolean): SelectionLimits {
  if (expects === 'money' && asksForValue({ expects }, words)) return { ...ample, units: 5, words: 80 }
  if (isPart && expects !== 'list' && expects !== 'reason') return { ...usual, units: 1 }
  switch (expects) {
    case 'list':
    case 'reason':
    case 'definition':
      return ample
    case 'phone':
    case 'mail':
    case 'hours':
    case 'place':
      return { ...usual, units: 2, least: 0.1 }
    default:
      return usual
  }
}

export interface PartContext {
  readonly index: PassageIndex
  readonly language: string | undefined
  readonly signal: AbortSignal | undefined
  readonly thresholds: NeededSureness
  readonly tableWords: PartAnswer['tableWords']
  /** Parts of the question that this is one of: of several the best unit each will do, and they share the words. */
  readonly parts: number
  /** What answered the half before, when this half only asks for one more value of it: "… and what does it cost?" */
  readonly beside?: readonly Extent[]
}

export async function answerPart(question: string, plan: SearchPlan, context: PartContext): Promise<PartAnswer> {
  const retrieved = await retrieve(plan, context.index, context.signal, context.language)
  const [entity] = retrieved.entities
  if (
    entity !== undefined &&
    (asksForNothingElse(retrieved) || isKindQuestion(plan, retrieved)) &&
    !hasOwnShape(plan)
  ) {
    return definePart(plan, entity, retrieved, context)
  }
  const ranked = await withRealNames(rankUnits(question, plan, retrieved), plan, context)
  const [near] = besideOf(ranked, context.beside ?? [])
  const decision: Decision =
    near === undefined
      ? decide(question, plan, retrieved, { candidates: ranked, thresholds: context.thresholds })
      : { answers: true, candidates: [near], lacks: '', why: 'the value stands beside the answer to the other half' }
  const candidates = ranked.slice(0, tracedCandidates).map(traced)
  const telling = decision.answers
    ? decision.candidates.filter(
        (candidate) =>
          tellsSomething(candidate, retrieved.words, plan.expects === 'yes-no') &&
          !(plan.expects === 'list' && unitsOf(whole(candidate)).some(({ text }) => isSmallPrint(text))),
      )
    : []
  const { tableWords } = context
  const rest = { plan, decision: decision.why, coverage: retrieved.coverage, retrieved, candidates, tableWords }
  const [best] = telling
  if (best === undefined) return { ...rest, answered: false, extents: nearestOf(ranked), lacks: decision.lacks }
  const value = statesValue(plan) ? statedValue(plan, best) : undefined
  const allowed = limitsOf(plan, retrieved, context.parts > 1)
  const limits = { ...allowed, words: Math.round(allowed.words / context.parts) }
  const chosen = select(telling, { ...limits, words: limits.words - (value?.split(/\s+/).length ?? 0) })
  return {
    ...rest,
    answered: true,
    extents: plan.expects === 'person' ? withFullName(chosen, best, retrieved) : chosen,
    mostWords: limits.words,
    lacks: '',
    ...(value === undefined ? {} : { value }),
  }
}

/** Units after an answer in which the value it is asked for besides may stand. */
const farthestBeside = 3

/** Units with a value in or right after what was answered, the closest first. */
function besideOf(ranked: readonly Candidate[], answered: readonly Extent[]): readonly Candidate[] {
  const [first] = answered
  if (first === undefined) return []
  return ranked
    .filter(
      ({ source, evidence, from }) =>
        evidence !== undefined &&
        source.passage.id === first.source.passage.id &&
        from >= first.from &&
        from <= first.to + farthestBeside,
    )
    .sort((a, b) => a.from - b.from)
}

/** A title, or a heading or menu entry of a few words, is no answer, nor is what only repeats the question, unless it holds the value asked for; one asked whether something is so is answered by its repetition. */
function tellsSomething(candidate: Candidate, asked: Retrieved['words'], mayRepeat: boolean): boolean {
  if (candidate.evidence !== undefined) return true
  const units = unitsOf(whole(candidate))
  if (units.length === 1 && units.every(isQuestion)) return false
  const isNew = (stem: string): boolean => !asked.some(({ alternatives }) => alternatives.includes(stem))
  const isStatement = mayRepeat && units.some(({ words }) => words >= leastHeading)
  if (!isStatement && new Set(units.flatMap(({ stems }) => stems.filter(isNew))).size < leastNew) return false
  return units.some(
    ({ unit, words }) => unit.kind !== 'title' && (!['heading', 'link'].includes(unit.kind) || words >= leastHeading),
  )
}

function withFullName(chosen: readonly Extent[], best: Candidate, retrieved: Retrieved): readonly Extent[] {
  const full = fullNameOf(best, retrieved)
  const isThere = chosen.some(({ source, from, to }) => source === full?.source && from <= full.from && full.to <= to)
  return full === undefined || isThere ? chosen : [...chosen, full]
}

const asksForNothingElse = ({ words }: Retrieved): boolean => words.every(({ isBroad }) => isBroad)

/** "What kind of inn is X?": the one word says what the entity is anyway. */
const isKindQuestion = ({ expects }: SearchPlan, retrieved: Retrieved): boolean =>
  expects === 'definition' && retrieved.words.length === 1 && beyondDescription(retrieved.words, retrieved).length === 0

/** With nothing to look up these still ask for something else than a description. */
function hasOwnShape({ expects }: SearchPlan): boolean {
  return !['definition', 'text', 'list', 'yes-no', 'reason'].includes(expects)
}

/** Types whose value is what was asked for, said before the sentence that proves it. */
const stated: ReadonlySet<ExpectedAnswer> = new Set(['phone', 'mail', 'time', 'number'])

const statesValue = ({ expects }: SearchPlan): boolean => stated.has(expects)

/** Units of a description that stands beside the answer to another part. */
const definingPart = 2

/** A time of day that begins a span of them is said with its end: "9am to 5pm". */
function statedValue({ expects }: SearchPlan, { evidence, source }: Candidate): string | undefined {
  if (evidence === undefined || expects !== 'time') return evidence?.value.text
  const { start, end, text } = evidence.value
  const unit = source.units.slice(evidence.from, evidence.to + 1).find((each) => each.text.slice(start, end) === text)
  const span = findHours(unit?.text ?? '').find((hours) => hours.start <= start && end <= hours.end)
  return span?.text ?? text
}

async function definePart(
  plan: SearchPlan,
  entity: string,
  retrieved: Retrieved,
  context: PartContext,
): Promise<PartAnswer> {
  const { extents: found, candidates } = await define(retrieved.passages, entity, context)
  const extents = context.parts > 1 ? found.slice(0, definingPart) : found
  const traces = candidates.slice(0, tracedCandidates).map(
    (candidate): TracedCandidate => ({
      ...place(candidate),
      score: candidate.score.total,
      features: candidate.score.parts,
    }),
  )
  const answered = extents.length > 0
  return {
    plan,
    answered,
    extents: answered ? extents : distinct(candidates),
    lacks: answered ? '' : `says what ${entity} is or does`,
    decision: answered ? 'units describe the entity' : 'no unit describes the entity clearly enough',
    coverage: retrieved.coverage,
    retrieved,
    candidates: traces,
    tableWords: context.tableWords,
  }
}

function traced(candidate: Candidate): TracedCandidate {
  return { ...place(candidate), score: candidate.score, features: candidate.parts }
}

function place({ source, from }: Extent): { readonly row: number; readonly quote: string } {
  return { row: source.passage.occurrences[0]?.row ?? 0, quote: source.units[from]?.text ?? '' }
}

/** The best few units that differ, for a reader to judge. */
function nearestOf(candidates: readonly Candidate[]): readonly Extent[] {
  const isNear = ({ features }: Candidate): boolean => features.own > 0 || features.fuzzy >= leastFuzzy
  const prose = candidates.filter(({ features }) => features.link + features.short === 0)
  const onTopic = candidates.filter(isNear)
  const able = prose.filter(({ evidence }) => evidence !== undefined)
  return distinct(onTopic.length > 0 ? onTopic : able.length > 0 ? able : prose)
}

function distinct(candidates: readonly Extent[]): readonly Extent[] {
  const chosen: Extent[] = []
  for (const candidate of candidates.slice(0, 30)) {
    if (chosen.length >= nearest) break
    const extent = whole(candidate)
    const words = wordSetOf(extent)
    if (words.size > 0 && !chosen.some((other) => saysTheSame(words, wordSetOf(other)))) chosen.push(extent)
  }
  return chosen
}
