import type { Passage } from '../../passages/index.ts'
import type { Occurrence } from '../../table/index.ts'
import { noPostings, type Postings, readPostings } from './postings.ts'
import { readRecord } from './record.ts'
import { SectionFile } from './section-file.ts'
import { LazyStrings, StringList } from './strings.ts'

/** What every reader of a segment needs before it reads more. */
export interface SegmentFacts {
  readonly passages: number
  /** Sum of the passages' lengths in words that rank. */
  readonly lengthTotal: number
  /** Languages by number, each with its count of passages. */
  readonly languages: readonly (readonly [string, number])[]
}

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
  readonly #file: SectionFile<SegmentFacts>
  readonly #strings: LazyStrings
  readonly #numbers = new Map<string, Uint32Array>()
  readonly #lists = new Map<string, StringList>()
  #idRank: Uint32Array | undefined
  // Asked for every candidate of every search, so not looked up by name.
  #attributes: Uint32Array | undefined

  constructor(path: string, { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number }) {
    this.#file = SectionFile.open<SegmentFacts>(path, { name, sizeBytes })
    this.name = name
    this.sizeBytes = sizeBytes
    this.facts = this.#file.facts
    this.#strings = new LazyStrings(this.#file, 'strings')
  }

  get passages(): number {
    return this.facts.passages
  }

  /** Every term, sorted by bytes. */
  get terms(): StringList {
    return this.#list('terms')
  }

  /** Words of each passage that count when scores are normalised by length. */
  get lengths(): Uint32Array {
    return this.#section('lengths')
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
    if (place < 0) return noPostings
    const starts = this.#section('postingStarts')
    return readPostings(this.#file.bytes('postings', starts[place], starts[place + 1]), this.documentFrequency(place))
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
    this.#idRank ??= invert(this.idOrder)
    return this.#idRank[passage] ?? 0
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

  occurrence(index: number): Occurrence {
    const entity = this.occurrenceEntities[index] ?? noNumber
    const url = this.#section('occurrenceUrls')[index] ?? noNumber
    return {
      row: this.occurrenceRows[index] ?? 0,
      ...(entity === noNumber ? {} : { entity: this.entities.get(entity) }),
      ...(url === noNumber ? {} : { url: this.#strings.get(url) }),
    }
  }

  passage(passage: number, occurrences: readonly Occurrence[]): Passage {
    const starts = this.#section('recordStarts')
    const record = readRecord(this.#file.bytes('records', starts[passage], starts[passage + 1]), (n) =>
      this.#strings.get(n),
    )
    return {
      ...record,
      occurrences,
      language: this.language(passage),
      boilerplate: this.isBoilerplate(passage),
    }
  }

  close(): void {
    this.#file.close()
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

function invert(order: Uint32Array): Uint32Array {
  const rank = new Uint32Array(order.length)
  order.forEach((passage, place) => {
    rank[passage] = place
  })
  return rank
}
