import { expect, test } from 'vitest'
import { orderTable, singleTable } from './wordings/tables.fixture.ts'

test.each([
  ['How many orders have a total between 100 and 1.000?', 2],
  ['How many orders have a total above 1.000 €?', 2],
])('learned readings know the numbers of a file with decimal commas: %s', async (question, count) => {
  await using table = await orderTable()
  const reading = await table.readLearned(question)
  expect(reading.question).toBe(question)
  expect(reading.plan.kind === 'sql' && (await table.query(reading.plan.sql)).rows).toEqual([[count]])
})

test('what is looked up in the text is looked up as it was written', async () => {
  await using table = await orderTable()
  const { plan } = await table.readLearned('which customers spent more than 10.000 €?')
  expect(plan).toMatchObject({ kind: 'search', query: 'spent more 10.000' })
})

test('a year is not negated with a verb that is not known', async () => {
  await using table = await singleTable()
  const { plan } = await table.readLearned('How many singles did not reach number one in 1999?')
  expect(plan.kind).toBe('search')
})

test('the average of all rows is one number, though each has a name of its own', async () => {
  await using table = await singleTable()
  const { plan } = await table.readLearned('What is the average sales of singles from 1998?')
  expect(plan.kind === 'sql' && (await table.query(plan.sql)).rows).toEqual([[100_000]])
})
