import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, calibrate, type Dataset, openDataset, runOperation } from '../../operations/index.ts'

const trades = [
  'bakes rye bread',
  'repairs brass clocks',
  'breeds grey alpacas',
  'tunes church organs',
  'paints narrow boats',
]
const towns = ['Hexham', 'Otley', 'Skipton', 'Whitby', 'Malton']

describe('calibrate', () => {
  let folder: string
  let dataset: Dataset

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ragtime-calibrate-'))
    const rows = trades.map(
      (trade, at) =>
        `${towns[at]} Works,"The workshop in ${towns[at]} ${trade} for customers across the northern counties. Its founder learned the craft from an uncle near the harbour of ${towns[(at + 1) % 5]}."`,
    )
    const file = join(folder, 'firms.csv')
    await writeFile(file, `firm,text\n${rows.join('\n')}\n`)
    dataset = await openDataset(file, { roles: { firm: 'entity', text: 'text' } })
  })

  afterAll(async () => {
    await dataset?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('keeps in the store what it found, and answers say so', async () => {
    const question = { input: { question: 'who tunes organs near the harbour?' } }
    expect((await runOperation(ask, dataset, question)).trace.decision).not.toContain('calibrated')
    const { thresholds, scopes } = await runOperation(calibrate, dataset, { input: {} })
    expect(scopes.map(({ scope, answerable, unanswerable }) => [scope, answerable, unanswerable])).toEqual([
      ['open', 5, 5],
      ['named', 5, 5],
    ])
    for (const { falseRefusals } of scopes) expect(falseRefusals).toBeLessThanOrEqual(0.1)
    expect(await dataset.thresholds({})).toEqual(thresholds)
    const { decision } = (await runOperation(ask, dataset, question)).trace
    expect(decision).toContain(`needed ${thresholds.open}, as calibrated on this file`)
  })

  it('finds the same again', async () => {
    const [first, second] = [
      await runOperation(calibrate, dataset, { input: {} }),
      await runOperation(calibrate, dataset, { input: {} }),
    ]
    expect(second).toEqual(first)
  })
})
