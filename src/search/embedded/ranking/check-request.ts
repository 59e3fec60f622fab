import { RagtimeError } from '../../../errors.ts'
import type { SearchRequest } from '../../passage-index.ts'
import type { Snapshot } from '../snapshot.ts'

const mostHits = 1000

/** Throws INPUT_INVALID for what cannot be asked of this snapshot. */
export function checkRequest(request: SearchRequest, snapshot: Snapshot): void {
  const { k, offset = 0, signal, ranking, queryVector } = request
  signal?.throwIfAborted()
  if (!Number.isInteger(k) || k < 1 || k > mostHits) throw outOfRange('k', k, `1 to ${mostHits}`)
  if (!Number.isSafeInteger(offset) || offset < 0) throw outOfRange('offset', offset, '0 or more')
  if (queryVector !== undefined) checkVector(queryVector, snapshot)
  else if (ranking === 'embeddings') throw noVector()
}

const outOfRange = (name: string, value: number, range: string): RagtimeError =>
  new RagtimeError('INPUT_INVALID', {
    what: `${name} of a search is ${value}`,
    why: `it must be a whole number, ${range}`,
    fix: `give ${name} a value in that range`,
    data: { name, value },
  })

const noVector = (): RagtimeError =>
  new RagtimeError('INPUT_INVALID', {
    what: 'a search by embeddings has no queryVector',
    why: 'a model makes the vector of a query, and the index calls no model',
    fix: 'embed the query with the model that embedded the passages, and give its vector as queryVector',
    data: { name: 'queryVector' },
  })

function checkVector(vector: Float32Array, { embeddings }: Snapshot): void {
  if (embeddings !== undefined && vector.length !== embeddings.dimensions)
    throw new RagtimeError('INPUT_INVALID', {
      what: `queryVector of a search has ${vector.length} numbers`,
      why: `the passages have vectors of ${embeddings.dimensions} numbers, by ${embeddings.model}`,
      fix: 'embed the query with that model',
      data: { name: 'queryVector', length: vector.length, expected: embeddings.dimensions, model: embeddings.model },
    })
  if (vector.every(Number.isFinite) && vector.some((value) => value !== 0)) return
  throw new RagtimeError('INPUT_INVALID', {
    what: 'queryVector of a search points nowhere',
    why: 'all its numbers are 0, or some are not finite',
    fix: 'give the vector as the model made it',
    data: { name: 'queryVector' },
  })
}
