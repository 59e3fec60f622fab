import { pick, type Random, wholeNumber } from '../../random.ts'
import { day, different, urlOf } from './names.ts'
import type { CategoryShape, DateShape, NumberShape, Shape } from './shapes.ts'

export interface MadeColumn<Kind> {
  readonly shape: Kind
  readonly header: string
  /** By row. */
  readonly cells: readonly string[]
}

/** A table that was made up, with what its columns are. */
export interface MadeTable {
  readonly shape: Shape
  readonly entity: MadeColumn<Shape['entity']>
  readonly id: MadeColumn<string> | undefined
  readonly categories: readonly MadeColumn<CategoryShape>[]
  readonly numbers: readonly MadeColumn<NumberShape>[]
  readonly dates: readonly MadeColumn<DateShape>[]
  readonly names: readonly string[]
  readonly cells: readonly (readonly string[])[]
}

const years = [2015, 2025] as const

export function makeTable(random: Random, shape: Shape): MadeTable {
  const rows = 8 + wholeNumber(random, 40)
  const column = <Kind>(of: Kind, headers: readonly string[], cell: (row: number) => string): MadeColumn<Kind> => ({
    shape: of,
    header: pick(random, headers),
    cells: Array.from({ length: rows }, (_, row) => cell(row)),
  })
  const names = different(rows, () => shape.entity.make(random))
  // Rows of some tables are about the same thing again and again.
  const repeats = names.length < rows || random() < 0.15
  const entity = column(shape.entity, shape.entity.headers, (row) =>
    repeats ? pick(random, names.slice(0, Math.max(3, names.length / 2))) : (names[row] ?? ''),
  )
  const first = 100 + wholeNumber(random, 9000)
  const id =
    random() < 0.5
      ? column(shape.id, ['id', `${shape.rows[0]}_id`, 'No.'], (row) => `${shape.id}-${first + row}`)
      : undefined
  const categories = some(random, shape.categories).map((one) => {
    const { values } = one
    const known = typeof values === 'function' ? different(3 + wholeNumber(random, 5), () => values(random)) : values
    const missing = random() < 0.2 ? 0.1 : 0
    return column(one, one.headers, () => (random() < missing ? '' : pick(random, known)))
  })
  const numbers = some(random, shape.numbers).map((one) => column(one, one.headers, () => number(random, one)))
  const dates = some(random, shape.dates).map((one) => column(one, one.headers, () => day(random, ...years)))
  const urls =
    shape.url === true && random() < 0.5
      ? [column('url', ['url', 'website'], (row) => urlOf(entity.cells[row] ?? ''))]
      : []
  const columns = inOrder<MadeColumn<unknown>>(
    random,
    [...(id === undefined ? [] : [id]), entity],
    [...categories, ...numbers, ...dates, ...urls],
  )
  return {
    shape,
    entity,
    id,
    categories,
    numbers,
    dates,
    names: columns.map(({ header }) => header),
    cells: Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  }
}

function number(random: Random, { from, to, decimals }: NumberShape): string {
  // Small numbers are more common than large ones.
  const share = to > 1000 ? random() ** 3 : random()
  return (from + share * (to - from)).toFixed(decimals ?? 0)
}

/** One at least where there are any. */
function some<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const chosen = items.filter(() => random() < 0.75)
  return chosen.length > 0 ? chosen : items.slice(0, 1)
}

/** Names mostly come first. */
function inOrder<Item>(random: Random, names: readonly Item[], others: readonly Item[]): readonly Item[] {
  const shuffled = others.map((one) => [random(), one] as const).sort(([one], [other]) => one - other)
  const rest = shuffled.map(([, one]) => one)
  const at = random() < 0.75 ? 0 : wholeNumber(random, rest.length + 1)
  return [...rest.slice(0, at), ...names, ...rest.slice(at)]
}
