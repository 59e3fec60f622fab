import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { UnitKind } from '../../../passages/index.ts'
import { passage } from '../../search.fixture.ts'
import { Best } from '../ranking/best.ts'
import { ByteReader } from './byte-reader.ts'
import { GrowingBytes } from './growable.ts'
import { packFrequency, readPostings, writePosting } from './postings.ts'
import { readRecord, writeRecord } from './record.ts'
import { SectionFile, sectionFileChunks } from './section-file.ts'
import { StringList, sortedByBytes, stringSections } from './strings.ts'
import { readTombstones, writeTombstones } from './tombstones.ts'

it('reads numbers and text as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.maxSafeNat(), fc.integer(), fc.string({ unit: 'grapheme' }))), (values) => {
      const bytes = new GrowingBytes(1)
      for (const [natural, integer, text] of values) {
        bytes.varint(natural)
        bytes.signedVarint(integer)
        bytes.varint(Buffer.byteLength(text))
        bytes.utf8(text)
      }
      const reader = new ByteReader(bytes.view())
      expect(values.map(() => [reader.varint(), reader.signedVarint(), reader.utf8(reader.varint())])).toEqual(values)
      expect(reader.done).toBe(true)
    }),
  )
})

it('reads postings as they were written, with a term in the context counted once more', () => {
  const posting = fc.record({ distance: fc.nat(2 ** 20), text: fc.nat(1000), context: fc.boolean() })
  fc.assert(
    fc.property(fc.array(posting), (postings) => {
      const bytes = new GrowingBytes()
      for (const { distance, text, context } of postings) writePosting(bytes, distance, packFrequency(text, context))
      let passageNumber = 0
      const expected = postings.map(({ distance }) => {
        passageNumber += distance
        return passageNumber
      })
      const { passages, tf } = readPostings(bytes.view(), postings.length)
      expect([...passages]).toEqual(expected)
      expect([...tf]).toEqual(postings.map(({ text, context }) => text + (context ? 1 : 0)))
    }),
  )
})

it('reads records as they were written', () => {
  const span = fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([start, length]) => ({ start, end: start + length }))
  const kinds: readonly UnitKind[] = ['title', 'description', 'heading', 'sentence', 'item', 'row', 'link']
  const text = fc.string({ unit: 'grapheme' })
  const units = fc.array(fc.record({ span, raw: span, kind: fc.constantFrom(...kinds) }))
  fc.assert(
    fc.property(
      text,
      text,
      fc.array(text),
      fc.option(fc.array(text), { nil: undefined }),
      units,
      (id, body, headings, header, list) => {
        const whole = passage(id, body, {
          headings,
          units: list.map(({ span: { start, end }, raw, kind }) => ({ kind, start, end, raw })),
          ...(header === undefined ? {} : { tableHeader: header }),
        })
        const bytes = new GrowingBytes()
        const strings: string[] = []
        writeRecord(bytes, whole, (string) => strings.push(string) - 1)
        const { occurrences: _, language: __, boilerplate: ___, ...recorded } = whole
        expect(readRecord(bytes.view(), (number) => strings[number] ?? '')).toEqual(recorded)
      },
    ),
  )
})

it('reads tombstones as they were written, and refuses those of other segments', () => {
  const deletedOf = [undefined, Uint8Array.of(0, 1, 0, 1), Uint8Array.of(1)]
  const file = { name: 'tombstones', bytes: writeTombstones(deletedOf) }
  expect(readTombstones(file, [9, 4, 1])).toEqual(deletedOf)
  for (const sizes of [
    [9, 4],
    [9, 3, 1],
  ])
    expect(() => readTombstones(file, sizes)).toThrow('damaged')
})

async function withSections(
  sections: Record<string, Uint8Array | Uint32Array>,
  use: (file: SectionFile<unknown>) => void,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'ragtime-sections-'))
  try {
    const bytes = Buffer.concat([...sectionFileChunks({ a: 1 }, sections)])
    await writeFile(join(directory, 'x'), bytes)
    const file = SectionFile.open<unknown>(join(directory, 'x'), { name: 'x', sizeBytes: bytes.length })
    use(file)
    file.close()
  } finally {
    await rm(directory, { recursive: true })
  }
}

it('reads sections of any size, in whole and in part', async () => {
  const large = Uint32Array.from({ length: 100_000 }, (_, n) => n * n)
  const text = Buffer.from('some bytes')
  await withSections({ none: new Uint8Array(0), text, large, more: text }, (file) => {
    expect(file.facts).toEqual({ a: 1 })
    expect(file.numbers('large', 50_000, 50_003)).toEqual(large.subarray(50_000, 50_003))
    expect(file.numbers('large')).toEqual(large)
    expect(file.bytes('text').toString()).toBe('some bytes')
    expect(file.bytes('more', 5).toString()).toBe('bytes')
    expect(file.bytes('none')).toHaveLength(0)
    expect(() => file.bytes('other')).toThrow('damaged')
  })
})

it('finds every string of a sorted list, and where others would stand', async () => {
  const strings = sortedByBytes(['b', 'ä', '\u{1f600}', '\uffee', 'aa', '', 'a'])
  expect(strings).toEqual(['', 'a', 'aa', 'b', 'ä', '\uffee', '\u{1f600}'])
  await withSections(stringSections('names', strings), (file) => {
    const list = new StringList(file, 'names')
    expect(strings.map((string) => list.indexOf(string))).toEqual([...strings.keys()])
    expect(Array.from(strings.keys(), (place) => list.get(place))).toEqual(strings)
    expect(['ab', 'c', '\u{1f601}'].map((string) => [list.indexOf(string), list.lowerBound(string)])).toEqual([
      [-1, 3],
      [-1, 4],
      [-1, 7],
    ])
  })
})

it('keeps the best of many, ties by the given order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 })), fc.integer({ min: 1, max: 10 }), (scores, size) => {
      const best = new Best<number>(size, (one, other) => one - other)
      const shuffled = scores.map((score, number) => ({ score, item: (number * 7919) % 10_007 }))
      for (const { score, item } of shuffled) best.offer(score, item)
      const expected = shuffled.toSorted((a, b) => b.score - a.score || a.item - b.item).slice(0, size)
      expect(best.sorted()).toEqual(expected)
    }),
  )
})
