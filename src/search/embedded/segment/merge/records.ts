import { GrowingBytes, GrowingNumbers } from '../growable.ts'
import { copyRecord } from '../record.ts'
import type { SectionFileWriter } from '../section-file.ts'
import { noNumber } from '../segment.ts'
import { sortedByBytes, stringSections } from '../strings.ts'
import { livePassages, type Source } from './source.ts'

const pieceBytes = 2 ** 20

/** Sections of texts and of where they stand, with the strings that both name. */
export function* mergeRecords(sources: readonly Source[], writer: SectionFileWriter): Generator<Uint8Array> {
  const strings = new Map<string, number>()
  const numbersOf = sources.map(({ segment }) => numbering((number) => segment.string(number), strings))
  const starts = new GrowingNumbers()
  function* records(): Generator<Uint8Array> {
    const bytes = new GrowingBytes(2 * pieceBytes)
    const readers = sources.map(({ segment }) => segment.inOrder('records'))
    let written = 0
    for (const { source, passage } of livePassages(sources)) {
      const [record, numberOf] = [readers[source]?.(passage), numbersOf[source]]
      starts.push(written + bytes.length)
      if (record !== undefined && numberOf !== undefined) copyRecord(bytes, record, numberOf)
      if (bytes.length < pieceBytes) continue
      written += bytes.length
      yield bytes.take()
    }
    starts.push(written + bytes.length)
    yield bytes.take()
  }
  yield* writer.section('records', records())
  yield* writer.sections({ recordStarts: starts.view() })
  yield* mergeOccurrences(sources, numbersOf, writer)
  yield* writer.sections(stringSections('strings', strings.keys()))
}

function* mergeOccurrences(
  sources: readonly Source[],
  urlNumbersOf: readonly ((number: number) => number)[],
  writer: SectionFileWriter,
): Generator<Uint8Array> {
  const starts = new GrowingNumbers()
  const rows = new GrowingNumbers()
  const entities = new GrowingNumbers()
  const urls = new GrowingNumbers()
  const names = new Map<string, number>()
  const namesOf = sources.map(({ segment }) => numbering((number) => segment.entities.get(number), names))
  const copied = (number: number | undefined, numberOf: ((number: number) => number) | undefined): number =>
    number === undefined || number === noNumber ? noNumber : (numberOf?.(number) ?? noNumber)
  for (const { source, passage } of livePassages(sources)) {
    const segment = sources[source]?.segment
    if (segment === undefined) continue
    const { occurrenceStarts, occurrenceRows, occurrenceEntities, occurrenceUrls } = segment
    starts.push(rows.length)
    for (let at = occurrenceStarts[passage] ?? 0, end = occurrenceStarts[passage + 1] ?? 0; at < end; at++) {
      rows.push(occurrenceRows[at] ?? 0)
      entities.push(copied(occurrenceEntities[at], namesOf[source]))
      urls.push(copied(occurrenceUrls[at], urlNumbersOf[source]))
    }
  }
  starts.push(rows.length)
  const sorted = sortedByBytes(names.keys())
  const rank = new Uint32Array(sorted.length)
  sorted.forEach((name, place) => {
    rank[names.get(name) ?? 0] = place
  })
  yield* writer.sections({
    occurrenceStarts: starts.view(),
    occurrenceRows: rows.view(),
    occurrenceEntities: entities.view().map((entity) => rank[entity] ?? noNumber),
    occurrenceUrls: urls.view(),
    ...stringSections('entities', sorted),
  })
}

/** From numbers of strings in a source to their numbers in `strings`, which grows. */
function numbering(stringAt: (number: number) => string, strings: Map<string, number>): (number: number) => number {
  const known = new Map<number, number>()
  return (number) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const string = stringAt(number)
    const after = strings.get(string) ?? strings.size
    strings.set(string, after)
    known.set(number, after)
    return after
  }
}
