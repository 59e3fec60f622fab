import { expect, it } from 'vitest'
import type { FileRef } from '../../../store/index.ts'
import { writeEmbeddings } from './write-embeddings.ts'

it('writes many long rows into several files, each as soon as it is full', async () => {
  const bits = new Uint8Array(16 * 2 ** 20)
  const met: number[] = []
  function* rows() {
    for (let passage = 0; passage < 5; passage++) yield { passage, record: passage, bits }
  }
  const facts = { segment: 's', dimensions: bits.length * 8, model: 'test/long', log: { name: 'l', id: '1' } }
  const write = async (chunks: Iterable<Uint8Array>): Promise<FileRef> => {
    const sizeBytes = [...chunks].reduce((sum, chunk) => sum + chunk.length, 0)
    met.push(Math.floor(sizeBytes / bits.length))
    return { name: `f${met.length}`, sizeBytes, crc32: 0 }
  }
  const refs = await writeEmbeddings(rows(), facts, write)
  expect(refs.map(({ name }) => name)).toEqual(['f1', 'f2'])
  expect(met).toEqual([3, 2])
})
