import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, type SqlValue, toJsonValue } from './sql-value.ts'

describe('toJsonValue', () => {
  it.each<[SqlValue, unknown]>([
    [null, null],
    [true, true],
    ['007', '007'],
    [42n, 42],
    [-9007199254740991n, -9007199254740991],
    [9007199254740992n, '9007199254740992'],
    [170141183460469231731687303715884105727n, '170141183460469231731687303715884105727'],
    [0.1, 0.1],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [{ unscaled: 30n, scale: 2 }, 0.3],
    [{ unscaled: -5n, scale: 3 }, -0.005],
    [{ unscaled: 12345678901234567890n, scale: 2 }, '123456789012345678.90'],
  ])('turns %o into %o', (value, json) => {
    expect(toJsonValue(value)).toBe(json)
  })

  it('loses no digit of a decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), fc.nat(30), (unscaled, scale) => {
        const text = decimalText({ unscaled, scale })
        const json = toJsonValue({ unscaled, scale })
        // A number in JSON must print the same digits again, zeros at the end aside.
        const digits = (value: unknown) => Number(value).toPrecision(15)
        expect(typeof json === 'string' ? json : digits(json)).toBe(typeof json === 'string' ? text : digits(text))
        expect(BigInt(text.replace('.', ''))).toBe(unscaled)
      }),
    )
  })
})
