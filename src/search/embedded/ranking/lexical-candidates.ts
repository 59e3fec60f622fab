import { boilerplateFactor, idf, saturation } from '../../bm25.ts'
import type { ScorePart } from '../../passage-index.ts'
import { candidatesPerList, type Recipe, readPerList, sentenceCandidates } from '../../recipe.ts'
import { Best, type Place, type Scored } from './best.ts'
import { gramCandidates } from './gram-candidates.ts'
import { gramShare } from './gram-share.ts'
import { noEvidence, type OrderEvidence, OrderReader } from './order-reader.ts'
import { type QueryGrams, type QueryRoles, queryGrams } from './query-roles.ts'
import type { RankingInput } from './search.ts'
import { type Spread, spreadOf } from './spread.ts'

/** A passage that may be ranked, with all that is known of it. Grows while parts of the recipe are worked out. */
export interface Candidate extends Place {
  /** Of what is boilerplate. */
  readonly factor: number
  /** BM25 of the words, in any form and as asked. */
  readonly words: number
  readonly evidence: OrderEvidence
  pairs: number
  sentence: number
  /** X of the recipe. */
  lexical: number
}

/** From this share on, grams do not only weigh what words found but find passages of their own. */
const leastShareToFind = 0.3

/** Candidates with the lexical half of the recipe. */
export class LexicalCandidates {
  readonly matched: number
  /** Of X over the best by words. */
  readonly spread: Spread
  readonly #input: RankingInput
  readonly #recipe: Recipe
  readonly #reader: OrderReader
  readonly #all: Candidate[] = []
  readonly #candidates = new Map<number, Candidate>()
  readonly #gramShare: number
  #pairIdfs: readonly number[] = []
  #mostWords = 0
  #mostGrams = 0

  /** `depth`: candidates wanted of each list, at least those that are read. */
  constructor(input: RankingInput, depth: number) {
    this.#input = input
    this.#recipe = input.recipe
    const { snapshot, scoring, masks, lookedUp, recipe } = input
    const grams = queryGrams(lookedUp, snapshot)
    this.#reader = new OrderReader(snapshot, lookedUp.found, grams)
    this.#gramShare = gramShare(snapshot, recipe, lookedUp.foreign)
    const { best, matched } = scoring.best(candidatesPerList, masks)
    this.matched = matched
    for (const one of best.slice(0, readPerList)) this.#add(one, { words: this.#wordsOf(one), read: true })
    if (this.#gramShare >= leastShareToFind) this.#addByGrams(grams)
    this.#compare()
    const rest = best.slice(readPerList)
    for (const one of rest.slice(0, depth - readPerList)) this.#addUnread(one)
    this.spread = spreadOf([
      ...this.#all.map(({ lexical }) => lexical),
      ...rest
        .slice(Math.max(0, depth - readPerList))
        .map(({ score }) => ((1 - this.#gramShare) * score) / this.#mostWords),
    ])
  }

  get all(): readonly Candidate[] {
    return this.#all
  }

  /** Takes in passages that vectors found, `read` saying which of them are worth reading. */
  take(found: readonly Scored[], read: (one: Scored) => boolean): void {
    for (const one of found) {
      if (this.#candidates.has(this.#key(one))) continue
      const { words, exact } = this.#input.scoring.scoreOf(one)
      this.#weigh(this.#add(one, { words: words + exact, read: read(one) }))
    }
  }

  /** What X is made of: the parts add up to it. */
  parts(one: Candidate): readonly ScorePart[] {
    const { factor, pairs, sentence, evidence } = one
    const { words, exact } = this.#input.scoring.scoreOf(one)
    const scale = ((1 - this.#gramShare) * factor) / this.#mostWords
    const parts: readonly ScorePart[] = [
      { name: 'words', value: words, score: words * scale },
      { name: 'exact', value: exact, score: exact * scale },
      { name: 'pairs', value: pairs, score: this.#recipe.pairs * pairs * scale },
      { name: 'sentence', value: sentence, score: this.#recipe.sentence * sentence * scale },
      {
        name: 'grams',
        value: evidence.grams,
        score: (this.#gramShare * factor * evidence.grams) / this.#mostGrams,
      },
    ]
    return parts.filter(({ value }) => value !== 0)
  }

  #addByGrams(grams: QueryGrams): void {
    const { snapshot, masks, scoring } = this.#input
    const roles = (place: number): QueryRoles => this.#reader.roles(place)
    for (const one of gramCandidates(snapshot, { grams, masks, roles, count: readPerList })) {
      if (this.#candidates.has(this.#key(one))) continue
      const { words, exact } = scoring.scoreOf(one)
      this.#add(one, { words: words + exact, read: true })
    }
  }

  #addUnread(one: Scored): void {
    if (!this.#candidates.has(this.#key(one))) this.#weigh(this.#add(one, { words: this.#wordsOf(one), read: false }))
  }

  #key({ segment, passage }: Place): number {
    return passage * this.#input.snapshot.segments.length + segment
  }

  #factorOf({ segment, passage }: Place): number {
    return this.#input.snapshot.segments[segment]?.segment.isBoilerplate(passage) ? boilerplateFactor : 1
  }

  #wordsOf(one: Scored): number {
    return one.score / this.#factorOf(one)
  }

  #add({ segment, passage }: Place, { words, read }: { readonly words: number; readonly read: boolean }): Candidate {
    const place = { segment, passage }
    const factor = this.#factorOf(place)
    const evidence = read ? this.#reader.read(place) : noEvidence
    const made: Candidate = { ...place, factor, words, evidence, pairs: 0, sentence: 0, lexical: 0 }
    this.#candidates.set(this.#key(place), made)
    this.#all.push(made)
    return made
  }

  /** Once the best of the words are read: idf of the pairs, the sentences of the very best, and the greatest scores. */
  #compare(): void {
    const { snapshot } = this.#input
    const frequencies = new Uint32Array(this.#reader.pairs)
    for (const { evidence } of this.all) {
      evidence.pairs.forEach((tf, pair) => {
        if (tf > 0) frequencies[pair] = (frequencies[pair] ?? 0) + 1
      })
    }
    this.#pairIdfs = Array.from(frequencies, (df) => idf(snapshot.passages, df))
    for (const one of this.all) one.pairs = this.#pairScore(one)
    const byPairs = (one: Candidate): number => (one.words + this.#recipe.pairs * one.pairs) * one.factor
    const leaders = new Best<Candidate>(sentenceCandidates, (one, other) => snapshot.compareIds(one, other))
    for (const one of this.all) leaders.offer(byPairs(one), one)
    for (const { item } of leaders.sorted()) item.sentence = item.evidence.sentence
    for (const one of this.all) {
      this.#mostWords = Math.max(this.#mostWords, this.#wordScore(one))
      this.#mostGrams = Math.max(this.#mostGrams, one.evidence.grams * one.factor)
    }
    this.#mostWords ||= 1
    this.#mostGrams ||= 1
    for (const one of this.all) this.#weigh(one)
  }

  #weigh(one: Candidate): void {
    one.pairs = this.#pairScore(one)
    one.lexical =
      ((1 - this.#gramShare) * this.#wordScore(one)) / this.#mostWords +
      (this.#gramShare * one.evidence.grams * one.factor) / this.#mostGrams
  }

  /** L of the recipe. */
  #wordScore({ words, pairs, sentence, factor }: Candidate): number {
    return (words + this.#recipe.pairs * pairs + this.#recipe.sentence * sentence) * factor
  }

  #pairScore({ segment, passage, evidence }: Candidate): number {
    if (evidence.pairs.length === 0) return 0
    const norm = this.#input.snapshot.norms(segment).of(passage)
    let score = 0
    evidence.pairs.forEach((tf, pair) => {
      if (tf > 0) score += (this.#pairIdfs[pair] ?? 0) * saturation(tf, norm)
    })
    return score
  }
}
