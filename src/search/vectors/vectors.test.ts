import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BinaryVectors, Int8Vectors, quantise, toBits } from './index.ts'
import { kernelBytes } from './kernel-bytes.ts'
import { instantiate } from './webassembly.ts'

const shape = fc.record({ rows: fc.nat(40), dimensions: fc.integer({ min: 1, max: 70 }) })

describe('Int8Vectors', () => {
  it('gives the dot products of a naive loop, by WebAssembly and by plain JavaScript', () => {
    const cases = shape.chain(({ rows, dimensions }) =>
      fc.record({
        shape: fc.constant({ rows, dimensions }),
        bytes: bytesOf(rows * dimensions),
        query: bytesOf(dimensions),
      }),
    )
    fc.assert(
      fc.property(cases, ({ shape: { rows, dimensions }, bytes, query }) => {
        const naive = Array.from({ length: rows }, (_, row) =>
          naiveDot(bytes.subarray(row * dimensions, (row + 1) * dimensions), query),
        )
        for (const plain of [false, true]) {
          const vectors = Int8Vectors.from(unsigned(bytes), { rows, dimensions }, { plain })
          const out = new Int32Array(rows)
          vectors.dot(query, out)
          expect([...out]).toEqual(naive)
        }
      }),
    )
  })

  it('computes many rows in blocks, each once, and leaves what lies behind them alone', () => {
    for (const rows of [4095, 4096, 4097, 8193]) {
      const vectors = Int8Vectors.allocate({ rows, dimensions: 3 })
      for (let row = 0; row < rows; row++) vectors.fill(row, Uint8Array.of(row & 63, (row >>> 6) & 63, row >>> 12))
      const out = new Int32Array(rows + 2).fill(-7)
      vectors.dot(Int8Array.of(1, 64, 0), out)
      expect(out).toEqual(Int32Array.from({ length: rows + 2 }, (_, row) => (row < rows ? row & 4095 : -7)))
    }
  })

  it('shows rows as they were filled', () => {
    const vectors = Int8Vectors.allocate({ rows: 3, dimensions: 5 })
    vectors.fill(1, Uint8Array.of(1, 2, 3, 4, 255, 6, 7, 8, 9, 128))
    expect([0, 1, 2].map((row) => [...vectors.row(row)])).toEqual([
      [0, 0, 0, 0, 0],
      [1, 2, 3, 4, -1],
      [6, 7, 8, 9, -128],
    ])
  })

  it('refuses rows that do not fit', () => {
    const vectors = Int8Vectors.allocate({ rows: 2, dimensions: 16 })
    expect(() => vectors.fill(1, new Uint8Array(32))).toThrow(RangeError)
  })
})

describe('BinaryVectors', () => {
  const cases = shape.chain(({ rows, dimensions }) =>
    fc.record({
      vectors: fc.array(signs(dimensions), { minLength: rows, maxLength: rows }),
      query: signs(dimensions),
    }),
  )

  it('counts the signs that differ, by WebAssembly and by plain JavaScript', () => {
    fc.assert(
      fc.property(cases, ({ vectors, query }) => {
        const naive = vectors.map((vector) => vector.filter((value, i) => value > 0 !== (query[i] ?? 0) > 0).length)
        for (const plain of [false, true]) {
          const binary = BinaryVectors.allocate({ rows: vectors.length, dimensions: query.length }, { plain })
          vectors.forEach((vector, row) => {
            binary.fill(row, toBits(vector))
          })
          const out = new Int32Array(vectors.length)
          binary.hamming(toBits(query), out)
          expect([...out]).toEqual(naive)
        }
      }),
    )
  })

  it('refuses rows that do not fit', () => {
    const binary = BinaryVectors.allocate({ rows: 2, dimensions: 65 })
    expect(binary.rowBytes).toBe(16)
    expect(() => binary.fill(1, new Uint8Array(32))).toThrow(RangeError)
  })
})

describe('toBits', () => {
  it('sets the bits of what is above 0, in whole words', () => {
    const vector = new Float32Array(65)
    vector[0] = 1
    vector[9] = 0.1
    vector[10] = -1
    vector[64] = 2
    expect([...toBits(vector)]).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('quantise', () => {
  it('keeps cosines within rounding: at most √dimensions / 127, and a little', () => {
    const pair = fc.integer({ min: 1, max: 200 }).chain((length) => fc.tuple(directions(length), directions(length)))
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const exact = naiveDot(one, other) / (Math.hypot(...one) * Math.hypot(...other) || 1)
        const cosine = naiveDot(quantise(one), quantise(other)) / 127 ** 2
        const rounding = Math.sqrt(one.length) / 127
        expect(Math.abs(cosine - exact)).toBeLessThanOrEqual(rounding + rounding ** 2 / 4 + 1e-6)
      }),
    )
  })

  it('gives ± 127 for a direction along one axis, and zeros for none', () => {
    expect([...quantise(Float32Array.of(0, -1e-30, 0))]).toEqual([0, -127, 0])
    expect([...quantise(Float32Array.of(0, 1e30))]).toEqual([0, 127])
    expect([...quantise(new Float64Array(3))]).toEqual([0, 0, 0])
  })
})

describe('the kernel', () => {
  it('runs on this machine, so the tests above compare two implementations', () => {
    expect(instantiate(kernelBytes, 1)).toBeDefined()
  })

  it('leaves memories beyond 4 GiB to plain JavaScript', () => {
    expect(instantiate(kernelBytes, 2 ** 32)).toBeUndefined()
  })
})

function bytesOf(length: number): fc.Arbitrary<Int8Array> {
  return fc.int8Array({ minLength: length, maxLength: length })
}

/** Small whole numbers: their dot products are exact, so equal scores are ties. */
function signs(length: number): fc.Arbitrary<Float32Array> {
  return fc
    .array(fc.integer({ min: -2, max: 2 }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values))
}

function directions(length: number): fc.Arbitrary<Float64Array> {
  return fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values))
}

const unsigned = (bytes: Int8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)

function naiveDot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
