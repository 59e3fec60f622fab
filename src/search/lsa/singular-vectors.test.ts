import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SparseMatrix } from './matrices.ts'
import { dot, naiveSvd } from './naive-svd.fixture.ts'
import { seededRandom } from './random.ts'
import { type SingularVectors, singularVectors } from './singular-vectors.ts'

const cell = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -8, max: 8 }).map((value) => value / 8),
)
const dense = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 18 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

describe('singularVectors', () => {
  it('finds the values of a naive decomposition, all of them when they fit', () => {
    fc.assert(
      fc.property(dense, (matrix) => {
        const { values } = naiveSvd(matrix)
        const found = decompose(matrix, 8)
        const wanted = values.slice(0, 8).filter((value) => value > 1e-2 * (values[0] ?? 0))
        expect(found.rank).toBeGreaterThanOrEqual(wanted.length)
        wanted.forEach((value, at) => {
          expect(Math.abs((found.values[at] ?? 0) - value)).toBeLessThanOrEqual(1e-3 * value)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('spans the space of the naive vectors where a gap in the values makes it definite', () => {
    fc.assert(
      fc.property(dense, (matrix) => {
        const { values, right } = naiveSvd(matrix)
        const found = decompose(matrix, 8)
        for (let size = 1; size <= Math.min(8, values.length); size++) {
          const [last = 0, next = 0, largest = 0] = [values[size - 1], values[size], values[0]]
          if (last === 0 || last < 0.05 * largest || last - next < 0.05 * largest) continue
          // The naive vectors lose nothing when they are projected on the space found.
          for (const vector of right.slice(0, size)) {
            const inside = Array.from({ length: size }, (_, j) => dot(column(found, j), vector))
            expect(dot(inside, inside)).toBeGreaterThan(1 - 1e-3)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('gives orthonormal vectors whose largest component is positive', () => {
    fc.assert(
      fc.property(dense, (matrix) => {
        const found = decompose(matrix, 8)
        for (let i = 0; i < found.rank; i++) {
          for (let j = 0; j <= i; j++) expect(dot(column(found, i), column(found, j))).toBeCloseTo(i === j ? 1 : 0, 3)
          const largest = column(found, i).reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one), 0)
          expect(largest).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('finds one direction in equal rows', () => {
    const found = decompose(Array<number[]>(30).fill([0.6, 0, 0.8]), 8)
    expect(found.rank).toBe(1)
    expect(found.values[0]).toBeCloseTo(Math.sqrt(30), 5)
    expect(column(found, 0)).toEqual([0.6, 0, 0.8, 0].map((value) => expect.closeTo(value, 5)))
  })

  it('finds nothing in zeros, in no rows and in no columns', () => {
    expect(
      decompose(
        [
          [0, 0],
          [0, 0],
        ],
        8,
      ).rank,
    ).toBe(0)
    expect(decompose([], 8).rank).toBe(0)
    expect(decompose([[], []], 8).rank).toBe(0)
  })

  it('gives the same bytes by WebAssembly and by plain JavaScript', () => {
    fc.assert(
      fc.property(dense, fc.integer({ min: 1, max: 20 }), (matrix, rank) => {
        expect(decompose(matrix, rank)).toEqual(decompose(matrix, rank, true))
      }),
    )
  })

  it('gives equal bytes for an equal seed', () => {
    const matrix = Array.from({ length: 40 }, (_, i) => Array.from({ length: 30 }, (__, j) => Math.sin(i * 31 + j * j)))
    expect(decompose(matrix, 8)).toEqual(decompose(matrix, 8))
  })
})

function decompose(matrix: readonly (readonly number[])[], rank: number, plain = false): SingularVectors {
  return singularVectors(sparse(matrix), { rank, powerPasses: 4, random: seededRandom(5), plain })
}

function column({ right }: SingularVectors, at: number): number[] {
  return Array.from({ length: right.rows }, (_, row) => right.numbers[row * right.width + at] ?? 0)
}

function sparse(matrix: readonly (readonly number[])[]): SparseMatrix {
  const starts = [0]
  const columnOf: number[] = []
  const values: number[] = []
  for (const row of matrix) {
    row.forEach((value, at) => {
      if (value === 0) return
      columnOf.push(at)
      values.push(value)
    })
    starts.push(values.length)
  }
  return {
    rows: matrix.length,
    columns: matrix[0]?.length ?? 0,
    starts: Uint32Array.from(starts),
    columnOf: Uint32Array.from(columnOf),
    values: Float32Array.from(values),
  }
}
