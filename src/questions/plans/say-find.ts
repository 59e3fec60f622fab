import type { Schema } from '../../table/index.ts'
import type { FindPlan } from '../plan.ts'
import { languageName } from '../predicates/language-names.ts'
import { conditionWords } from '../query/nouns.ts'

/** A find plan as one plain sentence: `Counted the distinct values of company_name whose text mentions "Xero"`. */
export function sayFind(plan: Omit<FindPlan, 'reading'>, { entity, url }: Schema): string {
  const { group, entities, where, count } = plan
  const column = group === 'entity' ? entity : group === 'url' ? url : undefined
  const what = column === undefined ? 'rows' : `distinct values of ${column}`
  const owner = entities.length > 0 ? ` of ${entities.map((one) => one.entity).join(' or ')}` : ''
  const among = where === undefined ? '' : `, among the rows where ${conditionWords(where)}`
  return `${count ? 'Counted' : 'Listed'} the ${what}${owner} ${matchWords(plan)}${among}`
}

/** What makes a match: `whose text mentions "Xero" but not "MYOB"`. */
function matchWords({
  phrases,
  every,
  without = [],
  languages = [],
  pages = [],
  negated,
}: Omit<FindPlan, 'reading'>): string {
  const quoted = (texts: readonly string[], joiner: string) => texts.map((text) => `"${text}"`).join(joiner)
  const held = phrases.length === 0 ? '' : `mentions ${quoted(phrases, every === true ? ' and ' : ' or ')}`
  const not = without.length === 0 ? '' : ` but not ${quoted(without, ' or ')}`
  const language = languages.length === 0 ? '' : `is in ${languages.map(languageName).join(' or ')}`
  const text = [`${held}${not}`, language].filter((part) => part !== '').join(' and ')
  const page = pages.length === 0 ? '' : `whose page is of the kind ${pages.join(' or ')}`
  const said = [text === '' ? '' : `whose text ${text}`, page].filter((part) => part !== '').join(', ')
  return negated === true ? `without any row ${said}` : said
}
