import { expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.parse('2026-11-28T09:00:00Z')

it.each([
  [{ 'retry-after': '2' }, 2_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Sat, 28 Nov 2026 09:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Sat, 28 Nov 2026 08:00:00 GMT' }, 0],
  [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-1' }, undefined],
  [{}, undefined],
])('reads %j', (headers, expected) => {
  expect(retryAfterMs(headers as Record<string, string>, now)).toBe(expected) // of one kind all the same
})
