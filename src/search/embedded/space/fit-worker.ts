/** A thread that fits a space: see fit-in-worker.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { PostingCache } from '../segment/posting-cache.ts'
import { Segment } from '../segment/segment.ts'
import type { SegmentSource } from './fit-in-worker.ts'
import { fitSpace } from './fit-space.ts'

const sources = workerData as readonly SegmentSource[] // written by fit-in-worker.ts
const cache = new PostingCache(0)
const segments = sources.map(({ deleted, ...source }) => ({
  segment: new Segment(source.path, { ...source, cache, cacheKey: source.name }),
  deleted,
}))
const fitted = fitSpace(segments)
for (const { segment } of segments) segment.close()
const { model, vectors } = fitted
const buffers = [model.vectors, model.idf, model.scales, model.terms, ...vectors].map(({ buffer }) => buffer)
// Proof: all are made by plain typed-array constructors, never over shared memory.
parentPort?.postMessage(fitted, [...new Set(buffers)] as ArrayBuffer[])
