import type { z } from 'zod'
import {
  type AskedFind,
  describe,
  findRows,
  groupRows,
  OtherForms,
  type Quote,
  quotesOf,
  readFind,
  termsIn,
  wantedTerms,
} from '../answers/index.ts'
import { RagtimeError } from '../errors.ts'
import { questionContext } from '../questions/index.ts'
import type { LoadedTable } from '../table/index.ts'
import { findInput, findOutput } from './find/find-schema.ts'
import { languagesAskedFor, pagesAskedFor, predicatesText } from './find/resolve-names.ts'
import { defineOperation } from './operation.ts'
import { filtersAskedFor } from './search/entity-filter.ts'

type Input = z.output<typeof findInput>

/** Every row whose text holds what is asked for, by looking through all passages: counted, grouped by entity, one quote each. */
export const find = defineOperation({
  name: 'find',
  summary: 'List and count everything whose text matches, not the best few',
  input: findInput,
  output: findOutput,
  async run(dataset, input, job) {
    checkAsked(input)
    const { table, index } = await dataset.indexed(job)
    const { schema, profile } = table
    const asked = readFind(input.query, await questionContext(table, dataset.name))
    const by = await groupingOf(input, asked, { table, name: dataset.name })
    const named = await filtersAskedFor(input.entities, table, dataset.name)
    const entities = named.length > 0 ? [...new Set(named.map(({ value }) => value))] : asked.entities
    const rows = input.where === undefined ? undefined : await table.rowsWhere(input.where)
    const scope = {
      ...(entities.length === 0 ? {} : { entities }),
      ...(rows === undefined ? {} : { rows }),
      ...(job.signal === undefined ? {} : { signal: job.signal }),
    }
    const query = {
      text: asked.text,
      languages: [...new Set([...languagesAskedFor(input.languages), ...asked.languages])],
      pages: [...new Set([...pagesAskedFor(input.pageKinds), ...asked.pages])],
      exact: input.exact,
      within: input.within ?? (asked.group === 'entity' && schema.entity !== undefined ? 'entity' : 'row'),
    }
    const others = new OtherForms(wantedTerms(asked.text).map(({ text }) => text))
    const found = await findRows(query, {
      index,
      scope,
      ...(input.exact
        ? {
            onWithout: ({ text, occurrences }) =>
              others.read(
                text,
                occurrences.map(({ row }) => row),
              ),
          }
        : {}),
    })
    const groups = groupRows(found.rows, by)
    const shown = groups.slice(0, input.limit)
    const quotes = await quotesOf(index, shown, { wanted: found.wanted, scope, languages: query.languages })
    return {
      schemaVersion: 1 as const,
      query: input.query,
      reading: readingOf(query, { entities, where: input.where }),
      by,
      within: query.within,
      ...(schema.entity === undefined ? {} : { entityColumn: schema.entity }),
      counts: {
        ...(schema.entity === undefined
          ? {}
          : {
              entities: new Set(found.rows.flatMap(({ entity }) => entity ?? [])).size,
              ofEntities: profile.columns.find(({ name }) => name === schema.entity)?.distinct ?? 0,
            }),
        rows: found.rows.length,
        ofRows: profile.rows,
        ...(schema.url === undefined ? {} : { urls: new Set(found.rows.flatMap(({ url }) => url ?? [])).size }),
        passages: found.evidence.length,
      },
      groups: shown.map(({ entity, rows: own }, i) => ({
        entity: entity ?? null,
        rows: own,
        ...(quotes[i] === undefined ? {} : { quote: printQuote(quotes[i]) }),
      })),
      truncated: shown.length < groups.length,
      forms: found.forms,
      notCounted: input.exact ? others.seen() : [],
      ...(query.languages.length === 0 ? {} : { untold: found.untold }),
      coverage: {
        kind: 'exhaustive' as const,
        unit: 'passages' as const,
        examined: found.passages,
        total: found.passages,
      },
      trace: {
        terms: termsOf(asked.text),
        languages: query.languages,
        pageKinds: query.pages,
        entities,
        ...(input.where === undefined ? {} : { where: input.where }),
        ...(rows === undefined ? {} : { whereRows: rows.size }),
        read: found.read,
      },
    }
  },
})

function checkAsked({ query, languages, pageKinds, entities, where }: Input): void {
  if (query.trim() !== '' || languages.length + pageKinds.length + entities.length > 0 || where !== undefined) return
  throw new RagtimeError('INPUT_INVALID', {
    what: 'the query is empty',
    why: 'there is nothing to look for and no condition to list by',
    fix: 'give words to look for, a language, a kind of page, an entity or a condition',
  })
}

async function groupingOf(
  { by }: Input,
  { group }: AskedFind,
  { table, name }: { readonly table: LoadedTable; readonly name: string },
): Promise<'entity' | 'row'> {
  const { entity } = table.schema
  if (by === 'entity' && entity === undefined) {
    throw new RagtimeError('NO_ENTITY_COLUMN', {
      what: `${name} has no entity column`,
      why: 'no column looked like the name of what rows are about',
      fix: 'name one with --role COLUMN=entity, or list by row',
    })
  }
  return by ?? (entity === undefined ? 'row' : (group ?? 'entity'))
}

function readingOf(
  { text, languages, pages, exact, within }: Parameters<typeof findRows>[0],
  { entities, where }: { readonly entities: readonly string[]; readonly where: string | undefined },
): string {
  const clauses = [
    text === undefined ? 'has text' : `holds ${describe(text)}${exact ? ' as written' : ''}`,
    predicatesText(languages, pages),
    entities.length === 0 ? '' : `of ${entities.join(' or ')}`,
    where === undefined ? '' : `where ${where}`,
  ]
  const what = within === 'entity' ? 'Entities whose rows together' : 'Rows whose text'
  const [first = '', ...others] = clauses
  const verb = within === 'entity' ? first.replace(/^has/, 'have').replace(/^holds/, 'hold') : first
  const start = text === undefined ? `Rows with text` : `${what} ${verb}`
  return [start, ...others.filter((clause) => clause !== '')].join(', ')
}

function termsOf(text: AskedFind['text']) {
  const wanted = wantedTerms(text)
  return termsIn(text).map((term) => ({
    ...term,
    wanted: wanted.some((one) => one.text === term.text && one.kind === term.kind),
  }))
}

function printQuote({ row, column, quote, start, end, raw, match, url }: Quote) {
  return {
    row,
    column,
    quote,
    start,
    end,
    raw,
    ...(match === undefined ? {} : { match }),
    ...(url === undefined ? {} : { url }),
  }
}
