import type { z } from 'zod'
import type { search } from '../../operations/index.ts'
import { printable, printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'
import { wrap } from './width.ts'

type Results = z.output<typeof search.output>
type SearchHit = Results['hits'][number]
type Place = NonNullable<SearchHit['same']>[number]

/** Places listed at most under a hit that says the same. */
const mostPlaces = 5

/** Hits best first, what was searched before them, and what was found behind them. */
export function searchText(results: Results, { explain, screen }: { explain: boolean; screen: Screen }): string {
  const hits = results.hits.map((hit) => hitText(hit, explain, screen))
  const scope = scopeLines(results).join('\n')
  return [...(scope === '' ? [] : [scope]), ...hits, summaryLines(results).join('\n')].join('\n\n')
}

function scopeLines({ filters, dropped = [], turns, phrases, without }: Results): readonly string[] {
  const named = filters.filter(({ from }) => from === 'query')
  const names = (turns ?? []).map(({ entity }) => printableLine(entity))
  const conditions = [
    ...phrases.map((phrase) => `with “${printableLine(phrase)}”`),
    ...without.map((text) => `without “${printableLine(text)}”`),
  ]
  return [
    ...(named.length === 0
      ? []
      : [`only ${named.map(filterText).join(', ')} (named in the query; --no-entity-filter searches all)`]),
    ...(dropped.length === 0
      ? []
      : [`no hit for the rest of the query in ${dropped.map(filterText).join(', ')}: searched all`]),
    ...(names.length === 0 ? [] : [`a hit of each in turn: ${names.join(', ')}`]),
    ...(conditions.length === 0 ? [] : [`only passages ${conditions.join(', ')}`]),
  ]
}

function filterText({ value, asWritten, how }: Results['filters'][number]): string {
  const name = printableLine(value)
  return how === 'exact' ? name : `${name}, read from “${printableLine(asWritten)}”`
}

function summaryLines({
  ranking,
  hits,
  repeats = [],
  matched,
  terms,
  coverage,
  ...results
}: Results): readonly string[] {
  const count = (number: number) => number.toLocaleString('en-US')
  const found = `${count(hits.length)} ${hits.length === 1 ? 'hit' : 'hits'}`
  const folded = hits.reduce((sum, { same = [] }) => sum + same.length, repeats.length)
  const more = folded === 0 ? '' : `, and ${count(folded)} that ${folded === 1 ? 'says' : 'say'} the same`
  const of =
    terms.length === 0 || ranking === 'lsa'
      ? ` of ${count(matched)} passages, ${count(coverage.total)} in all`
      : `; ${count(matched)} of ${count(coverage.total)} passages hold words of the query`
  return [
    ...repeats.map((place) => `${placeText(place)} says the same as hit ${place.of}`),
    `${found}${more}${of}`,
    ...unknownLines(results),
    ...(results.withoutVectors === 'not-fitted' ? ['ranked by words alone: "ragtime index" adds vectors, once'] : []),
    ...(results.withoutVectors === 'too-few-passages'
      ? ['ranked by words alone: too little text to fit vectors on']
      : []),
  ]
}

function unknownLines({ unknownTerms, replacements = [] }: Pick<Results, 'unknownTerms' | 'replacements'>) {
  return unknownTerms.map((term) => {
    const by = replacements.find((replacement) => replacement.term === term)?.by ?? []
    const instead =
      by.length === 0 ? '' : `; looked up instead: ${by.map((word) => printableLine(word.term)).join(', ')}`
    return `nowhere in the text: ${printableLine(term)}${instead}`
  })
}

function hitText(hit: SearchHit, explain: boolean, screen: Screen): string {
  const { rank, score, url, headings, text, same = [] } = hit
  const head = `${rank}. · ${placeText(hit)} · score ${score.toFixed(2)}${wordlessText(hit)}`
  const source = [url, ...headings]
    .filter((part) => part !== undefined)
    .map(printableLine)
    .join(' › ')
  const lines = [
    paint(screen, 'bold', head),
    ...(source === '' ? [] : [paint(screen, 'dim', `   ${source}`)]),
    ...wrap(printable(text.replaceAll('\t', ' | ')), screen.width - 3).map((line) => `   ${line}`),
    ...(same.length === 0 ? [] : [paint(screen, 'dim', `   says the same: ${placesText(same, hit)}`)]),
  ]
  if (!explain) return lines.join('\n')
  const tables = explainTables(hit, screen)
  return [...lines, ...tables.flatMap((table) => table.split('\n').map((line) => `     ${line}`))].join('\n')
}

function wordlessText({ foundBy }: SearchHit): string {
  if (foundBy === 'spelling') return ' · by words spelled alike'
  return foundBy === 'meaning' ? ' · by meaning alone' : ''
}

/** Each place once: several passages of one row may say the same. */
function placesText(places: readonly Place[], { entity }: SearchHit): string {
  const distinct = new Set(
    places.map((place) => placeText(place.entity === entity ? { ...place, entity: null } : place)),
  )
  const shown = [...distinct].slice(0, mostPlaces)
  const rest = distinct.size - shown.length
  return [...shown, ...(rest === 0 ? [] : [`${rest} more places`])].join('; ')
}

function placeText({ entity, rows }: Pick<Place, 'entity' | 'rows'>): string {
  const row = rows.length === 1 ? `row ${rows[0]}` : `row ${rows[0]} and ${rows.length - 1} more`
  return entity === null ? row : `${printableLine(entity)} · ${row}`
}

/** The terms with their BM25 scores, and what the score is made of: the one or the other adds up to it. */
function explainTables({ score, terms, factors = [], parts }: SearchHit, screen: Screen): readonly string[] {
  const round = (number: number) => Number(number.toFixed(3))
  const times = factors.map(({ name, value }) => `times ${round(value)}, being ${name}`)
  const byTerm = textTable(
    ['term', 'df', 'idf', 'tf', 'score'],
    terms.map(({ term, df, idf, tf, score: share }) => [term, df, round(idf), tf, round(share)]),
    screen,
  )
  if (parts === undefined) return [byTerm, ...times]
  const byPart = textTable(
    ['part', 'value', 'score'],
    [...parts.map((part) => [part.name, round(part.value), round(part.score)]), ['sum', null, round(score)]],
    screen,
  )
  return [...(terms.length === 0 ? [] : [byTerm]), byPart]
}
