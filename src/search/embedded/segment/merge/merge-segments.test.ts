import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Passage } from '../../../../passages/index.ts'
import { getLanguage, grams as gramsOf, loadLanguage } from '../../../analyzer/index.ts'
import { passage } from '../../../search.fixture.ts'
import type { LiveSegment } from '../../snapshot.ts'
import { PostingCache } from '../posting-cache.ts'
import { Segment } from '../segment.ts'
import { SegmentBuilder } from '../segment-builder.ts'
import { StreamReader } from '../stream-reader.ts'
import { mergeSegments } from './merge-segments.ts'

const word = fc.constantFrom(
  'running',
  'runs',
  'the',
  'Der',
  'Häuser',
  'haus',
  'c++',
  '3.5',
  'a-b',
  '\u{1f600}',
  '雪国',
  'x',
)
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const name = fc.constantFrom('Ada', 'Bo', 'Caravan')
const anyPassage = fc.record({
  text,
  language: fc.constantFrom('en', 'de', 'ja'),
  boilerplate: fc.boolean(),
  headings: fc.array(text, { maxLength: 2 }),
  entity: fc.option(name, { nil: undefined }),
  url: fc.option(name, { nil: undefined }),
  deleted: fc.boolean(),
})
const segments = fc.array(fc.array(anyPassage, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })

it('writes what building anew from the live passages would, however words, names and deletions fall', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-merge-'))
  try {
    await fc.assert(
      fc.asyncProperty(segments, async (parts) => {
        const opened: LiveSegment[] = []
        const live: Passage[] = []
        for (const [place, part] of parts.entries()) {
          const passages = part.map(({ entity, url, text: words, deleted: _, ...rest }, number) => {
            const occurrence = { row: place * 10 + number, ...(entity && { entity }), ...(url && { url }) }
            return passage(`${(number * 7) % 10}-${place}`, words, { ...rest, occurrences: [occurrence] })
          })
          live.push(...passages.filter((_, number) => part[number]?.deleted === false))
          const deleted = part.some((one) => one.deleted)
            ? Uint8Array.from(part, (one) => (one.deleted ? 1 : 0))
            : undefined
          opened.push({ segment: await write(`${folder}/${place}`, (await built(passages)).chunks()), deleted })
        }
        if (live.length === 0) return
        const merged = await write(`${folder}/merged`, mergeSegments(opened))
        const anew = await write(`${folder}/anew`, (await built(live)).chunks())
        expect(contentOf(merged)).toEqual(contentOf(anew))
        for (const { segment } of [...opened, { segment: merged }, { segment: anew }]) segment.close()
      }),
      { numRuns: 60 },
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

async function built(passages: readonly Passage[]): Promise<SegmentBuilder> {
  const builder = new SegmentBuilder()
  for (const one of passages) builder.add(one, getLanguage(one.language) ?? (await loadLanguage(one.language)))
  return builder
}

async function write(path: string, chunks: Iterable<Uint8Array>): Promise<Segment> {
  const bytes = Buffer.concat([...chunks])
  await writeFile(path, bytes)
  return new Segment(path, { name: path, sizeBytes: bytes.length, cache: new PostingCache(0), cacheKey: path })
}

/** All that a segment says, words by name as their numbers may differ. */
function contentOf(segment: Segment) {
  const { terms, vocabulary, passages } = segment
  const reader = new StreamReader(segment)
  const functionWords = new Set(segment.functionWords)
  const wordName = (number: number): string =>
    `${vocabulary.get(number)}${functionWords.has(number) ? ' (function word)' : ''}`
  // Two languages may have a word of one spelling and the same terms, which is one word once they are merged.
  const namesOf = (words: readonly number[]): string[] => [...new Set(words.map(wordName))].sort()
  const numbers = <Value>(length: number, of: (number: number) => Value): Value[] =>
    Array.from({ length }, (_, n) => of(n))
  return {
    facts: segment.facts,
    terms: numbers(terms.length, (place) => {
      const { passages: holders, tf } = segment.postingsAt(place)
      const term = terms.get(place)
      return {
        term,
        df: segment.documentFrequency(place),
        holders: [...holders],
        tf: [...tf],
        words: namesOf(segment.wordsOfTerm(term)),
      }
    }),
    grams: [...new Set(numbers(vocabulary.length, (n) => gramsOf(vocabulary.get(n))).flat())].sort().map((hash) => {
      const place = segment.gramPlace(hash)
      return place < 0 ? undefined : [hash, segment.gramFrequency(place), namesOf(segment.wordsOfGram(place))]
    }),
    passages: numbers(passages, (number) => {
      reader.read(number)
      const words = Array.from(reader.codes.subarray(0, reader.length), (code) =>
        code < 2 ? code : wordName(code - 2),
      )
      const { gramLengths } = segment
      const lengths = segment.readLengths()
      const idRank = segment.idRank(number)
      return {
        passage: segment.wholePassage(number),
        words,
        length: lengths[number],
        grams: gramLengths[number],
        counted: segment.words[number],
        idRank,
        place: segment.passageOf(segment.id(number)),
      }
    }),
    entities: numbers(segment.entities.length, (place) => segment.entities.get(place)),
  }
}
