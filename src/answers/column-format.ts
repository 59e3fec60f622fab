import { keyName, measureName, nameWords } from '../questions/index.ts'
import type { ColumnProfile, Profile } from '../table/index.ts'
import type { AnswerTable, NumberFormat } from './answer.ts'

const yearWords = new Set(['year', 'years', 'jahr', 'jaar', 'annee', 'ano', 'anno', 'rok', 'ar'])
const statistics = ['sum', 'average', 'median', 'min', 'max'] as const
const sqlFunctions = { sum: 'sum', average: 'avg', median: 'median', min: 'min', max: 'max' } as const

/** The result of a SELECT over the table, its columns with how their numbers are written. */
export function withFormats(result: AnswerTable, profile: Pick<Profile, 'columns'>): AnswerTable {
  const formats = numberFormats(profile)
  const columns = result.columns.map(({ name, type }) => ({ name, type, ...formats.get(name) }))
  return { ...result, columns }
}

/** The formats of the columns that a result may have, by their names there. */
function numberFormats({ columns }: Pick<Profile, 'columns'>): ReadonlyMap<string, NumberFormat> {
  const formats = new Map<string, NumberFormat>([['_row', { format: 'plain' }]])
  for (const column of columns) {
    const own = formatOf(column)
    formats.set(keyName({ column: column.name, part: 'year' }), { format: 'plain' })
    for (const kind of statistics) {
      // Added up, years and ids are amounts like any other.
      const format = kind === 'sum' && own.format === 'plain' ? {} : own
      formats.set(measureName({ kind, column: column.name }), format)
      formats.set(`${sqlFunctions[kind]}("${column.name}")`, format)
    }
  }
  for (const column of columns) formats.set(column.name, formatOf(column))
  return formats
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
