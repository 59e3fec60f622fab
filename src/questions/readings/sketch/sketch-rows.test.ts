import { describe, expect, it } from 'vitest'
import { type Said, type SketchColumn, sketchRows } from './sketch-rows.ts'

const columns: readonly SketchColumn[] = [
  { isUnique: true },
  { isUnique: false },
  { isUnique: false, numbers: { least: 1, most: 30, isWhole: true } },
  { isUnique: false, dates: { least: '2019-01-01', most: '2022-12-31' } },
]
const sample = Array.from({ length: 10 }, (_, at) => [`A-${at}`, at % 2 === 0 ? 'open' : 'closed', '4', '2020-02-02'])
const sketch = (said: Partial<Said>) =>
  sketchRows(sample, { columns, said: { values: [], numbers: [], dates: [], ...said } })
const times = (rows: readonly (readonly string[])[], column: number, value: string) =>
  rows.filter((row) => row[column] === value).length

describe('sketchRows', () => {
  it('is the sample when nothing is said', () => {
    expect(sketch({})).toEqual(sample)
  })

  it('holds a name that there is once in one row, whether the sample has it or not', () => {
    for (const name of ['A-3', 'A-777'])
      expect(times(sketch({ values: [{ column: 0, values: [name] }] }), 0, name)).toBe(1)
  })

  it('holds a value that repeats in several rows', () => {
    const rows = sketch({ values: [{ column: 1, values: ['lost'] }] })
    expect(times(rows, 1, 'lost')).toBeGreaterThan(2)
  })

  it('has rows that hold all that is said of different columns', () => {
    const rows = sketch({
      values: [
        { column: 0, values: ['A-777'] },
        { column: 1, values: ['lost'] },
      ],
    })
    expect(rows.some((row) => row[0] === 'A-777' && row[1] === 'lost')).toBe(true)
    expect(times(rows, 0, 'A-777')).toBe(1)
  })

  it('holds a number and its neighbours where the column reaches so far, and no others', () => {
    const values = (number: number) => new Set(sketch({ numbers: [number] }).map((row) => row[2]))
    expect(values(20)).toEqual(new Set(['4', '20', '21', '19']))
    expect(values(30)).toEqual(new Set(['4', '30', '29']))
    expect(values(500)).toEqual(new Set(['4']))
  })

  it('holds dates within the time that a column covers', () => {
    const years = (year: number) => new Set(sketch({ dates: [{ year, month: 5 }] }).map((row) => row[3]?.slice(0, 7)))
    expect(years(2021)).toEqual(new Set(['2020-02', '2021-05']))
    expect(years(1999)).toEqual(new Set(['2020-02']))
  })
})
