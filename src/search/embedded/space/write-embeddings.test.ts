import { expect, it } from 'vitest'
import type { FileRef } from '../../../store/index.ts'
import { writeEmbeddings } from './write-embeddings.ts'

it('writes many long vectors into several files, each as soon as it is full', async () => {
  const vector = new Float32Array(2 ** 22).fill(2 ** -11)
  const met: number[] = []
  function* rows() {
    for (let passage = 0; passage < 5; passage++) {
      yield { passage, vector }
    }
  }
  const facts = { segment: 's', dimensions: vector.length, model: 'test/long' }
  const write = async (chunks: Iterable<Uint8Array>): Promise<FileRef> => {
    const sizeBytes = [...chunks].reduce((sum, chunk) => sum + chunk.length, 0)
    met.push(Math.floor(sizeBytes / (vector.length * 4)))
    return { name: `f${met.length}`, sizeBytes, crc32: 0 }
  }
  const refs = await writeEmbeddings(rows(), facts, write)
  expect(refs.map(({ name }) => name)).toEqual(['f1', 'f2'])
  expect(met).toEqual([4, 1])
})
