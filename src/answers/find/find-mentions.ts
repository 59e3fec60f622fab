import { columnNoun, type FindPlan, rowNoun } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { LoadedTable, Occurrence } from '../../table/index.ts'
import type { Answer, AnswerTable, Citation } from '../answer.ts'
import { cite } from '../cite.ts'
import { plainText } from '../plain-text.ts'
import { type Mention, mentionIn } from './mentions.ts'
import { OtherForms } from './other-forms.ts'
import { phrasePattern } from './phrase.ts'

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
  readonly first: { readonly mention: Mention; readonly occurrence: Occurrence }
  readonly rows: Set<number>
}

/** Reads every passage (of the entities, when some are named) and lists what holds one of the phrases, each with its first place. */
export async function findMentions(
  plan: FindPlan,
  { table, index, signal }: FindOptions,
): Promise<Omit<Answer, 'schemaVersion' | 'trace'>> {
  const entities = [...new Set(plan.entities.map(({ entity }) => entity))]
  const byEntity = plan.group === 'entity' && table.schema.entity !== undefined
  const groups = new Map<string, Group>()
  const pattern = phrasePattern(plan.phrases)
  const forms = new OtherForms(plan.phrases)
  let read = 0
  for await (const passage of index.scan({
    ...(entities.length > 0 ? { entities } : {}),
    ...(signal === undefined ? {} : { signal }),
  })) {
    read += 1
    const mention = pattern === undefined ? undefined : mentionIn(passage, pattern)
    if (mention === undefined) {
      forms.read(
        passage.text,
        passage.occurrences.map(({ row }) => row),
      )
      continue
    }
    for (const occurrence of passage.occurrences) {
      const name = byEntity ? occurrence.entity : String(occurrence.row)
      if (name === undefined) continue
      const group = groups.get(name) ?? { name, first: { mention, occurrence }, rows: new Set() }
      group.rows.add(occurrence.row)
      groups.set(name, group)
    }
  }
  const found = [...groups.values()].sort(
    (a, b) => (byEntity ? b.rows.size - a.rows.size : 0) || a.first.occurrence.row - b.first.occurrence.row,
  )
  const citations = found.slice(0, mostCitations).map(({ first }, i) => cite(first.mention, i + 1, first.occurrence))
  return {
    kind: 'exact',
    text: `${sayFound(plan, { found, entities, byEntity, read, table })}${forms.said()}`,
    citations,
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
          `Yes: ${plainText(name)} mentions ${phrase} in ${count(rows.size)} ${rowNoun(rows.size)} [${i + 1}].`,
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
  const quote = (group: Group): string => firstCitation(group).quote
  if (byEntity) {
    return {
      columns: [
        { name: entityColumn ?? 'entity', type: 'text' },
        { name: 'rows', type: 'integer' },
        { name: 'first mention', type: 'text' },
      ],
      rows: found.map((group) => [group.name, group.rows.size, quote(group)]),
      truncated: false,
    }
  }
  return {
    columns: [
      { name: 'row', type: 'integer' },
      { name: entityColumn ?? 'entity', type: 'text' },
      { name: 'mention', type: 'text' },
    ],
    rows: found.map((group) => [group.first.occurrence.row, group.first.occurrence.entity ?? null, quote(group)]),
    truncated: false,
  }
}

function firstCitation({ first }: Group): Citation {
  return cite(first.mention, 1, first.occurrence)
}
