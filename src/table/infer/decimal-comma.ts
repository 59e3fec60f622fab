import { quoteText } from '../sql/sql-text.ts'
import type { ReadCells } from './cell-batch.ts'
import { type ColumnCast, decimalSqlType } from './column-cast.ts'

const money = '(?:[€£$¥]|R\\$|zł|kr[.]?|EUR|CHF|BRL|PLN|SEK|NOK|DKK)'
const gap = '[ \u00a0\u202f]?'
const digits = `(?:0|[1-9][0-9]{0,2}(?:[. \u00a0\u202f'’][0-9]{3})+|[1-9][0-9]*)`
/** `12,50`, `1.249,00 €`, `-3,5 %`, `CHF 1'200,05`. */
const number = `(?:${money}${gap})?[-+]?${digits}(?:,[0-9]+)?(?:${gap}(?:${money}|%|[\\p{L}]{1,3}))?`
/** A comma that can only stand before decimals: behind a group of thousands, or with other than three digits behind it. */
const decimal = `.*[0-9],(?:[0-9]{1,2}|[0-9]{4,})(?:[^0-9].*)?|.*[0-9][.'’ ][0-9]{3},[0-9].*`

/**
 * The cast of a column written as on the European continent, with a decimal comma, be it with one sign for money, per cent or a unit.
 * Undefined when a cell is written otherwise, when units differ, or when every comma may as well stand between thousands.
 */
export async function inferDecimalComma(read: ReadCells, from: string, typed: number): Promise<ColumnCast | undefined> {
  const found = await read(from, {
    numbers: `sum(n) FILTER (regexp_full_match(v, ${quoteText(number)}))`,
    decimals: `sum(n) FILTER (regexp_full_match(v, ${quoteText(decimal)}))`,
    units: `count(DISTINCT regexp_replace(v, ${quoteText("[-+0-9.,'’ \u00a0\u202f]")}, '', 'g'))`,
    before: `max(length(regexp_replace(split_part(v, ',', 1), '[^0-9]', '', 'g')))`,
    after: "max(length(regexp_extract(v, ',([0-9]+)', 1)))",
  })
  if (found.numbers !== typed || found.decimals === 0 || found.units > 1) return undefined
  return { type: 'decimal', sqlType: decimalSqlType(found.before, found.after), grouped: true, mark: ',' }
}
