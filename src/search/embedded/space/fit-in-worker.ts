import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LiveSegment } from '../snapshot.ts'
import { needsSpace } from './fit-policy.ts'
import type { FittedSpace } from './fit-space.ts'

/** What a worker needs to open a segment of its own. */
export interface SegmentSource {
  readonly path: string
  readonly name: string
  readonly sizeBytes: number
  readonly deleted: Uint8Array | undefined
}

/**
 * Fits a space on the segments in a thread of its own, so that searches go on meanwhile. Undefined when there is nothing to
 * gain: too little text, or a space already that was fit on about as many passages (`before`).
 */
export async function fitInWorker(
  segments: readonly LiveSegment[],
  before: number | undefined,
): Promise<FittedSpace | undefined> {
  if (!needsSpace(segments, before)) return undefined
  const workerData: readonly SegmentSource[] = segments.map(({ segment, deleted }) => ({ ...segment.source, deleted }))
  // Built code is JavaScript, and sources run as they are.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./fit-worker.${extension}`, import.meta.url), { workerData })
  try {
    // Proof: the worker posts one message, a fitted space; what it throws rejects `once`.
    const [fitted] = (await once(worker, 'message')) as [FittedSpace]
    return fitted
  } finally {
    await worker.terminate()
  }
}
