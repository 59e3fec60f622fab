import type { Passage, PassageId, Unit, UnitKind } from '../../../passages/index.ts'
import { ByteReader } from './byte-reader.ts'
import type { GrowingBytes } from './growable.ts'

/** What a record says of a passage; its occurrences, language and flags stand in sections of their own. */
type RecordedPassage = Pick<Passage, 'id' | 'column' | 'text' | 'start' | 'end' | 'units' | 'headings' | 'words'> &
  Pick<Passage, 'tableHeader'>

// Stored by number: add at the end only.
const unitKinds = [
  'title',
  'description',
  'heading',
  'sentence',
  'item',
  'row',
  'link',
] as const satisfies readonly UnitKind[]

/** Gives a repeated string (a column, a page's title) its number in the segment. */
type NumberOf = (string: string) => number

export function writeRecord(bytes: GrowingBytes, passage: Passage, numberOf: NumberOf): void {
  writeString(bytes, passage.id)
  bytes.varint(numberOf(passage.column))
  writeString(bytes, passage.text)
  bytes.varint(passage.start)
  bytes.varint(passage.end - passage.start)
  bytes.varint(passage.words)
  writeList(bytes, passage.headings, numberOf)
  bytes.varint(passage.tableHeader === undefined ? 0 : 1)
  if (passage.tableHeader !== undefined) writeList(bytes, passage.tableHeader, numberOf)
  writeUnits(bytes, passage.units)
}

export function readRecord(bytes: Buffer, stringAt: (number: number) => string): RecordedPassage {
  const reader = new ByteReader(bytes)
  // Proof of the brand: the id was taken from a passage when the record was written, and the record passed its checksum.
  const id = readString(reader) as PassageId
  const column = stringAt(reader.varint())
  const text = readString(reader)
  const start = reader.varint()
  const end = start + reader.varint()
  const words = reader.varint()
  const headings = readList(reader, stringAt)
  const tableHeader = reader.varint() === 1 ? readList(reader, stringAt) : undefined
  const units = readUnits(reader)
  return { id, column, text, start, end, words, headings, units, ...(tableHeader === undefined ? {} : { tableHeader }) }
}

/** Appends a record of another segment, its strings renumbered. */
export function copyRecord(target: GrowingBytes, bytes: Buffer, numberOf: (number: number) => number): void {
  const reader = new ByteReader(bytes)
  let copied = 0
  const copyUpTo = (end: number): void => {
    target.bytes(bytes.subarray(copied, end))
    copied = end
  }
  const renumber = (): void => {
    copyUpTo(reader.at)
    target.varint(numberOf(reader.varint()))
    copied = reader.at
  }
  const renumberList = (): void => {
    for (let left = reader.varint(); left > 0; left--) renumber()
  }
  reader.skip(reader.varint())
  renumber()
  reader.skip(reader.varint())
  for (let number = 0; number < 3; number++) reader.varint()
  renumberList()
  if (reader.varint() === 1) renumberList()
  copyUpTo(bytes.length)
}

function writeString(bytes: GrowingBytes, string: string): void {
  bytes.varint(Buffer.byteLength(string))
  bytes.utf8(string)
}

const readString = (reader: ByteReader): string => reader.utf8(reader.varint())

function writeList(bytes: GrowingBytes, strings: readonly string[], numberOf: NumberOf): void {
  bytes.varint(strings.length)
  for (const string of strings) bytes.varint(numberOf(string))
}

const readList = (reader: ByteReader, stringAt: (number: number) => string): readonly string[] =>
  Array.from({ length: reader.varint() }, () => stringAt(reader.varint()))

/** Units follow each other closely, in the cleaned cell and in the raw one, so distances are short. */
function writeUnits(bytes: GrowingBytes, units: readonly Unit[]): void {
  bytes.varint(units.length)
  let end = 0
  let rawEnd = 0
  for (const unit of units) {
    bytes.varint(unitKinds.indexOf(unit.kind))
    bytes.signedVarint(unit.start - end)
    bytes.signedVarint(unit.end - unit.start)
    bytes.signedVarint(unit.raw.start - rawEnd)
    bytes.signedVarint(unit.raw.end - unit.raw.start)
    end = unit.end
    rawEnd = unit.raw.end
  }
}

function readUnits(reader: ByteReader): readonly Unit[] {
  let at = 0
  let rawAt = 0
  return Array.from({ length: reader.varint() }, () => {
    const kind = unitKinds[reader.varint()] ?? 'sentence'
    const start = at + reader.signedVarint()
    at = start + reader.signedVarint()
    const rawStart = rawAt + reader.signedVarint()
    rawAt = rawStart + reader.signedVarint()
    return { kind, start, end: at, raw: { start: rawStart, end: rawAt } }
  })
}
