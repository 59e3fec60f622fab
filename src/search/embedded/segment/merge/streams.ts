import type { SectionFileWriter } from '../section-file.ts'
import { readRelated, type Segment } from '../segment.ts'
import { StreamReader } from '../stream-reader.ts'
import { contextEnd, firstWord, unitEnd, WordStreams } from '../word-streams.ts'
import type { MergedDictionary } from './dictionary.ts'
import { gone, livePassages, type Source } from './source.ts'

const pieceBytes = 2 ** 20

/** Sections of the word streams, words renumbered. */
export function* mergeStreams(
  sources: readonly Source[],
  { ranks, terms }: MergedDictionary,
  writer: SectionFileWriter,
): Generator<Uint8Array, { readonly gramTotal: number }> {
  const streams = new WordStreams()
  const vocabulary = new MergedVocabulary(streams)
  const numbers = sources.map((source, place) => vocabulary.take(source, ranks[place] ?? new Uint32Array(0)))
  const readers = sources.map(({ segment }) => ({
    bytes: segment.inOrder('streams'),
    stream: new StreamReader(segment),
  }))
  function* pieces(): Generator<Uint8Array> {
    for (const { source, passage } of livePassages(sources)) {
      const [reader, numberOf] = [readers[source], numbers[source]]
      if (reader === undefined || numberOf === undefined) continue
      const { bytes, stream } = reader
      stream.decode(bytes(passage))
      streams.begin()
      for (let at = 0; at < stream.length; at++) {
        const code = stream.codes[at] ?? 0
        if (code === unitEnd || code === contextEnd) streams.mark(code)
        else streams.word(numberOf[code - firstWord] ?? 0)
      }
      streams.end()
      if (streams.pendingBytes >= pieceBytes) yield streams.take()
    }
    yield streams.take()
  }
  yield* writer.section('streams', pieces())
  const { streams: _, ...rest } = streams.sections(Uint32Array.from({ length: terms }, (__, term) => term))
  yield* writer.sections(rest)
  return { gramTotal: streams.gramTotal }
}

/** Words of several segments, those that are spelled alike and found by the same terms as one. */
class MergedVocabulary {
  readonly #streams: WordStreams
  readonly #numbers = new Map<string, number>()

  constructor(streams: WordStreams) {
    this.#streams = streams
  }

  /** The numbers of a source's words; `gone` for those that no live passage holds. */
  take(source: Source, ranks: Uint32Array): Uint32Array {
    const { vocabulary } = source.segment
    const { starts, terms } = termsOfWords(source.segment, ranks)
    const isUsed = source.hasDeleted ? usedWords(source) : undefined
    const numbers = new Uint32Array(vocabulary.length).fill(gone)
    for (let word = 0; word < numbers.length; word++) {
      if (isUsed?.[word] === 0) continue
      const found = terms.subarray(starts[word], starts[word + 1])
      numbers[word] = this.#numberOf(vocabulary.get(word), found)
    }
    return numbers
  }

  #numberOf(word: string, terms: Uint32Array): number {
    const key = `${word} ${terms.join(' ')}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#streams.define(word, [...terms])
    this.#numbers.set(key, number)
    return number
  }
}

/** The merged terms that each word is found by, ascending: those of word w stand from `starts[w]` to `starts[w + 1]`. */
function termsOfWords(
  segment: Segment,
  ranks: Uint32Array,
): { readonly starts: Uint32Array; readonly terms: Uint32Array } {
  const starts = new Uint32Array(segment.vocabulary.length + 1)
  const wordsOf = segment.inOrder('termWords')
  const each = (visit: (word: number, rank: number) => void): void => {
    ranks.forEach((rank, place) => {
      if (rank !== gone) for (const word of readRelated(wordsOf(place))) visit(word, rank)
    })
  }
  each((word) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1
  })
  for (let word = 1; word < starts.length; word++) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0)
  const terms = new Uint32Array(starts.at(-1) ?? 0)
  const next = starts.slice()
  each((word, rank) => {
    const slot = next[word] ?? 0
    next[word] = slot + 1
    terms[slot] = rank
  })
  return { starts, terms }
}

/** 1 for each word that a live passage holds. */
function usedWords({ segment, numbers }: Source): Uint8Array {
  const used = new Uint8Array(segment.vocabulary.length)
  const bytes = segment.inOrder('streams')
  const stream = new StreamReader(segment)
  for (let passage = 0; passage < numbers.length; passage++) {
    if (numbers[passage] === gone) continue
    stream.decode(bytes(passage))
    for (let at = 0; at < stream.length; at++) {
      const code = stream.codes[at] ?? 0
      if (code >= firstWord) used[code - firstWord] = 1
    }
  }
  return used
}
