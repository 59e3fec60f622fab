import { speaksToModel } from '../../models/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import { type Extent, stemsOf, wordsIn } from '../composing/extent.ts'
import { whole } from '../composing/select.ts'
import { pageKind } from '../retrieval/page-kind.ts'
import type { RetrievedPassage } from '../retrieval/retrieve.ts'
import { isSmallPrint } from '../words/notices.ts'
import { type Centrality, centralWords } from './central-words.ts'
import { centralGain, type DefinitionScore, definitionScore } from './definition-score.ts'
import { namesOf } from './names.ts'
import { findMenu, findOfferings } from './offerings.ts'

export interface DefinitionCandidate extends Extent {
  readonly score: DefinitionScore
}

export interface Definition {
  /** What to say, in order. Empty when the texts do not say what the entity is or does. */
  readonly extents: readonly Extent[]
  /** Every unit, best first. */
  readonly candidates: readonly DefinitionCandidate[]
}

/** The first unit must speak for itself this clearly: less is not what the entity is, but what happens to stand there. */
const leastFirst = 2.6
const leastScore = 3
/** Units after the first must be nearly as good. */
const margin = 3
/** The sentences at the top of a front page go on with what the first one begins. */
const leadMargin = 4.8
/** Share of a unit's words that must not have been said before it. */
const leastNew = 0.5
/** Of the whole answer. */
const mostWords = 92
/** Prose below this many words is filled up with the entries of the site's menu. */
const thinWords = 45
const limitsAlone = { sentences: 4, words: mostWords }
const limitsBesideOfferings = { sentences: 4 }

/** What the entity is and does, in the best few units of its own texts, with the list of what it offers. */
export async function define(
  passages: readonly RetrievedPassage[],
  entity: string,
  context: {
    readonly index: PassageIndex
    readonly language: string | undefined
    readonly signal: AbortSignal | undefined
  },
): Promise<Definition> {
  const own = passages.filter(({ passage }) => passage.occurrences.some((occurrence) => occurrence.entity === entity))
  const urls = new Set(own.flatMap(({ passage }) => passage.occurrences.flatMap(({ url }) => url ?? [])))
  const titles = [
    ...new Set(own.flatMap(({ units }) => units.filter(({ unit }) => unit.kind === 'title').map(({ text }) => text))),
  ]
  const names = namesOf(entity, { urls, titles })
  const central = await centralWords(own, entity, context)
  const language = preferredLanguage(own, context.language)
  const onlyNews = own.every(({ passage }) => ['news', 'legal'].includes(pageKind(passage.occurrences[0]?.url)))
  const candidates = own
    .flatMap((source) =>
      source.units.map((unit, i): DefinitionCandidate => {
        const score = definitionScore(source, unit, { names, central, language, onlyNews })
        return { source, from: i, to: i, score }
      }),
    )
    // An order to whoever reads the page out says nothing about the entity.
    .filter(({ source, from }) => {
      const text = source.units[from]?.text ?? ''
      return !speaksToModel(text) && !isSmallPrint(text)
    })
    .sort((a, b) => b.score.total - a.score.total)
  const offerings = findOfferings(own)
  const limits =
    offerings === undefined ? limitsAlone : { ...limitsBesideOfferings, words: mostWords - wordsIn(offerings) }
  const extents = choose(candidates, central, limits)
  if (extents.length === 0) return { extents, candidates }
  const thin = extents.reduce((sum, extent) => sum + wordsIn(extent), 0) < thinWords
  const list = offerings ?? (thin ? findMenu(own, names) : undefined)
  return { extents: list === undefined ? extents : [...extents, list], candidates }
}

const nothing = { stems: [], words: 0 }

/** Greedy: each next unit is the one that is best given what was said, its central words counting only when new. */
function choose(
  candidates: readonly DefinitionCandidate[],
  central: Centrality,
  limits: { readonly sentences: number; readonly words: number },
): readonly Extent[] {
  const [first] = candidates
  if (first === undefined || first.score.total < leastFirst) return []
  // A page's own description stands so far above all prose that further units are measured against the best of that.
  const best = candidates.find(({ score }) => score.parts.description === undefined) ?? first
  const chosen: Extent[] = []
  const said = new Set<string>()
  const left = candidates.filter(
    (candidate) => candidate === first || candidate === best || isWorthAdding(candidate.score, best.score),
  )
  let words = 0
  while (chosen.length < limits.sentences) {
    const next = bestOf(
      left,
      ({ source, from, score }) => score.base + centralGain(source.units[from] ?? nothing, central, said),
    )
    if (next === undefined) break
    left.splice(left.indexOf(next), 1)
    const extent = whole(next)
    const more = wordsIn(extent)
    const stems = stemsOf(extent)
    if (more === 0 || words + more > limits.words || newShare(stems, said) < leastNew) continue
    chosen.push(extent)
    words += more
    for (const stem of stems) said.add(stem)
  }
  return chosen
}

/** What a further unit must gain by speaking of the entity: it says "our" at least. */
const leastSelf = 0.8

/** Further units are nearly as good as the best and speak of the entity, not merely of its topics. */
function isWorthAdding({ total, parts }: DefinitionScore, best: DefinitionScore): boolean {
  return (
    total >= leastScore &&
    best.total - total <= (parts.lead === undefined ? margin : leadMargin) &&
    ((parts.describes ?? 0) >= leastSelf ||
      (parts.named ?? 0) > 0 ||
      (parts.description ?? 0) > 0 ||
      (parts.lead ?? 0) > 0)
  )
}

function bestOf<Item>(items: readonly Item[], score: (item: Item) => number): Item | undefined {
  let best: Item | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const item of items) {
    const value = score(item)
    if (value > most) {
      best = item
      most = value
    }
  }
  return best
}

function newShare(stems: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (stems.size === 0) return 0
  return [...stems].filter((stem) => !said.has(stem)).length / stems.size
}

/** A page in the asker's language is of use only when the entity has enough of them; else its own main language counts. */
const enough = 0.2

function preferredLanguage(passages: readonly RetrievedPassage[], asked: string | undefined): string | undefined {
  const words = new Map<string, number>()
  let total = 0
  for (const { passage } of passages) {
    if (passage.language === 'und' || passage.boilerplate) continue
    words.set(passage.language, (words.get(passage.language) ?? 0) + passage.words)
    total += passage.words
  }
  if (asked !== undefined && (words.get(asked) ?? 0) >= enough * total) return asked
  return [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}
