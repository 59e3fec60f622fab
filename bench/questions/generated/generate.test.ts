import { describe, expect, it } from 'vitest'
import { generateQuestions } from './generate.ts'
import { shapes } from './shapes.ts'

const options = { tables: 30, perTable: 10, seed: 4 }

describe('generateQuestions', () => {
  it('makes the same questions for the same seed, and others for another', () => {
    const asked = (seed: number) => generateQuestions(shapes, { ...options, seed }).map(({ question }) => question)
    expect(asked(4)).toEqual(asked(4))
    expect(asked(5)).not.toEqual(asked(4))
  })

  it('answers with what the table holds, or a number', () => {
    for (const { answer, table } of generateQuestions(shapes, options)) {
      const cells = new Set(table.cells.flat())
      expect(answer.length).toBeGreaterThan(0)
      for (const item of answer) expect(cells.has(item) || /^-?\d+(\.\d+)?$/.test(item), item).toBe(true)
    }
  })

  it('asks every kind of table in many wordings', () => {
    const asked = generateQuestions(shapes, { ...options, tables: 200 })
    expect(new Set(asked.map(({ table }) => table.shape.id)).size).toBe(shapes.length)
    const beginnings = new Set(asked.map(({ question }) => question.split(' ').slice(0, 2).join(' ')))
    expect(beginnings.size).toBeGreaterThan(100)
  })
})
