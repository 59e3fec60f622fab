import type { LiveSegment } from '../../snapshot.ts'
import { GrowingNumbers } from '../growable.ts'
import { SectionFileWriter } from '../section-file.ts'
import type { SegmentFacts } from '../segment.ts'
import { mergeDictionaries } from './dictionary.ts'
import { mergeIds } from './ids.ts'
import { mergeRecords } from './records.ts'
import { livePassages, openSources, type Source } from './source.ts'
import { mergeStreams } from './streams.ts'

/**
 * The file of one segment with the live passages of several, in their order. Each section is made while it is written, from the
 * sections of the old files read from front to back: memory holds the dictionaries and some numbers a passage, no texts and no postings.
 */
export function* mergeSegments(segments: readonly LiveSegment[]): Generator<Uint8Array> {
  const sources = openSources(segments)
  try {
    const writer = new SectionFileWriter()
    yield* writer.start()
    const { ranks, terms } = yield* mergeDictionaries(sources, writer)
    const { gramTotal } = yield* mergeStreams(sources, { ranks, terms }, writer)
    yield* mergeRecords(sources, writer)
    yield* mergeIds(sources, writer)
    const facts = yield* mergeAttributes(sources, writer)
    yield* writer.end({ ...facts, gramTotal } satisfies SegmentFacts)
  } finally {
    for (const { segment } of sources) segment.close()
  }
}

function* mergeAttributes(
  sources: readonly Source[],
  writer: SectionFileWriter,
): Generator<Uint8Array, Omit<SegmentFacts, 'gramTotal'>> {
  const lengths = new GrowingNumbers()
  const words = new GrowingNumbers()
  const attributes = new GrowingNumbers()
  const languages = new Map<string, { readonly number: number; passages: number }>()
  const lengthsOf = sources.map(({ segment }) => segment.readLengths())
  let lengthTotal = 0
  for (const { source, passage } of livePassages(sources)) {
    const segment = sources[source]?.segment
    if (segment === undefined) continue
    const code = segment.language(passage)
    const language = languages.get(code) ?? { number: languages.size, passages: 0 }
    languages.set(code, language)
    language.passages++
    const length = lengthsOf[source]?.[passage] ?? 0
    lengthTotal += length
    lengths.push(length)
    words.push(segment.words[passage] ?? 0)
    attributes.push(language.number * 2 + (segment.isBoilerplate(passage) ? 1 : 0))
  }
  yield* writer.sections({ lengths: lengths.view(), words: words.view(), attributes: attributes.view() })
  return {
    passages: lengths.length,
    lengthTotal,
    languages: Array.from(languages, ([language, { passages }]) => [language, passages] as const),
  }
}
