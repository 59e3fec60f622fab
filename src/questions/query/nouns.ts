import type { Column } from '../../table/index.ts'
import { plural } from '../words/inflection.ts'
import { fold } from '../words/words.ts'
import type { Condition, CountMeasure, GroupCondition, Having, Key, Measure } from './query.ts'

/** Words that say what a column holds of a thing, not which thing: `company_name` is about companies. */
const suffixes = new Set([
  'name',
  'names',
  'id',
  'title',
  'uuid',
  'key',
  'code',
  'no',
  'nr',
  'number',
  'label',
  'value',
  'nombre',
  'nom',
  'naam',
  'nome',
  'nazwa',
])

/** The words of a column's name, folded: `companyName`, `company_name` and `Company Name` alike. */
export function nameWords(name: string): readonly string[] {
  return fold(name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}

/** The words of the thing a column is about: `company` of `company_name`; all of them when nothing would be left. */
export function stemWords(name: string): readonly string[] {
  const words = nameWords(name).map((word) => word.replace(/(?<=..)(名|名称|名字)$/u, ''))
  const last = words.at(-1)
  return words.length > 1 && last !== undefined && suffixes.has(last) ? words.slice(0, -1) : words
}

/** What to call `count` values of a column: "companies" for `company_name`, "chunk types" for `chunk_type`. */
export function columnNoun(column: Pick<Column, 'name' | 'role'>, count: number): string {
  const words = column.role === 'entity' ? stemWords(column.name) : nameWords(column.name)
  const noun = words.join(' ') || column.name
  return count === 1 ? noun : plural(noun)
}

export function rowNoun(count: number): string {
  return count === 1 ? 'row' : 'rows'
}

const comparisons = { '=': 'is', '<': 'is below', '<=': 'is at most', '>': 'is above', '>=': 'is at least' } as const

const textTests = { contains: 'contains', starts: 'starts with', ends: 'ends with' } as const
const negatedTests = { contains: 'contain', starts: 'start with', ends: 'end with' } as const

/** A condition in words, to stand after "where": `chunk_type is header`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return `${condition.column} is ${oneOf(condition.values)}`
    case 'compare':
      return `${condition.column} ${comparisons[condition.comparison]} ${condition.number}`
    case 'year':
      if (condition.inText === true)
        return `the first year written in each cell of ${condition.column} ${comparisons[condition.comparison]} ${condition.number}`
      return `the year of ${condition.column} ${comparisons[condition.comparison]} ${condition.number}`
    case 'date':
      return dateWords(condition)
    case 'month':
      return `the month of ${condition.column} is ${condition.number}`
    case 'text':
      return `${condition.column} ${textTests[condition.test]} "${condition.text}"`
    case 'true':
      return `${condition.column} is true`
    case 'missing':
      return `${condition.column} is missing`
    case 'group':
      return groupWords(condition)
    case 'not':
      return negated(condition.of)
    case 'all':
      return condition.of.map(conditionWords).join(' and ')
    case 'any':
      return condition.of.map(conditionWords).join(' or ')
  }
}

const amounts = { '=': 'exactly', '<': 'fewer than', '<=': 'at most', '>': 'more than', '>=': 'at least' } as const

/** "no", "exactly 2", "more than 5". */
export function amountOf({ comparison, number, most }: Having): string {
  if (most !== undefined) return `between ${number} and ${most}`
  return number === 0 && comparison === '=' ? 'no' : `${amounts[comparison]} ${number}`
}

function groupWords({ by, measure, test }: GroupCondition): string {
  if ('limit' in test) {
    const those = test.limit === 1 ? 'those' : `the ${test.limit}`
    return `${keyWords(by)} is among ${those} with ${test.order} ${thingWords(measure)}, ties included`
  }
  if (measure.kind === 'rows' || measure.kind === 'distinct') {
    return `${keyWords(by)} has ${amountOf(test)} ${countedWords(measure, test)}`
  }
  return `${keyWords(by)} has a ${thingWords(measure)} of ${amountOf(test)}`
}

function thingWords(measure: Measure): string {
  if (measure.kind === 'rows' || measure.kind === 'distinct') {
    return countedWords(measure, { comparison: '>', number: 2 })
  }
  if (measure.kind === 'excess') return `more ${thingWords(measure.of)} than ${thingWords(measure.over)}`
  return measure.kind === 'share'
    ? `share of rows where ${conditionWords(measure.part)}`
    : `${measure.kind} of ${measure.column}`
}

/** "rows where chunk_type is footer", "distinct values of url". */
export function countedWords(measure: CountMeasure, having: Having): string {
  const only = measure.only === undefined ? '' : ` where ${conditionWords(measure.only)}`
  const thing = measure.kind === 'rows' ? 'row' : `distinct ${measure.part ?? 'value'}`
  const isOne = having.number === 1 || amountOf(having) === 'no'
  return `${thing}${isOne ? '' : 's'}${measure.kind === 'distinct' ? ` of ${measure.column}` : ''}${only}`
}

function dateWords({ column, from, until }: Extract<Condition, { kind: 'date' }>): string {
  if (from === undefined) return `${column} is before ${until}`
  return `${column} is ${from} or later${until === undefined ? '' : ` and before ${until}`}`
}

function negated(condition: Condition): string {
  if (condition.kind === 'is') return `${condition.column} is not ${oneOf(condition.values)}`
  if (condition.kind === 'text')
    return `${condition.column} does not ${negatedTests[condition.test]} "${condition.text}"`
  if (condition.kind === 'missing') return `${condition.column} is not missing`
  if (condition.kind === 'true') return `${condition.column} is not true`
  return `not (${conditionWords(condition)})`
}

function oneOf(values: readonly string[]): string {
  const [last, ...rest] = [...values].reverse()
  return rest.length === 0 ? (last ?? '') : `${rest.reverse().join(', ')} or ${last}`
}

/** A key in words: `company_name`, "the month of created_at". */
export function keyWords({ column, part }: Key): string {
  return part === undefined ? column : `${part} of ${column}`
}
