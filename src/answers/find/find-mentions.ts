import { columnNoun, type FindPlan, rowNoun } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { Answer, AnswerTable, Citation } from '../answer.ts'
import { plainText } from '../composing/plain-text.ts'
import type { FindExpression } from './find-query.ts'
import { findRows } from './find-rows.ts'
import { groupRows, quotesOf } from './found-groups.ts'
import { OtherForms } from './other-forms.ts'

export interface FindOptions {
  readonly table: Pick<LoadedTable, 'schema' | 'profile'>
  readonly index: PassageIndex
  readonly signal: AbortSignal | undefined
}

/** Citations given at most; the table has every group. */
const mostCitations = 100
/** Groups named in the text. */
const mostNamed = 20

interface Group {
  /** The entity, or the row's number. */
  readonly name: string
  readonly entity?: string
  readonly rows: readonly number[]
  readonly quote: Citation
}

/** What the phrases of a plan ask for: any of them, word for word. */
function phrasesExpression(phrases: readonly string[]): FindExpression {
  return { kind: 'any', of: phrases.map((text) => ({ kind: 'term', term: { text, kind: 'phrase' } })) }
}

/** Reads every passage (of the entities, when some are named) and lists what holds one of the phrases, each with its first place. */
export async function findMentions(
  plan: FindPlan,
  { table, index, signal }: FindOptions,
): Promise<Omit<Answer, 'schemaVersion' | 'trace'>> {
  const entities = [...new Set(plan.entities.map(({ entity }) => entity))]
  const byEntity = plan.group === 'entity' && table.schema.entity !== undefined
  const scope = {
    ...(entities.length > 0 ? { entities } : {}),
    ...(signal === undefined ? {} : { signal }),
  }
  const forms = new OtherForms(plan.phrases)
  const { rows, read, wanted } = await findRows(
    { text: phrasesExpression(plan.phrases), languages: [], pages: [], exact: true, within: 'row' },
    {
      index,
      scope,
      onWithout: ({ text, occurrences }) =>
        forms.read(
          text,
          occurrences.map(({ row }) => row),
        ),
    },
  )
  const groups = groupRows(rows, byEntity ? 'entity' : 'row').filter(({ entity }) => !byEntity || entity !== undefined)
  const quotes = await quotesOf(index, groups, { wanted, scope })
  const found = groups.flatMap(({ entity, rows: own }, i): Group[] => {
    const quote = quotes[i]
    const name = byEntity ? entity : String(own[0])
    return quote === undefined || name === undefined
      ? []
      : [{ name, ...(entity === undefined ? {} : { entity }), rows: own, quote }]
  })
  return {
    kind: 'exact',
    text: `${sayFound(plan, { found, entities, byEntity, read, table })}${forms.said()}`,
    citations: found.slice(0, mostCitations).map(({ quote }, i) => ({ ...quote, marker: i + 1 })),
    table: tableOf(found, { byEntity, entityColumn: table.schema.entity }),
    coverage: { kind: 'exhaustive', unit: 'passages', examined: read, total: read },
  }
}

interface Found {
  readonly found: readonly Group[]
  readonly entities: readonly string[]
  readonly byEntity: boolean
  readonly read: number
  readonly table: FindOptions['table']
}

function sayFound(plan: FindPlan, { found, entities, byEntity, read, table }: Found): string {
  const phrase = plan.phrases.map((each) => `“${plainText(each)}”`).join(' or ')
  const count = (value: number) => value.toLocaleString('en-US')
  const passages = `${count(read)} ${read === 1 ? 'passage' : 'passages'}`
  const whose = entities.map((entity) => plainText(entity)).join(' or ')
  if (found.length === 0) {
    const noun = byEntity ? groupNoun(table, 1) : 'row'
    return entities.length > 0
      ? `No: none of the ${passages} of ${whose} holds ${phrase}.`
      : `No ${noun} mentions ${phrase}; all ${passages} were read.`
  }
  if (entities.length > 0 && byEntity) {
    return found
      .map(
        ({ name, rows }, i) =>
          `Yes: ${plainText(name)} mentions ${phrase} in ${count(rows.length)} ${rowNoun(rows.length)} [${i + 1}].`,
      )
      .join(' ')
  }
  const verb = found.length === 1 ? 'mentions' : 'mention'
  const what = byEntity
    ? `${ofAll(found.length, table)} ${verb} ${phrase}`
    : `${count(found.length)} ${rowNoun(found.length)} ${verb} ${phrase}`
  const shown = found
    .slice(0, mostNamed)
    .map(({ name }, i) => `${byEntity ? plainText(name) : `row ${name}`} [${i + 1}]`)
  const more = found.length - shown.length
  return `${what}: ${shown.join(', ')}${more > 0 ? ` and ${count(more)} more in the table` : ''}.`
}

function ofAll(found: number, table: FindOptions['table']): string {
  const total = entityColumn(table)?.distinct
  const noun = groupNoun(table, total ?? found)
  return total === undefined
    ? `${found.toLocaleString('en-US')} ${noun}`
    : `${found.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${noun}`
}

function entityColumn({ schema, profile }: FindOptions['table']) {
  return profile.columns.find(({ name }) => name === schema.entity)
}

function groupNoun(table: FindOptions['table'], count: number): string {
  const column = entityColumn(table)
  return column === undefined ? (count === 1 ? 'entity' : 'entities') : columnNoun(column, count)
}

function tableOf(
  found: readonly Group[],
  { byEntity, entityColumn }: { readonly byEntity: boolean; readonly entityColumn: string | undefined },
): AnswerTable {
  if (byEntity) {
    return {
      columns: [
        { name: entityColumn ?? 'entity', type: 'text' },
        { name: 'rows', type: 'integer' },
        { name: 'first mention', type: 'text' },
      ],
      rows: found.map(({ name, rows, quote }) => [name, rows.length, quote.quote]),
      truncated: false,
    }
  }
  return {
    columns: [
      { name: 'row', type: 'integer' },
      { name: entityColumn ?? 'entity', type: 'text' },
      { name: 'mention', type: 'text' },
    ],
    rows: found.map(({ entity, rows: [row = 0], quote }) => [row, entity ?? null, quote.quote]),
    truncated: false,
  }
}
