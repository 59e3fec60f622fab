import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFolder, fitLsa, foldIn, type LsaModel, projectQuery, type TermCounts, termWeight } from './index.ts'
import { dot, naiveSvd } from './naive-svd.fixture.ts'
import { keptTerms } from './weighted-rows.ts'

const bags = fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { maxLength: 25 })

describe('fitLsa and foldIn', () => {
  it('give the cosines of a naive decomposition, up to the rounding of bytes', () => {
    fc.assert(
      fc.property(bags, (rows) => {
        const counts = countsOf(rows, 12)
        const model = fitted(counts, { rank: 12, powerPasses: 3 })
        const folded = foldIn(model, counts)
        const naive = naiveVectors(counts, documentFrequencies(counts))
        for (let i = 0; i < counts.rows; i++)
          for (let j = 0; j <= i; j++) {
            const cosine = dot(naive[i] ?? [], naive[j] ?? [])
            expect(Math.abs(cosineOf(folded, model, i, j) - cosine)).toBeLessThan(0.03)
          }
      }),
    )
  })

  it('give equal bytes for equal input, by WebAssembly or not', () => {
    fc.assert(
      fc.property(bags, (rows) => {
        const counts = countsOf(rows, 12)
        const model = fitted(counts)
        expect(fitted(counts)).toEqual(model)
        expect(fitted(counts, { plain: true })).toEqual(model)
        expect(createFolder(model, { plain: true })(counts)).toEqual(foldIn(model, counts))
      }),
    )
  })

  it('find no more directions than the sample has', () => {
    const equal = countsOf(Array<number[]>(30).fill([1, 2, 2, 3]), 5)
    const model = fitted(equal)
    expect(model).toMatchObject({ rank: 1, dimensions: 16 })
    const folded = foldIn(model, equal)
    expect([...folded.subarray(0, 16)]).toEqual([127, ...Array<number>(15).fill(0)])
    for (let row = 1; row < 30; row++) expect(folded.subarray(row * 16, row * 16 + 16)).toEqual(folded.subarray(0, 16))
  })

  it('take samples of no rows, of empty rows and of one row', () => {
    for (const rows of [[], [[], []]]) {
      const counts = countsOf(rows, 4)
      const model = fitted(counts)
      expect(model).toMatchObject({ rank: 0, dimensions: 16, terms: new Uint32Array() })
      expect(foldIn(model, counts)).toEqual(new Int8Array(rows.length * 16))
    }
    const one = countsOf([[0, 1, 3]], 4)
    const model = fitted(one, { documentFrequencies: Uint32Array.of(2, 3, 2, 9), passages: 10 })
    expect(model.rank).toBe(1)
    expect(foldIn(model, one)[0]).toBe(127)
  })

  it('keep the terms of at least two passages and of the sample, ascending', () => {
    const sample = countsOf(
      [
        [5, 3, 1],
        [5, 0],
      ],
      7,
    )
    const model = fitted(sample, { documentFrequencies: Uint32Array.of(1, 2, 9, 4, 9, 2, 9), passages: 20 })
    expect([...model.terms]).toEqual([1, 3, 5])
    expect(model.idf[1]).toBeCloseTo(Math.log(1 + 16.5 / 4.5), 6)
  })

  it('keep the 100,000 commonest terms, of equally common ones the first', () => {
    const terms = 100_002
    const counts = {
      rows: 1,
      terms,
      starts: Uint32Array.of(0, terms),
      columns: Uint32Array.from({ length: terms }, (_, at) => at),
      counts: new Uint8Array(terms).fill(1),
    }
    const kept = keptTerms(counts, new Uint32Array(terms).fill(2).fill(3, terms - 1))
    expect(kept.length).toBe(100_000)
    expect([...kept.subarray(-2)]).toEqual([99_998, 100_001])
  })

  it('give zeros to rows without a kept term, also of columns newer than the model', () => {
    const model = fitted(
      countsOf(
        [
          [0, 1],
          [0, 1],
          [2, 1],
        ],
        3,
      ),
    )
    const newer = countsOf([[2], [7, 8], [0]], 9)
    expect([...foldIn(model, newer).subarray(0, 32)]).toEqual(Array<number>(32).fill(0))
  })

  it('bring words closer that stand beside the same words', () => {
    // car and auto never meet, but both go with engine, wheel and road; flower goes with garden, soil and rain.
    const words = ['car', 'auto', 'engine', 'wheel', 'road', 'flower', 'garden', 'soil', 'rain']
    const texts = [
      'car engine wheel',
      'auto engine wheel',
      'car road wheel',
      'auto road engine',
      'car engine road',
      'auto wheel road',
      'flower garden soil',
      'flower rain soil',
      'flower garden rain',
      'garden soil rain',
    ]
    const counts = countsOf(
      texts.map((text) => text.split(' ').map((word) => words.indexOf(word))),
      words.length,
    )
    const model = fitted(counts, { rank: 2 })
    const vector = (word: string) => projectQuery(model, [{ column: words.indexOf(word), weight: 1 }])
    expect(dot(vector('car'), vector('auto'))).toBeGreaterThan(0.95)
    expect(Math.abs(dot(vector('car'), vector('flower')))).toBeLessThan(0.2)
    expect(Math.abs(dot(vector('auto'), vector('soil')))).toBeLessThan(0.2)
  })
})

describe('projectQuery', () => {
  it('points where a passage of the same words is', () => {
    fc.assert(
      fc.property(bags, (rows) => {
        const counts = countsOf(rows, 12)
        const model = fitted(counts)
        const folded = foldIn(model, counts)
        for (let row = 0; row < counts.rows; row++) {
          const [first = 0, end = 0] = counts.starts.subarray(row, row + 2)
          const terms = Array.from({ length: end - first }, (_, i) => {
            const column = counts.columns[first + i] ?? 0
            return {
              column,
              weight: termWeight(counts.counts[first + i] ?? 0, model.idf[model.terms.indexOf(column)] ?? 0),
            }
          })
          const query = projectQuery(model, terms)
          query.forEach((component, j) => {
            expect(Math.abs(component * 127 - (folded[row * model.dimensions + j] ?? 0))).toBeLessThan(0.51)
          })
        }
      }),
    )
  })

  it('gives zeros when nothing is known', () => {
    const model = fitted(
      countsOf(
        [
          [0, 1],
          [0, 1],
          [2, 1],
        ],
        3,
      ),
    )
    expect(projectQuery(model, [])).toEqual(new Float32Array(16))
    expect(
      projectQuery(model, [
        { column: 2, weight: 1 },
        { column: 99, weight: 1 },
      ]),
    ).toEqual(new Float32Array(16))
  })
})

function fitted(counts: TermCounts, options: Partial<Parameters<typeof fitLsa>[1]> = {}): LsaModel {
  const known = { documentFrequencies: documentFrequencies(counts), passages: counts.rows }
  return fitLsa(counts, { rank: 8, seed: 7, ...known, ...options })
}

function countsOf(rows: readonly (readonly number[])[], terms: number): TermCounts {
  const starts = [0]
  const columns: number[] = []
  const counts: number[] = []
  for (const row of rows) {
    for (const column of [...new Set(row)].sort((one, other) => one - other)) {
      columns.push(column)
      counts.push(row.filter((other) => other === column).length)
    }
    starts.push(columns.length)
  }
  const arrays = {
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    counts: Uint8Array.from(counts),
  }
  return { rows: rows.length, terms, ...arrays }
}

function documentFrequencies({ terms, columns }: TermCounts): Uint32Array {
  const df = new Uint32Array(terms)
  for (const column of columns) df[column] = (df[column] ?? 0) + 1
  return df
}

function cosineOf(folded: Int8Array, { dimensions }: LsaModel, one: number, other: number): number {
  const row = (at: number) => folded.subarray(at * dimensions, (at + 1) * dimensions)
  return dot(row(one), row(other)) / 127 ** 2
}

/** Unit vectors in the space of all singular vectors: the oracle for rank ≥ the number of terms. */
function naiveVectors({ rows, terms, starts, columns, counts }: TermCounts, df: Uint32Array): number[][] {
  const weights = Array.from({ length: rows }, (_, row) => {
    const dense = Array<number>(terms).fill(0)
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      const [column = 0, tf = 0] = [columns[i], counts[i]]
      const n = df[column] ?? 0
      if (n >= 2) dense[column] = Math.log(1 + tf) * Math.log(1 + (rows - n + 0.5) / (n + 0.5))
    }
    return unit(dense)
  })
  const { values, right } = naiveSvd(weights)
  const kept = right.filter((_, at) => (values[at] ?? 0) > 1e-6)
  return weights.map((row) => unit(kept.map((vector) => dot(vector, row))))
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((value) => (length > 0 ? value / length : 0))
}
