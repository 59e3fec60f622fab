import type { Passage } from '../../../passages/index.ts'
import type { Occurrence } from '../../../table/index.ts'
import { ByteReader } from './byte-reader.ts'
import { type EntityOccurrences, occurrencesByEntity } from './entity-occurrences.ts'
import { PostingCache } from './posting-cache.ts'
import { noPostings, type Postings, readPostings } from './postings.ts'
import { readRecord } from './record.ts'
import { SectionFile } from './section-file.ts'
import { SparseNumbers } from './sparse-numbers.ts'
import { LazyStrings, StringList } from './strings.ts'

/** Streams up to this size stay in memory once one is asked for; longer ones are read passage by passage. */
const mostResidentBytes = 48 * 2 ** 20

/** What every reader of a segment needs before it reads more. */
export interface SegmentFacts {
  readonly passages: number
  /** Sum of the passages' lengths in words that rank. */
  readonly lengthTotal: number
  /** Sum of the passages' character grams. */
  readonly gramTotal: number
  /** Languages by number, each with its count of passages. */
  readonly languages: readonly (readonly [string, number])[]
}

interface SegmentOptions {
  readonly name: string
  readonly sizeBytes: number
  /** Shared by the segments of an index, each under a key of its own. */
  readonly cache: PostingCache
  readonly cacheKey: string
}

/** Where the parts of a section begin. */
const startsOf = {
  postings: 'postingStarts',
  streams: 'streamStarts',
  records: 'recordStarts',
  termWords: 'termWordsStarts',
  gramWords: 'gramWordsStarts',
} as const

/** Stands for "none" where a number of a string is stored. */
export const noNumber = 0xffffffff

/**
 * An immutable file of passages, read in place. Passages have numbers from 0. Opening reads the head; the dictionary comes
 * with the first search, and passages one by one as they are asked for.
 */
export class Segment {
  readonly name: string
  readonly facts: SegmentFacts
  readonly sizeBytes: number
  readonly #path: string
  readonly #file: SectionFile<SegmentFacts>
  readonly #cache: PostingCache
  readonly #cacheKey: string
  readonly #strings: LazyStrings
  readonly #numbers = new Map<string, Uint32Array>()
  readonly #lists = new Map<string, StringList>()
  // Asked for by hits, of which there are few.
  readonly #recordStarts: SparseNumbers
  readonly #occurrences: Readonly<Record<'starts' | 'rows' | 'entities' | 'urls', SparseNumbers>>
  // Asked for every candidate of every search, so not looked up by name.
  #attributes: Uint32Array | undefined
  #streams: Buffer | undefined
  #byEntity: EntityOccurrences | undefined
  // Null until asked for.
  #boilerplate: Uint8Array | undefined | null = null

  constructor(path: string, { name, sizeBytes, cache, cacheKey }: SegmentOptions) {
    this.#path = path
    this.#cache = cache
    this.#cacheKey = cacheKey
    this.#file = SectionFile.open<SegmentFacts>(path, { name, sizeBytes })
    this.name = name
    this.sizeBytes = sizeBytes
    this.facts = this.#file.facts
    this.#strings = new LazyStrings(this.#file, 'strings')
    const sparse = (section: string): SparseNumbers => new SparseNumbers(this.#file, section)
    this.#recordStarts = sparse('recordStarts')
    this.#occurrences = {
      starts: sparse('occurrenceStarts'),
      rows: sparse('occurrenceRows'),
      entities: sparse('occurrenceEntities'),
      urls: sparse('occurrenceUrls'),
    }
  }

  /** What another thread needs to open it. */
  get source(): { readonly path: string; readonly name: string; readonly sizeBytes: number } {
    return { path: this.#path, name: this.name, sizeBytes: this.sizeBytes }
  }

  get passages(): number {
    return this.facts.passages
  }

  /** Every term, sorted by bytes. */
  get terms(): StringList {
    return this.#list('terms')
  }

  /** Words of each passage that count when scores are normalised by length; not kept in memory. */
  readLengths(): Uint32Array {
    return this.#file.numbers('lengths')
  }

  /** Words of each passage as people count them. */
  get words(): Uint32Array {
    return this.#section('words')
  }

  /** Passages that hold the term at `place`, deleted ones counted. */
  documentFrequency(place: number): number {
    return this.#section('documentFrequencies')[place] ?? 0
  }

  postings(term: string): Postings {
    const place = this.terms.indexOf(term)
    return place < 0 ? noPostings : this.#cache.get(`${this.#cacheKey}:${place}`, () => this.postingsAt(place))
  }

  /** Postings of the term at `place`, read from the file. */
  postingsAt(place: number): Postings {
    const starts = this.#section('postingStarts')
    return readPostings(this.#file.bytes('postings', starts[place], starts[place + 1]), this.documentFrequency(place))
  }

  /** Distinct words that streams are made of, by number. */
  get vocabulary(): StringList {
    return this.#list('vocabulary')
  }

  /** Numbers of the words that rank nothing, and so are found by no term. */
  get functionWords(): Uint32Array {
    return this.#section('functionWords')
  }

  /** Numbers of the words that are found by a term, ascending. */
  wordsOfTerm(term: string): readonly number[] {
    const place = this.terms.indexOf(term)
    return place < 0 ? [] : this.#related('termWords', place)
  }

  /** The place of a character gram among `gramFrequencies`, or -1. */
  gramPlace(hash: number): number {
    return indexOfNumber(this.#section('grams'), hash)
  }

  /** Passages that hold the gram at `place`, deleted ones counted. */
  gramFrequency(place: number): number {
    return this.#section('gramFrequencies')[place] ?? 0
  }

  /** Numbers of the words that hold a gram, ascending; a word that holds it twice stands twice. */
  wordsOfGram(place: number): readonly number[] {
    return this.#related('gramWords', place)
  }

  /** Character grams in each passage, repeated ones counted. */
  get gramLengths(): Uint32Array {
    return this.#section('gramLengths')
  }

  /** A passage's words in order: see word-streams.ts. They stand in `bytes` from `start` to `end`. */
  stream(passage: number): { readonly bytes: Buffer; readonly start: number; readonly end: number } {
    const starts = this.#section('streamStarts')
    const [start = 0, end = 0] = [starts[passage], starts[passage + 1]]
    this.#streams ??= (starts.at(-1) ?? 0) <= mostResidentBytes ? this.#file.bytes('streams') : undefined
    if (this.#streams !== undefined) return { bytes: this.#streams, start, end }
    return { bytes: this.#file.bytes('streams', start, end), start: 0, end: end - start }
  }

  /** 1 for each passage that is boilerplate; undefined when none is. */
  get boilerplate(): Uint8Array | undefined {
    if (this.#boilerplate === null) {
      const attributes = this.#section('attributes')
      // A plain loop: `Uint8Array.from` takes forty times as long, before the first answer.
      const marks = new Uint8Array(attributes.length)
      for (let at = 0; at < marks.length; at++) marks[at] = (attributes[at] ?? 0) & 1
      this.#boilerplate = marks.includes(1) ? marks : undefined
    }
    return this.#boilerplate
  }

  isBoilerplate(passage: number): boolean {
    this.#attributes ??= this.#file.numbers('attributes')
    return ((this.#attributes[passage] ?? 0) & 1) === 1
  }

  language(passage: number): string {
    this.#attributes ??= this.#file.numbers('attributes')
    return this.facts.languages[(this.#attributes[passage] ?? 0) >>> 1]?.[0] ?? 'und'
  }

  id(passage: number): string {
    return this.#list('ids').get(passage)
  }

  /** Numbers of the passages in the order of their ids; passages of equal id in the order they came. */
  get idOrder(): Uint32Array {
    return this.#section('idOrder')
  }

  /** Place of a passage in `idOrder`. */
  idRank(passage: number): number {
    return this.#section('idRank')[passage] ?? 0
  }

  /** The passage of this id that came last, or -1. */
  passageOf(id: string): number {
    const order = this.idOrder
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.id(order[middle] ?? 0) <= id) low = middle + 1
      else high = middle
    }
    const found = order[low - 1]
    return found !== undefined && this.id(found) === id ? found : -1
  }

  get entities(): StringList {
    return this.#list('entities')
  }

  /** A passage's occurrences are `occurrenceStarts[passage]` to `occurrenceStarts[passage + 1]` of the next two. */
  get occurrenceStarts(): Uint32Array {
    return this.#section('occurrenceStarts')
  }

  get occurrenceRows(): Uint32Array {
    return this.#section('occurrenceRows')
  }

  get occurrenceEntities(): Uint32Array {
    return this.#section('occurrenceEntities')
  }

  get occurrenceUrls(): Uint32Array {
    return this.#section('occurrenceUrls')
  }

  /** Where the occurrences of each passage begin, and of whom they are: not kept in memory. */
  readOccurrences(): { readonly starts: Uint32Array; readonly entities: Uint32Array } {
    return { starts: this.#file.numbers('occurrenceStarts'), entities: this.#file.numbers('occurrenceEntities') }
  }

  /** Every occurrence under an entity, ascending, with its passage. */
  eachOfEntity(entity: number, visit: (passage: number, occurrence: number) => void): void {
    this.#byEntity ??= occurrencesByEntity(this)
    const { starts, occurrences, passages } = this.#byEntity
    for (let at = starts[entity] ?? 0, end = starts[entity + 1] ?? 0; at < end; at++) {
      visit(passages[at] ?? 0, occurrences[at] ?? 0)
    }
  }

  occurrence(index: number): Occurrence {
    const { rows, entities, urls } = this.#occurrences
    const [entity, url] = [entities.get(index), urls.get(index)]
    return {
      row: rows.get(index),
      ...(entity === noNumber ? {} : { entity: this.entities.get(entity) }),
      ...(url === noNumber ? {} : { url: this.#strings.get(url) }),
    }
  }

  /** Where a passage stands, ascending by row. */
  occurrences(passage: number): readonly Occurrence[] {
    const { starts } = this.#occurrences
    const found: Occurrence[] = []
    for (let index = starts.get(passage), end = starts.get(passage + 1); index < end; index++)
      found.push(this.occurrence(index))
    return found
  }

  passage(passage: number, occurrences: readonly Occurrence[]): Passage {
    const starts = this.#recordStarts
    const record = readRecord(this.#file.bytes('records', starts.get(passage), starts.get(passage + 1)), (n) =>
      this.#strings.get(n),
    )
    return {
      ...record,
      occurrences,
      language: this.language(passage),
      boilerplate: this.isBoilerplate(passage),
    }
  }

  /** A passage with all its occurrences. */
  wholePassage(passage: number): Passage {
    return this.passage(passage, this.occurrences(passage))
  }

  /** The string of a number that records and occurrences name. */
  string(number: number): string {
    return this.#strings.get(number)
  }

  /** Reads the parts of a section one after the other: what it gives holds until the next call. */
  inOrder(section: keyof typeof startsOf): (index: number) => Buffer {
    const starts = this.#section(startsOf[section])
    const window = this.#file.window(section)
    return (index) => window(starts[index] ?? 0, starts[index + 1] ?? 0)
  }

  /** The same file opened anew, to be read through and closed: what is read of it does not stay in memory with this one. */
  reopen(): Segment {
    return new Segment(this.#path, {
      name: this.name,
      sizeBytes: this.sizeBytes,
      cache: new PostingCache(0),
      cacheKey: this.#cacheKey,
    })
  }

  close(): void {
    this.#file.close()
  }

  #related(name: 'termWords' | 'gramWords', place: number): readonly number[] {
    const starts = this.#section(startsOf[name])
    return readRelated(this.#file.bytes(name, starts[place], starts[place + 1]))
  }

  #section(name: string): Uint32Array {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const numbers = this.#file.numbers(name)
    this.#numbers.set(name, numbers)
    return numbers
  }

  #list(name: string): StringList {
    const known = this.#lists.get(name)
    if (known !== undefined) return known
    const list = new StringList(this.#file, name)
    this.#lists.set(name, list)
    return list
  }
}

/** Numbers of the words of a term or gram, ascending. */
export function readRelated(bytes: Buffer): readonly number[] {
  const reader = new ByteReader(bytes)
  const words: number[] = []
  for (let word = 0; !reader.done; words.push(word)) word += reader.varint()
  return words
}

/** Place of `wanted` in ascending numbers, or -1. */
export function indexOfNumber(numbers: Uint32Array, wanted: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return numbers[low] === wanted ? low : -1
}
