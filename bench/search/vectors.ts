import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { randomFrom } from '../random.ts'
import type { Corpus, Topics } from './corpus.ts'

/** What an embedding model would give, as far as an index can tell: unit vectors in clusters. */
export const dimensions = 128

/** A unit vector by the centres of both topics and as much chance. Equal arguments give equal vectors. */
export function vectorNear(topics: Topics, seed: number, length = dimensions): Float32Array<ArrayBuffer> {
  const first = centre(topics[0], length)
  const second = centre(topics[1], length)
  const random = randomFrom(seed)
  const vector = Float32Array.from(
    { length },
    (_, at) => 0.7 * (first[at] ?? 0) + 0.3 * (second[at] ?? 0) + random() - 0.5,
  )
  const norm = Math.hypot(...vector)
  return vector.map((value) => value / norm)
}

/** The vectors of all passages, in order, as little-endian 32-bit floats. */
export function writeVectors(corpus: Corpus, path: string): void {
  const file = openSync(path, 'w')
  for (let id = 1; id <= corpus.size; id++) writeSync(file, vectorNear(corpus.topics(id), id))
  closeSync(file)
}

export function* readVectors(path: string): Generator<Float32Array<ArrayBuffer>> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const vector = new Float32Array(dimensions)
      if (readSync(file, vector) < vector.byteLength) return
      yield vector
    }
  } finally {
    closeSync(file)
  }
}

const centres = new Map<string, Float32Array>()

function centre(topic: number, length: number): Float32Array {
  const key = `${topic} ${length}`
  const known = centres.get(key)
  if (known !== undefined) return known
  const random = randomFrom(1_000_003 + topic)
  const made = Float32Array.from({ length }, () => random() - 0.5)
  centres.set(key, made)
  return made
}
