import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTable, type Table } from '../src/index.ts'
import { exerciseWordings } from './exercise-wordings.fixture.ts'

let table: Table
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragtime-exercise-'))
  table = await openTable(resolve(import.meta.dirname, '../examples/companies/content.csv'), {
    store: join(folder, 'store'),
  })
})
afterAll(async () => {
  await table.close()
  await rm(folder, { recursive: true })
})

test.each(exerciseWordings.companies)('counts 27 companies: %s', async (question) => {
  const answer = await table.ask(question)
  expect(answer.kind).toBe('exact')
  expect(answer.text).toMatch(/^27 /)
})

test.each(exerciseWordings.urls)('counts 225 addresses: %s', async (question) => {
  const answer = await table.ask(question)
  expect(answer.kind).toBe('exact')
  expect(answer.text).toMatch(/^225 /)
})

test.each(exerciseWordings.commonest)('finds the commonest: %s', async (question) => {
  const { kind, table: result } = await table.ask(question)
  expect([kind, result?.rows]).toEqual(['exact', [['main', 280]]])
})

test.each(exerciseWordings.distribution)('tells four types over 27 companies: %s', async (question) => {
  const { kind, table: result, chart } = await table.ask(question)
  const counts = result?.rows.flatMap(([, ...own]) => own.map(Number)) ?? []
  expect([kind, result?.rows.length, result?.columns.length]).toEqual(['exact', 27, 5])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(951)
  expect(chart?.labels).toHaveLength(27)
})
