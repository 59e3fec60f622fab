import type { ColumnProfile, Profile } from '../../table/index.ts'
import { synonyms } from '../lexicon/nouns-of-tables.ts'
import { isNumeric } from '../linking/numeric-columns.ts'
import { nameWords } from '../query/nouns.ts'
import type { Rule } from './query-draft.ts'

/** The number column that says what things cost. */
export function priceColumn({ columns }: Profile): ColumnProfile | undefined {
  const isPrice = (word: string) => word === 'price' || synonyms(word).includes('price')
  return columns.find((column) => isNumeric(column) && nameWords(column.name).some(isPrice))
}

/** "how much is the rain shell" */
export const price: Rule = (draft) => {
  const { targets, conditions } = draft.frame
  const column = priceColumn(draft.profile)
  if (!draft.has('price') || targets.length > 0 || conditions.length === 0 || column === undefined) return undefined
  return { query: { kind: 'values', column: column.name, ...draft.where() }, score: 0.9 }
}
