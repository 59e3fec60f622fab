import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { pick, type Random, randomFrom, wholeNumber } from '../random.ts'
import { functionWords, makeVocabulary, pronounceable } from './vocabulary.ts'
import { weightedDraw, zipfWeight } from './zipf.ts'

/** What a passage is about: mostly the first, also the second. */
export type Topics = readonly [number, number]

export interface Passage {
  /** From 1, the order in the file. */
  readonly id: number
  readonly entity: string
  readonly category: string
  readonly text: string
  readonly topics: Topics
}

const categories = ['news', 'product', 'support', 'legal', 'about', 'career', 'press', 'research']
const topicCount = 200
const lemmaCount = 32_000
/** Lemmas commoner than this belong to no topic. */
const generalLemmas = 50

/**
 * Text that behaves like English for an index: function words make two fifths of it, the other words follow Zipf's law, are
 * inflected, come back within a passage, and keep company by topic. Every passage is a function of the seed and its number alone.
 */
export class Corpus {
  readonly seed: number
  readonly size: number
  readonly #vocabulary
  readonly #drawFunctionWord = weightedDraw(functionWords.map((_, rank) => zipfWeight(rank)))
  readonly #drawLemma
  readonly #topics: readonly { readonly lemmas: readonly number[]; draw(random: Random): number }[]
  readonly #entities: readonly string[]

  constructor(seed: number, size: number) {
    this.seed = seed
    this.size = size
    this.#vocabulary = makeVocabulary(seed, lemmaCount)
    this.#drawLemma = weightedDraw(this.#vocabulary.lemmas.map((_, rank) => zipfWeight(rank)))
    this.#topics = makeTopics(randomFrom(seed + 1), this.#vocabulary.lemmas.length)
    this.#entities = makeNames(randomFrom(seed + 2), Math.ceil(size / 200))
  }

  passage(id: number): Passage {
    const { random, topics } = this.#start(id)
    const entity = pick(random, this.#entities)
    const category = pick(random, categories)
    return { id, entity, category, text: this.#text(random, topics), topics }
  }

  /** `passage(id).topics`, without writing the text. */
  topics(id: number): Topics {
    return this.#start(id).topics
  }

  /** The commonest words there are, function words included: they alone make no query. */
  commonWords(): Set<string> {
    return new Set([...functionWords, ...this.#vocabulary.lemmas.slice(0, 2 * generalLemmas)])
  }

  #start(id: number): { random: Random; topics: Topics } {
    const random = randomFrom(Math.imul(this.seed + 1, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b))
    return { random, topics: [wholeNumber(random, topicCount), wholeNumber(random, topicCount)] }
  }

  #text(random: Random, topics: Topics): string {
    const length = passageLength(random)
    const said: string[] = []
    const sentences: string[] = []
    for (let left = length; left > 0; ) {
      const words = Math.min(left, 8 + wholeNumber(random, 13))
      const sentence = Array.from({ length: words }, () => this.#word(random, topics, said)).join(' ')
      sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
      left -= words
    }
    return sentences.join(' ')
  }

  #word(random: Random, topics: Topics, said: string[]): string {
    const kind = random()
    if (kind < 0.4) return functionWords[this.#drawFunctionWord(random)] ?? 'the'
    if (kind < 0.41) return String(wholeNumber(random, 10_000))
    if (kind < 0.46 && said.length > 0) return pick(random, said)
    const topic = this.#topics[random() < 0.7 ? topics[0] : topics[1]]
    const lemma = kind < 0.76 || topic === undefined ? this.#drawLemma(random) : (topic.lemmas[topic.draw(random)] ?? 0)
    const word = this.#vocabulary.inflect(lemma, random)
    said.push(word)
    return word
  }
}

/** The corpus as a CSV with a header; returns the SHA-256 of the file. */
export function writeCorpus(corpus: Corpus, path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'w')
  const write = (text: string) => {
    hash.update(text)
    writeSync(file, text)
  }
  let pending = 'id,entity,category,text\n'
  for (let id = 1; id <= corpus.size; id++) {
    const { entity, category, text } = corpus.passage(id)
    pending += `${id},${entity},${category},"${text}"\n`
    if (pending.length > 1 << 20) {
      write(pending)
      pending = ''
    }
  }
  write(pending)
  closeSync(file)
  return hash.digest('hex')
}

/** 20 to 120 words, 60 on average: Beta(2, 3) is the second least of four even draws. */
function passageLength(random: Random): number {
  const draws = [random(), random(), random(), random()].sort((a, b) => a - b)
  return 20 + Math.round(100 * (draws[1] ?? 0))
}

/** Each lemma that is not a general one belongs to three topics, and is in them as common as it is in the language. */
function makeTopics(random: Random, lemmas: number) {
  const members = Array.from({ length: topicCount }, (): number[] => [])
  for (let lemma = generalLemmas; lemma < lemmas; lemma++) {
    for (let time = 0; time < 3; time++) pick(random, members).push(lemma)
  }
  return members.map((list) => ({ lemmas: list, draw: weightedDraw(list.map(zipfWeight)) }))
}

function makeNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  const capitalised = () => {
    const word = pronounceable(random, 2)
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  }
  while (names.size < count) names.add(`${capitalised()} ${capitalised()}`)
  return [...names]
}
