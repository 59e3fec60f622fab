import { closeSync, openSync, writeSync } from 'node:fs'
import { pick, randomFrom, wholeNumber } from '../random.ts'
import { day, different, person } from './generated/names.ts'

const countries = ['France', 'Germany', 'Spain', 'Italy', 'Norway', 'Japan', 'Brazil', 'Canada', 'Kenya', 'India']
const states = ['shipped', 'pending', 'cancelled', 'delivered', 'returned']
const rowsAtOnce = 10_000

/** A deterministic CSV of orders with an id, names, categories, numbers and a date in each row. */
export function writeOrders(path: string, rows: number): void {
  const random = randomFrom(11)
  const customers = different(1000, () => person(random))
  const file = openSync(path, 'w')
  writeSync(file, 'order_id,customer,country,status,items,amount,order_date\n')
  for (let first = 0; first < rows; first += rowsAtOnce) {
    const lines = Array.from({ length: Math.min(rowsAtOnce, rows - first) }, (_, at) =>
      [
        `ORD-${100_000 + first + at}`,
        pick(random, customers),
        pick(random, countries),
        pick(random, states),
        1 + wholeNumber(random, 30),
        (random() ** 3 * 2000 + 5).toFixed(2),
        day(random, 2015, 2024),
      ].join(','),
    )
    writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
}
