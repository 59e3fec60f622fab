import { describe, expect, test } from 'vitest'
import { RagtimeError } from '../errors.ts'
import { parseCommandLine } from './command-line.ts'
import { loadCommand, loadCommands } from './commands/index.ts'
import { exitCodeOf } from './error-text.ts'
import { countFlag, rolesFlag } from './flags.ts'
import { progressText } from './progress-line.ts'

const search = await loadCommand('search')

function problemOf(run: () => unknown): RagtimeError {
  try {
    run()
  } catch (error) {
    if (error instanceof RagtimeError) return error
  }
  throw new Error('did not fail')
}

describe('parseCommandLine', () => {
  test('takes flags anywhere and repeats the repeatable', () => {
    const line = parseCommandLine(search, [
      '--entity',
      'A',
      'data.csv',
      '-k',
      '3',
      'opening hours',
      '--entity=B',
      '--json',
    ])
    expect(line.file).toBe('data.csv')
    expect(line.operands).toEqual(['opening hours'])
    expect(line.flags).toMatchObject({ entity: ['A', 'B'], limit: '3', json: true })
  })

  test.each([
    [['data.csv', 'x', '--limt', '3'], '--limit'],
    [['data.csv', 'x', 'y'], 'quotes'],
    [['data.csv'], 'QUERY'],
    [[], 'FILE'],
    [['data.csv', 'x', '--limit'], 'limit'],
  ])('explains %j', (args, hint) => {
    const { code, message, fix } = problemOf(() => parseCommandLine(search, args))
    expect(code).toBe('USAGE')
    expect(`${message} ${fix}`).toContain(hint)
  })
})

test('countFlag refuses what is no whole number in range', () => {
  expect(countFlag({ limit: '7' }, 'limit', 1, 10)).toBe(7)
  expect(countFlag({}, 'limit', 1, 10)).toBe(10)
  for (const limit of ['0', '-1', '1.5', 'ten', '', '9e99']) {
    expect(problemOf(() => countFlag({ limit }, 'limit', 1, 10)).code).toBe('USAGE')
  }
})

test('rolesFlag splits at the last equals sign, so that column names may hold one', () => {
  expect(rolesFlag({ role: ['a=b=entity', 'x=id'] })).toEqual({ 'a=b': 'entity', x: 'id' })
  expect(problemOf(() => rolesFlag({ role: ['entity'] })).code).toBe('USAGE')
})

test('exit codes tell misuse, failure and interruption apart', () => {
  const error = (code: 'USAGE' | 'CSV_RAGGED_ROW' | 'INTERRUPTED') =>
    new RagtimeError(code, { what: '', why: '', fix: '' })
  expect([error('USAGE'), error('CSV_RAGGED_ROW'), error('INTERRUPTED'), new Error('bug')].map(exitCodeOf)).toEqual([
    2, 1, 130, 1,
  ])
})

test('progress shows share, then rate and time left once there is evidence', () => {
  const progress = { step: 'read', done: 50e6, total: 200e6, unit: 'bytes' } as const
  expect(progressText(progress, 0.1)).toBe('Reading  25%')
  expect(progressText(progress, 2)).toBe('Reading  25%  25.0 MB/s  6 s left')
})

test('progress of what is paid for shows what it cost so far and will', () => {
  const progress = { step: 'embed', done: 320, total: 3000, unit: 'texts' } as const
  const spent = { tokens: 10_400, totalTokens: 97_000 }
  expect(progressText({ ...progress, spent }, 0.1)).toBe('Embedding  10%  10,400 of 97,000 tokens')
  expect(progressText({ ...progress, spent: { ...spent, usd: 0.00021, totalUsd: 0.00194 } }, 1.6)).toBe(
    'Embedding  10%  200 texts/s  14 s left  10,400 of 97,000 tokens  $0.0002 of $0.0019',
  )
})

test('every command has an example that starts with its own name', async () => {
  for (const { name, examples, summary } of await loadCommands()) {
    expect(summary.length).toBeGreaterThan(10)
    expect(examples[0]).toContain(`ragtime ${name} `)
  }
})
