import { columnNoun, type FindPlan, languageName, rowNoun } from '../../questions/index.ts'
import { plainText } from '../composing/plain-text.ts'
import type { FindTable, Found } from './find-mentions.ts'

/** Groups named in the text. */
const mostNamed = 5

interface FoundIn {
  readonly found: readonly Found[]
  readonly entities: readonly string[]
  readonly passages: number
  readonly table: FindTable
}

const count = (value: number) => value.toLocaleString('en-US')
const passagesOf = (passages: number) => `${count(passages)} ${passages === 1 ? 'passage' : 'passages'}`

/** What was found in words: how many of how many, then their names with the numbers of their citations. */
export function sayFound(plan: FindPlan, { found, entities, passages, table }: FoundIn): string {
  const whose = entities.map((entity) => plainText(entity)).join(' or ')
  const [verb, all] = [matchVerb(plan, found.length), passagesOf(passages)]
  if (found.length === 0) {
    return entities.length > 0
      ? `No: none of the ${all} of ${whose} ${holds(plan)}.`
      : `No ${nounOf(plan, table, 1)} ${matchVerb(plan, 1)}; all ${all} were read.`
  }
  if (entities.length > 0 && plan.group === 'entity') {
    return found
      .map(
        ({ name, rows }, i) =>
          `Yes: ${plainText(name)} ${matchVerb(plan, 1)} in ${count(rows.length)} ${rowNoun(rows.length)} [${i + 1}].`,
      )
      .join(' ')
  }
  const what = `${ofAll(plan, found.length, table)} ${verb}`
  const names = found
    .slice(0, mostNamed)
    .map(({ name }, i) => `${plan.group === 'row' ? `row ${name}` : plainText(name)} [${i + 1}]`)
  return `${what}: ${names.join(', ')}${moreThan(names.length, found.length)}.`
}

/** The same of what has no match. */
export function sayLacking(
  plan: FindPlan,
  lacking: readonly string[],
  { of, passages, table }: { readonly of: number; readonly passages: number; readonly table: FindTable },
): string {
  const names = lacking.slice(0, mostNamed).map((name) => (plan.group === 'row' ? `row ${name}` : plainText(name)))
  const what = `${count(lacking.length)} of ${count(of)} ${nounOf(plan, table, of)} ${matchVerb(plan, 2, true)}`
  const listed = names.length === 0 ? '' : `: ${names.join(', ')}${moreThan(names.length, lacking.length)}`
  return `${what}; all ${passagesOf(passages)} were read${listed}.`
}

const moreThan = (named: number, all: number): string =>
  all > named ? ` and ${count(all - named)} more in the table` : ''

/** `mentions “Xero” but not “MYOB”`, `has text in German`, `has a page of the kind pricing`. */
function matchVerb(plan: FindPlan, number: number, isNegated = false): string {
  const { languages = [], pages = [] } = plan
  const [mention, have] = isNegated
    ? ['do not mention', 'have no']
    : number === 1
      ? ['mentions', 'has']
      : ['mention', 'have']
  const language = languages.length === 0 ? '' : ` in ${languages.map(languageName).join(' or ')}`
  const page = pages.length === 0 ? '' : ` on a page of the kind ${pages.join(' or ')}`
  const quoted = phrasesText(plan)
  if (quoted !== '') return `${mention} ${quoted}${language}${page}`
  return languages.length === 0
    ? `${have} ${isNegated ? '' : 'a '}page of the kind ${pages.join(' or ')}`
    : `${have} text${language}${page}`
}

function holds(plan: FindPlan): string {
  const quoted = phrasesText(plan)
  return quoted === '' ? 'is such text' : `holds ${quoted}`
}

function phrasesText({ phrases, every, without = [] }: FindPlan): string {
  const quoted = (texts: readonly string[], joiner: string) => texts.map((text) => `“${plainText(text)}”`).join(joiner)
  const wanted = quoted(phrases, every === true ? ' and ' : ' or ')
  return without.length === 0 ? wanted : `${wanted} but not ${quoted(without, ' or ')}`
}

function ofAll(plan: FindPlan, found: number, table: FindTable): string {
  const column = columnOf(plan, table)
  if (column === undefined || plan.where !== undefined) return `${count(found)} ${nounOf(plan, table, found)}`
  return `${count(found)} of ${count(column.distinct)} ${nounOf(plan, table, column.distinct)}`
}

function nounOf(plan: FindPlan, table: FindTable, number: number): string {
  const column = columnOf(plan, table)
  return column === undefined ? rowNoun(number) : columnNoun(column, number)
}

function columnOf({ group }: FindPlan, { schema, profile }: FindTable) {
  const name = group === 'row' ? undefined : schema[group]
  return profile.columns.find((column) => column.name === name)
}
