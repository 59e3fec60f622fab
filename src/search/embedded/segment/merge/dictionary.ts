import { GrowingBytes, GrowingNumbers } from '../growable.ts'
import { eachPosting, writePosting } from '../postings.ts'
import type { SectionFileWriter } from '../section-file.ts'
import type { StringList } from '../strings.ts'
import { gone, type Source } from './source.ts'

const pieceBytes = 2 ** 20

/** Where the terms of the sources are in the merged dictionary. */
export interface MergedDictionary {
  readonly terms: number
  /** One list a source: the place of each of its terms, or `gone`. */
  readonly ranks: readonly Uint32Array[]
}

/** Sections of terms and postings: sorted lists become one, and a term's postings follow each other in the order of the sources. */
export function* mergeDictionaries(
  sources: readonly Source[],
  writer: SectionFileWriter,
): Generator<Uint8Array, MergedDictionary> {
  const bytes = new GrowingBytes(2 * pieceBytes)
  const terms = new GrowingBytes()
  const termsOffsets = new GrowingNumbers()
  const starts = new GrowingNumbers()
  const frequencies = new GrowingNumbers()
  const ranks = sources.map(({ segment }) => new Uint32Array(segment.terms.length).fill(gone))
  termsOffsets.push(0)
  starts.push(0)
  function* postings(): Generator<Uint8Array> {
    const append = postingsAppender(sources, bytes)
    let written = 0
    for (const { string, places } of mergedStrings(sources.map(({ segment }) => segment.terms))) {
      const count = append(places)
      // Only deleted passages held it.
      if (count === 0) continue
      for (const [source, place] of places) {
        const rank = ranks[source]
        if (rank !== undefined) rank[place] = frequencies.length
      }
      frequencies.push(count)
      terms.bytes(string)
      termsOffsets.push(terms.length)
      starts.push(written + bytes.length)
      if (bytes.length < pieceBytes) continue
      written += bytes.length
      yield bytes.take()
    }
    yield bytes.take()
  }
  yield* writer.section('postings', postings())
  yield* writer.sections({
    postingStarts: starts.view(),
    documentFrequencies: frequencies.view(),
    terms: terms.view(),
    termsOffsets: termsOffsets.view(),
  })
  return { terms: frequencies.length, ranks }
}

/** Source and place there of a string that several lists may hold. */
type Places = readonly (readonly [source: number, place: number])[]

/** Appends the live postings of a term, passages renumbered; returns how many there are. */
function postingsAppender(sources: readonly Source[], bytes: GrowingBytes): (places: Places) => number {
  const lists = sources.map(({ segment }) => segment.inOrder('postings'))
  return (places) => {
    let count = 0
    let before = 0
    for (const [source, place] of places) {
      const numbers = sources[source]?.numbers
      const list = lists[source]?.(place)
      if (numbers === undefined || list === undefined) continue
      eachPosting(list, (passage, packed) => {
        const number = numbers[passage] ?? gone
        if (number === gone) return
        writePosting(bytes, number - before, packed)
        before = number
        count++
      })
    }
    return count
  }
}

/** Every string of several sorted lists once, in their order. */
function* mergedStrings(lists: readonly StringList[]): Generator<{ readonly string: Buffer; readonly places: Places }> {
  const heads = lists.map((list, source) => ({
    list,
    source,
    place: 0,
    string: list.length > 0 ? list.bytesOf(0) : undefined,
  }))
  for (;;) {
    let least: Buffer | undefined
    for (const { string } of heads) {
      if (string !== undefined && (least === undefined || string.compare(least) < 0)) least = string
    }
    if (least === undefined) return
    const places: (readonly [number, number])[] = []
    for (const head of heads) {
      if (head.string === undefined || !head.string.equals(least)) continue
      places.push([head.source, head.place])
      head.place++
      head.string = head.place < head.list.length ? head.list.bytesOf(head.place) : undefined
    }
    yield { string: least, places }
  }
}
