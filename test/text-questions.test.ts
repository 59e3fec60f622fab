import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable, type Table } from '../src/index.ts'
import { textQuestions } from './text-questions.fixture.ts'

describe.each(textQuestions)(
  'a question about the text of $name is never answered with a count',
  ({ csv, roles, questions }) => {
    let table: Table
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ragtime-text-questions-'))
      const path = join(folder, 'table.csv')
      if (csv !== undefined) await writeFile(path, csv)
      const sample = resolve(import.meta.dirname, '../examples/companies/content.csv')
      table = await openTable(csv === undefined ? sample : path, {
        store: join(folder, 'store'),
        ...(roles === undefined ? {} : { roles }),
      })
    })
    afterAll(async () => {
      await table.close()
      await rm(folder, { recursive: true })
    })

    test.each(questions)('%s', async (question) => {
      const { kind, sql, text } = await table.ask(question)
      expect({ kind, sql, text }).toMatchObject({ kind: expect.stringMatching(/^(extracted|declined)$/) })
      expect(sql).toBeUndefined()
    })
  },
)
