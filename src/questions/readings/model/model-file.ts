import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib'
import { featureBits } from '../features/feature.ts'
import type { Calibration } from './calibration.ts'
import type { Weights } from './weights.ts'

/** A learned model with the words that it knows. */
export interface Model {
  readonly weights: Weights
  readonly vocabulary: ReadonlySet<number>
  readonly calibration: Calibration
  /** What it was learned from, and under which licence. */
  readonly source: string
}

interface Header {
  readonly format: 1
  readonly featureBits: number
  readonly step: number
  readonly words: number
  readonly weights: number
  readonly source: string
  readonly calibration: Calibration
  readonly crc32: number
}

/*
 * A brotli stream of: length of the header (32 bits, little-endian) | header (JSON) | vocabulary: distances between ascending hashes |
 * weights: distance to the place before, and the value as a byte. Distances are varints.
 */

/** Smaller weights are left out, larger ones cut: `step` · ±127. */
const step = 0.02

export function encodeModel(values: Float32Array, { vocabulary, source, calibration }: Omit<Model, 'weights'>): Buffer {
  const body: number[] = []
  const words = [...vocabulary].map((hash) => hash >>> 0).sort((one, other) => one - other)
  putDistances(words, body)
  let before = 0
  let count = 0
  values.forEach((value, place) => {
    const steps = Math.max(-127, Math.min(127, Math.round(value / step)))
    if (steps === 0) return
    putVarint(place - before, body)
    body.push(steps & 255)
    before = place
    count++
  })
  const bytes = Buffer.from(body)
  const header: Header = {
    format: 1,
    featureBits,
    step,
    words: words.length,
    weights: count,
    source,
    calibration,
    crc32: crc32(bytes),
  }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return brotliCompressSync(Buffer.concat([length, text, bytes]), { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } })
}

/** Throws where the bytes are no model that this version of the code can read: they are part of the program, so that is a broken installation. */
export function decodeModel(file: Buffer): Model {
  const bytes = brotliDecompressSync(file)
  const start = 4 + bytes.readUInt32LE(0)
  const header = JSON.parse(bytes.toString('utf8', 4, start)) as Header // checked below
  const body = bytes.subarray(start)
  if (header.format !== 1 || header.featureBits !== featureBits || crc32(body) !== header.crc32)
    throw new Error('the learned model does not belong to this version of the program: install it anew')
  const reader = { bytes: body, at: 0 }
  const vocabulary = new Set<number>()
  for (let hash = 0, word = 0; word < header.words; word++) {
    hash += takeVarint(reader)
    vocabulary.add(hash | 0)
  }
  const values = new Int8Array(1 << featureBits)
  for (let place = 0, weight = 0; weight < header.weights; weight++) {
    place += takeVarint(reader)
    values[place] = body.readInt8(reader.at++)
  }
  const { source, calibration } = header
  return { weights: { values, step: header.step }, vocabulary, source, calibration }
}

function putDistances(ascending: readonly number[], bytes: number[]): void {
  let before = 0
  for (const number of ascending) {
    putVarint(number - before, bytes)
    before = number
  }
}

function putVarint(number: number, bytes: number[]): void {
  let rest = number
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128)
  bytes.push(rest)
}

function takeVarint(reader: { readonly bytes: Buffer; at: number }): number {
  let number = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at++] ?? 0
    number += (byte & 127) * scale
    if (byte < 128) return number
  }
}
