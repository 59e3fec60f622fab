import { ByteReader } from './byte-reader.ts'
import { damaged } from './damaged.ts'
import { GrowingBytes } from './growable.ts'

/** The deleted passages of every segment as one file: for each segment their count and the distances between their numbers. */
export function writeTombstones(deletedOf: readonly (Uint8Array | undefined)[]): Uint8Array {
  const bytes = new GrowingBytes()
  for (const deleted of deletedOf) {
    const passages = deleted === undefined ? [] : [...deleted.keys()].filter((passage) => deleted[passage] === 1)
    bytes.varint(passages.length)
    passages.forEach((passage, index) => {
      bytes.varint(passage - (passages[index - 1] ?? 0))
    })
  }
  return bytes.view()
}

/** `sizes` are the segments' counts of passages. */
export function readTombstones(
  file: { readonly name: string; readonly bytes: Uint8Array },
  sizes: readonly number[],
): readonly (Uint8Array | undefined)[] {
  const reader = new ByteReader(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length))
  const deletedOf = sizes.map((size) => {
    const count = reader.varint()
    if (count === 0) return undefined
    const deleted = new Uint8Array(size)
    let passage = 0
    for (let index = 0; index < count; index++) {
      passage += reader.varint()
      if (passage >= size) throw damaged(file.name, 'it deletes passages that its segment does not have')
      deleted[passage] = 1
    }
    return deleted
  })
  if (!reader.done) throw damaged(file.name, 'it is for other segments than the manifest names')
  return deletedOf
}
