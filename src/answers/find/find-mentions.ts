import { type FindPlan, printRowNumbers } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import { type LoadedTable, quoteIdentifier, toJsonTable } from '../../table/index.ts'
import type { Answer, AnswerTable } from '../answer.ts'
import { planExpression } from './find-query.ts'
import { findRows } from './find-rows.ts'
import { type FoundGroup, groupRows, type Quote, quotesOf } from './found-groups.ts'
import { OtherForms } from './other-forms.ts'
import { sayFound, sayLacking } from './say-found.ts'
import type { Scope } from './scan-rows.ts'

/** What is asked of the table beside its text. */
export type FindTable = Pick<LoadedTable, 'schema' | 'profile' | 'queryOwn'>

export interface FindOptions {
  readonly table: FindTable
  readonly index: PassageIndex
  readonly signal: AbortSignal | undefined
}

/** Citations given at most; the table has every group. */
const mostCitations = 100

/** What was found: an entity, an address or a row, with the rows that hold it and its first place. */
export interface Found {
  readonly name: string
  readonly entity?: string
  readonly rows: readonly number[]
  readonly quote: Quote
}

/** Reads every passage (of the entities and rows that take part) and lists what holds what is asked for, each with its first place. */
export async function findMentions(
  asked: FindPlan,
  { table, index, signal }: FindOptions,
): Promise<Omit<Answer, 'schemaVersion' | 'trace'>> {
  const { schema } = table
  // Without such a column every row is by itself.
  const plan: FindPlan = asked.group !== 'row' && schema[asked.group] === undefined ? { ...asked, group: 'row' } : asked
  const entities = [...new Set(plan.entities.map(({ entity }) => entity))]
  const partaking = plan.where === undefined ? undefined : await rowsOf(plan.where, { table, signal })
  const scope: Scope = {
    ...(entities.length > 0 ? { entities } : {}),
    ...(partaking === undefined ? {} : { rows: partaking }),
    ...(signal === undefined ? {} : { signal }),
  }
  const forms = new OtherForms(plan.phrases)
  const isTogether = plan.group === 'entity' && (plan.every === true || plan.without !== undefined)
  const languages = plan.languages ?? []
  const { rows, read, passages, wanted } = await findRows(
    {
      text: planExpression(plan, () => 'phrase'),
      languages,
      pages: plan.pages ?? [],
      exact: true,
      within: isTogether ? 'entity' : 'row',
    },
    {
      index,
      scope,
      ...(plan.phrases.length === 0
        ? {}
        : {
            onWithout: ({ text, occurrences }) =>
              forms.read(
                text,
                occurrences.map(({ row }) => row),
              ),
          }),
    },
  )
  const groups = groupRows(rows, plan.group).filter(
    (group) => plan.group === 'row' || nameOf(plan, group) !== undefined,
  )
  const coverage = { kind: 'exhaustive', unit: 'passages', examined: passages, total: passages } as const
  if (plan.negated === true) {
    const having = new Set(groups.map((group) => nameOf(plan, group)))
    const all = await partakers(plan, entities, { table, signal })
    const lacking = all.filter((name) => !having.has(name))
    return {
      kind: 'exact',
      text: sayLacking(plan, lacking, { of: all.length, passages, table }),
      citations: [],
      table: {
        columns: [{ name: columnOf(plan, table), type: 'text' }],
        rows: lacking.map((name) => [name]),
        truncated: false,
      },
      coverage,
    }
  }
  const quotes = await quotesOf(index, groups, { wanted, scope, languages })
  const found = groups.flatMap((group, i): Found[] => {
    const quote = quotes[i]
    const name = nameOf(plan, group)
    const { entity } = group
    return quote === undefined || name === undefined
      ? []
      : [{ name, ...(entity === undefined ? {} : { entity }), rows: group.rows, quote }]
  })
  return {
    kind: 'exact',
    text: `${sayFound(plan, { found, entities, passages, table })}${read === 0 ? '' : forms.said()}`,
    citations: found
      .slice(0, mostCitations)
      .map(({ quote: { match: _, ...quote } }, i) => ({ ...quote, marker: i + 1 })),
    table: tableOf(plan, found, table),
    coverage,
  }
}

interface Asked {
  readonly table: FindTable
  readonly signal: AbortSignal | undefined
}

async function rowsOf(where: NonNullable<FindPlan['where']>, { table, signal }: Asked): Promise<ReadonlySet<number>> {
  return new Set((await firstColumn(printRowNumbers(where, table.profile.columns), { table, signal })).map(Number))
}

async function firstColumn(sql: string, { table, signal }: Asked): Promise<readonly string[]> {
  const limits = { maxRows: table.profile.rows, ...(signal === undefined ? {} : { signal }) }
  return toJsonTable(await table.queryOwn(sql, limits)).rows.map(([value]) => String(value ?? ''))
}

/** Everything that is listed or left out: all entities, addresses or rows that take part. */
async function partakers(plan: FindPlan, entities: readonly string[], asked: Asked): Promise<readonly string[]> {
  const { table } = asked
  const among =
    plan.where === undefined ? '' : ` WHERE "_row" IN (${printRowNumbers(plan.where, table.profile.columns)})`
  if (plan.group === 'row') return firstColumn(`SELECT "_row" FROM data${among} ORDER BY 1`, asked)
  const column = quoteIdentifier(columnOf(plan, table))
  const all = await firstColumn(
    `SELECT DISTINCT ${column} FROM (SELECT * FROM data${among}) WHERE ${column} IS NOT NULL ORDER BY 1`,
    asked,
  )
  return entities.length === 0 || plan.group !== 'entity' ? all : all.filter((name) => entities.includes(name))
}

function columnOf({ group }: FindPlan, { schema }: FindTable): string {
  return (group === 'row' ? undefined : schema[group]) ?? '_row'
}

function nameOf({ group }: FindPlan, { entity, url, rows }: FoundGroup): string | undefined {
  if (group === 'entity') return entity
  return group === 'url' ? url : String(rows[0])
}

function tableOf(plan: FindPlan, found: readonly Found[], table: FindTable): AnswerTable {
  const isQuoted = plan.phrases.length > 0
  if (plan.group !== 'row') {
    return {
      columns: [
        { name: columnOf(plan, table), type: 'text' },
        { name: 'rows', type: 'integer' },
        { name: isQuoted ? 'first mention' : 'first text', type: 'text' },
      ],
      rows: found.map(({ name, rows, quote }) => [name, rows.length, quote.quote]),
      truncated: false,
    }
  }
  return {
    columns: [
      { name: 'row', type: 'integer' },
      { name: table.schema.entity ?? 'entity', type: 'text' },
      { name: isQuoted ? 'mention' : 'text', type: 'text' },
    ],
    rows: found.map(({ entity, rows: [row = 0], quote }) => [row, entity ?? null, quote.quote]),
    truncated: false,
  }
}
