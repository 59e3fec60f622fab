import { empty, type OpenedSource } from './open-source.ts'
import { unreadable } from './read-errors.ts'
import type { ReadOptions } from './read-options.ts'
import { maxRecordBytes } from './read-records.ts'
import type { Sniffed } from './sniff-dialect.ts'
import { findShape, type TableShape } from './table-shape.ts'
import { openText } from './text-reader.ts'

const sampleBytes = 256 << 10
/** Records a sample should hold before it is believed; fewer will do when the file has no more. */
const sampleRecords = 20

/** Looks at more and more of the text until enough records are seen. */
export async function sampleShape(opened: OpenedSource, options: ReadOptions): Promise<TableShape> {
  await using text = await openText(opened)
  let bytes: Buffer = Buffer.alloc(0)
  let whole = false
  let smaller: Sniffed | undefined
  for (let size = sampleBytes; ; size = Math.min(size * 8, maxRecordBytes)) {
    options.signal?.throwIfAborted()
    const larger = Buffer.allocUnsafe(size)
    let length = bytes.copy(larger)
    while (length < size && !whole) {
      const bytesRead = await text.read(larger, length, size - length)
      length += bytesRead
      whole = bytesRead === 0
    }
    bytes = larger.subarray(0, length)
    const isText = bytes.some((byte) => byte > 0x20)
    if (whole && !isText) throw empty(opened.name)
    const strict = options.onBadRow === 'fail'
    const shape = findShape({ bytes, whole }, { ...options, strict, ...(smaller && { smaller }) })
    const { records, covered } = shape.sniffed
    if (whole || (records >= sampleRecords && covered > 0.5)) return shape
    if (size === maxRecordBytes) {
      if (records === 0) throw unreadable(opened.name)
      return shape
    }
    smaller = shape.sniffed
  }
}
