import { keyName, measureName, nameWords } from '../questions/index.ts'
import type { ColumnProfile, Profile } from '../table/index.ts'
import type { AnswerTable, NumberFormat } from './answer.ts'

const yearWords = new Set(['year', 'years', 'jahr', 'jaar', 'annee', 'ano', 'anno', 'rok', 'ar'])
const statistics = ['sum', 'average', 'median', 'min', 'max'] as const
const sqlFunctions = { sum: 'sum', average: 'avg', median: 'median', min: 'min', max: 'max' } as const

/** The result of a SELECT over the table, its columns with how their numbers are written. */
export function withFormats(result: AnswerTable, { columns }: Pick<Profile, 'columns'>): AnswerTable {
  const known = new Map(columns.map((column) => [column.name, column]))
  const formatted = result.columns.map(({ name, type }) => {
    const own = known.get(name)
    return { name, type, ...(own === undefined ? computedFormat(name, columns) : formatOf(own)) }
  })
  return { ...result, columns: formatted }
}

/** The format of what was computed from a column, by the name that has in the result. */
function computedFormat(name: string, columns: readonly ColumnProfile[]): NumberFormat {
  if (name === '_row') return { format: 'plain' }
  for (const column of columns) {
    if (!name.includes(column.name)) continue
    if (name === keyName({ column: column.name, part: 'year' })) return { format: 'plain' }
    const kind = statistics.find(
      (one) =>
        name === measureName({ kind: one, column: column.name }) || name === `${sqlFunctions[one]}("${column.name}")`,
    )
    if (kind === undefined) continue
    const own = formatOf(column)
    // Added up, years and ids are amounts like any other.
    return kind === 'sum' && own.format === 'plain' ? {} : own
  }
  return {}
}

function formatOf(column: ColumnProfile): NumberFormat {
  if (column.role === 'id' || (column.type === 'integer' && isYears(column))) return { format: 'plain' }
  const unit = unitOf(column)
  if (unit === undefined) return {}
  return unit === '%' ? { unit } : { format: 'money', unit }
}

/** Whole numbers of a time column, or of one that is called so, that can all be years. */
function isYears({ name, role, min, max }: ColumnProfile): boolean {
  const within = Number(min) >= 1000 && Number(max) <= 2100
  return within && (role === 'time' || nameWords(name).some((word) => yearWords.has(word)))
}

const sign = /[\p{Sc}%]/u

/** The one sign that all of the most frequent cells carry, or that the name has. */
function unitOf({ name, role, type, top }: ColumnProfile): string | undefined {
  if (role !== 'number' || (type !== 'integer' && type !== 'decimal' && type !== 'text')) return undefined
  const signs = new Set(top.map(({ value }) => sign.exec(value)?.[0]))
  const [only] = signs
  return signs.size === 1 && only !== undefined ? only : sign.exec(name)?.[0]
}
