import type { Passage } from '../../../passages/index.ts'
import { foldCase, type Language, type TokenKind, termsOf, tokenize } from '../../analyzer/index.ts'
import { GrowingBytes, GrowingNumbers } from './growable.ts'
import { packFrequency, writePosting } from './postings.ts'
import { writeRecord } from './record.ts'
import { sectionFileChunks } from './section-file.ts'
import { noNumber, type SegmentFacts } from './segment.ts'
import { sortedByBytes, stringSections } from './strings.ts'
import { contextEnd, unitEnd, WordStreams } from './word-streams.ts'

/** A text of more entities than this says nothing about each, so their names do not become words to find it by. */
const mostNamedEntities = 3

// What is known of a term in the context of the passage being added. Repeating a word there does not make the context longer.
const absent = 0
const present = 1
const counted = 2

/** What a token means to the index. */
interface KnownToken {
  readonly terms: readonly number[]
  /** Its number in the word streams, or -1 for what is no word of the text but another way to find it. */
  readonly word: number
}

/**
 * Collects passages and turns them into one segment file. Holds typed arrays and the texts' bytes, no object per passage
 * but its id; `sizeBytes` says when to stop and write.
 */
export class SegmentBuilder {
  readonly #terms = new Map<string, number>()
  // Each token seen, by language and kind: most words of a text were seen before.
  readonly #knownTokens = new Map<string, Map<string, KnownToken>>()
  // Words by language, in lower case: tokens that differ in case only are one word.
  readonly #wordNumbers = new Map<string, number>()
  readonly #streams = new WordStreams()
  // Postings by passage: the term's number and its packed frequency. Passage i's stand from `#postingStarts[i]`.
  readonly #postingTerms = new GrowingNumbers()
  readonly #postingFrequencies = new GrowingNumbers()
  readonly #postingStarts = new GrowingNumbers()
  // Of the passage being added, by term number; zero between passages.
  #textFrequency = new Uint32Array(1024)
  #inContext = new Uint8Array(1024)
  readonly #touched = new GrowingNumbers()

  readonly #ids = new Map<string, number>()
  readonly #replaced: number[] = []
  readonly #strings = new Map<string, number>()
  readonly #languages = new Map<string, number>()
  readonly #entities = new Map<string, number>()
  readonly #lengths = new GrowingNumbers()
  readonly #words = new GrowingNumbers()
  readonly #attributes = new GrowingNumbers()
  readonly #occurrenceStarts = new GrowingNumbers()
  readonly #occurrenceRows = new GrowingNumbers()
  readonly #occurrenceEntities = new GrowingNumbers()
  readonly #occurrenceUrls = new GrowingNumbers()
  readonly #records = new GrowingBytes(1 << 16)
  readonly #recordStarts = new GrowingNumbers()
  readonly #idOf: string[] = []

  get passages(): number {
    return this.#lengths.length
  }

  /** Passages added and then added again under the same id: gone from the segment when it is read. */
  get replaced(): readonly number[] {
    return this.#replaced
  }

  /** About what it holds in memory: 8 bytes a posting and 8 more while they are sorted. */
  get sizeBytes(): number {
    return (
      this.#records.length +
      this.#streams.sizeBytes +
      this.#postingTerms.length * 16 +
      this.#occurrenceRows.length * 12 +
      this.passages * 100
    )
  }

  add(passage: Passage, language: Language): void {
    const before = this.#ids.get(passage.id)
    if (before !== undefined) this.#replaced.push(before)
    this.#ids.set(passage.id, this.passages)
    this.#idOf.push(passage.id)
    this.#postingStarts.push(this.#postingTerms.length)
    this.#lengths.push(this.#addWords(passage, language))
    this.#words.push(passage.words)
    this.#attributes.push(numberIn(this.#languages, passage.language) * 2 + (passage.boilerplate ? 1 : 0))
    this.#addOccurrences(passage)
    this.#recordStarts.push(this.#records.length)
    writeRecord(this.#records, passage, (string) => numberIn(this.#strings, string))
  }

  /** The segment file. The builder is spent afterwards. */
  chunks(): Generator<Uint8Array> {
    const terms = sortedByBytes(this.#terms.keys())
    const rank = this.#ranks(terms)
    const entities = sortedByBytes(this.#entities.keys())
    this.#recordStarts.push(this.#records.length)
    this.#occurrenceStarts.push(this.#occurrenceRows.length)
    const facts: SegmentFacts = {
      passages: this.passages,
      lengthTotal: this.#lengths.view().reduce((sum, length) => sum + length, 0),
      gramTotal: this.#streams.gramTotal,
      languages: this.#countLanguages(),
    }
    return sectionFileChunks(facts, {
      ...stringSections('terms', terms),
      ...this.#invert(terms, rank),
      ...this.#streams.sections(rank),
      lengths: this.#lengths.view(),
      words: this.#words.view(),
      attributes: this.#attributes.view(),
      ...this.#idSections(),
      ...stringSections('ids', this.#idOf),
      occurrenceStarts: this.#occurrenceStarts.view(),
      occurrenceRows: this.#occurrenceRows.view(),
      occurrenceEntities: this.#sortedEntityNumbers(entities),
      occurrenceUrls: this.#occurrenceUrls.view(),
      ...stringSections('entities', entities),
      ...stringSections('strings', this.#strings.keys()),
      recordStarts: this.#recordStarts.view(),
      records: this.#records.view(),
    })
  }

  /** Adds a passage's postings and its stream; returns its length: words of the text, and distinct words of the context. */
  #addWords(passage: Passage, language: Language): number {
    this.#streams.begin()
    const length = this.#addContext(contextOf(passage), language) + this.#addText(passage, language)
    this.#streams.end()
    for (const term of this.#touched.view()) {
      this.#postingTerms.push(term)
      this.#postingFrequencies.push(packFrequency(this.#textFrequency[term] ?? 0, this.#inContext[term] !== absent))
      this.#textFrequency[term] = 0
      this.#inContext[term] = absent
    }
    this.#touched.length = 0
    return length
  }

  #addContext(context: string, language: Language): number {
    let length = 0
    tokenize(context, (form, kind) => {
      const { terms, word } = this.#token(form, kind, language)
      if (word >= 0) this.#streams.word(word)
      const [stem] = terms
      if (stem === undefined) return
      for (const term of terms) {
        this.#touch(term)
        if (this.#inContext[term] === absent) this.#inContext[term] = present
      }
      if (kind !== 'word' || this.#inContext[stem] === counted) return
      this.#inContext[stem] = counted
      length++
    })
    this.#streams.mark(contextEnd)
    return length
  }

  #addText({ text, units, start }: Passage, language: Language): number {
    let length = 0
    for (const unit of units) {
      tokenize(text.slice(unit.start - start, unit.end - start), (form, kind) => {
        const { terms, word } = this.#token(form, kind, language)
        if (word >= 0) this.#streams.word(word)
        for (const term of terms) {
          this.#touch(term)
          this.#textFrequency[term] = (this.#textFrequency[term] ?? 0) + 1
        }
        if (kind === 'word' && terms.length > 0) length++
      })
      this.#streams.mark(unitEnd)
    }
    return length
  }

  #touch(term: number): void {
    if (this.#textFrequency[term] === 0 && this.#inContext[term] === absent) this.#touched.push(term)
  }

  #token(form: string, kind: TokenKind, language: Language): KnownToken {
    const known = this.#tokensOf(kind === 'variant' ? `${language.code}+` : kind === 'word' ? language.code : kind)
    const before = known.get(form)
    if (before !== undefined) return before
    const terms = termsOf(form, kind, language).map((term) => numberIn(this.#terms, term))
    const token = { terms, word: kind === 'word' ? this.#wordNumber(foldCase(form), terms, language) : -1 }
    known.set(form, token)
    while (this.#terms.size > this.#textFrequency.length) this.#growScratch()
    return token
  }

  #wordNumber(word: string, terms: readonly number[], { code }: Language): number {
    const key = `${code}:${word}`
    const known = this.#wordNumbers.get(key)
    if (known !== undefined) return known
    const number = this.#streams.define(word, terms)
    this.#wordNumbers.set(key, number)
    return number
  }

  #tokensOf(group: string): Map<string, KnownToken> {
    const known = this.#knownTokens.get(group) ?? new Map<string, KnownToken>()
    if (known.size === 0) this.#knownTokens.set(group, known)
    return known
  }

  #growScratch(): void {
    const frequency = new Uint32Array(this.#textFrequency.length * 2)
    frequency.set(this.#textFrequency)
    this.#textFrequency = frequency
    const context = new Uint8Array(frequency.length)
    context.set(this.#inContext)
    this.#inContext = context
  }

  #addOccurrences(passage: Passage): void {
    this.#occurrenceStarts.push(this.#occurrenceRows.length)
    for (const { row, entity, url } of passage.occurrences) {
      this.#occurrenceRows.push(row)
      this.#occurrenceEntities.push(entity === undefined ? noNumber : numberIn(this.#entities, entity))
      this.#occurrenceUrls.push(url === undefined ? noNumber : numberIn(this.#strings, url))
    }
  }

  /** From a term's number to its place in the sorted dictionary. */
  #ranks(terms: readonly string[]): Uint32Array {
    const rank = new Uint32Array(terms.length)
    terms.forEach((term, place) => {
      rank[this.#terms.get(term) ?? 0] = place
    })
    return rank
  }

  /** From postings by passage to postings by term, by counting sort. */
  #invert(terms: readonly string[], rank: Uint32Array): Record<string, Uint8Array | Uint32Array> {
    const byPassage = this.#postingTerms.view()
    const starts = new Uint32Array(terms.length + 1)
    for (const term of byPassage) starts[(rank[term] ?? 0) + 1] = (starts[(rank[term] ?? 0) + 1] ?? 0) + 1
    const documentFrequencies = starts.slice(1)
    for (let place = 0; place < terms.length; place++)
      starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
    const { passages, frequencies } = this.#sortPostings(rank, starts)
    const bytes = new GrowingBytes(byPassage.length * 2 + 16)
    const offsets = new GrowingNumbers()
    let at = 0
    for (const count of documentFrequencies) {
      offsets.push(bytes.length)
      let before = 0
      for (const end = at + count; at < end; at++) {
        const passage = passages[at] ?? 0
        writePosting(bytes, passage - before, frequencies[at] ?? 0)
        before = passage
      }
    }
    offsets.push(bytes.length)
    return { documentFrequencies, postings: bytes.view(), postingStarts: offsets.view() }
  }

  #sortPostings(rank: Uint32Array, starts: Uint32Array): { passages: Uint32Array; frequencies: Uint32Array } {
    const next = starts.slice()
    const terms = this.#postingTerms.view()
    const packed = this.#postingFrequencies.view()
    const passages = new Uint32Array(terms.length)
    const frequencies = new Uint32Array(terms.length)
    const ends = this.#postingStarts.view().subarray(1)
    for (let passage = 0, at = 0; passage < this.passages; passage++) {
      for (const end = ends[passage] ?? terms.length; at < end; at++) {
        const place = rank[terms[at] ?? 0] ?? 0
        const slot = next[place] ?? 0
        next[place] = slot + 1
        passages[slot] = passage
        frequencies[slot] = packed[at] ?? 0
      }
    }
    return { passages, frequencies }
  }

  #countLanguages(): readonly (readonly [string, number])[] {
    const counts = new Uint32Array(this.#languages.size)
    for (const attributes of this.#attributes.view()) counts[attributes >>> 1] = (counts[attributes >>> 1] ?? 0) + 1
    return Array.from(this.#languages.keys(), (language, number) => [language, counts[number] ?? 0])
  }

  /** The passages in the order of their ids, to find one, and each one's place there, to break ties. */
  #idSections(): Record<string, Uint32Array> {
    const ids = this.#idOf
    const idOrder = Uint32Array.from(ids.keys()).sort((one, other) => {
      const [a = '', b = ''] = [ids[one], ids[other]]
      return a < b ? -1 : a > b ? 1 : one - other
    })
    const idRank = new Uint32Array(ids.length)
    idOrder.forEach((passage, place) => {
      idRank[passage] = place
    })
    return { idOrder, idRank }
  }

  #sortedEntityNumbers(sorted: readonly string[]): Uint32Array {
    const rank = new Map(sorted.map((entity, place) => [entity, place]))
    const places = Uint32Array.from([...this.#entities.keys()], (entity) => rank.get(entity) ?? noNumber)
    return this.#occurrenceEntities.view().map((entity) => places[entity] ?? noNumber)
  }
}

/** The number of `string`, which is its place among those met so far. */
function numberIn(numbers: Map<string, number>, string: string): number {
  const known = numbers.get(string)
  if (known !== undefined) return known
  numbers.set(string, numbers.size)
  return numbers.size - 1
}

/** Words that a passage can be found by though its text does not repeat them. */
function contextOf({ headings, tableHeader = [], occurrences }: Passage): string {
  const entities = new Set<string>()
  for (const { entity } of occurrences) if (entity !== undefined) entities.add(entity)
  return [...headings, ...tableHeader, ...(entities.size <= mostNamedEntities ? entities : [])].join('\n')
}
