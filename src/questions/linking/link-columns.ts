import type { ColumnProfile, Profile } from '../../table/index.ts'
import { roleNouns, synonyms } from '../lexicon/nouns-of-tables.ts'
import { nameWords, stemWords } from '../query/nouns.ts'
import { lemmas, sameWord } from '../words/inflection.ts'
import { isMisspelling } from '../words/spelling.ts'

export interface ColumnLink {
  readonly column: ColumnProfile
  /** 0 to 1: 1 is the column's own name. */
  readonly score: number
}

/** What a few words of a question may mean in a table. */
export interface NounLink {
  /** Best first. */
  readonly columns: readonly ColumnLink[]
  /** 0 to 1: how well the words name the rows as such ("tickets" where every row is one). */
  readonly rows: number
  readonly misspelt: boolean
}

interface Name {
  readonly words: readonly string[]
  readonly score: number
  /** Undefined: the rows. */
  readonly column?: ColumnProfile
}

/** Words that may stand inside a name: "type of chunk", "tipo de chunk". */
const inside = new Set('of in de del des der du d di do da dei delle degli von van the la el le los las'.split(' '))

export class ColumnLinker {
  readonly #names: readonly Name[]

  /** What the table is called: the rows are that, unless a column is. */
  readonly #tableNames: readonly (readonly string[])[]

  /** The table says what one row is, by its file's name or by an id of its own in every row. */
  readonly namesRows: boolean

  constructor(profile: Profile, tableName?: string) {
    const names = [...profile.columns.flatMap((column) => columnNames(column, profile)), ...rowNames(profile)]
    this.#names = names.map((name) => ({ ...name, words: withoutSmall(name.words) }))
    this.#tableNames = tableName === undefined ? [] : namesOfTable(tableName)
    this.namesRows =
      this.#tableNames.length > 0 || names.some(({ column, score }) => column === undefined && score > 0.95)
  }

  /** Links folded words that are in a row in the question; undefined when they name nothing. */
  link(words: readonly string[], { misspelt = false }: { misspelt?: boolean } = {}): NounLink | undefined {
    if (inside.has(words[0] ?? '') || inside.has(words.at(-1) ?? '')) return undefined
    const content = withoutSmall(words)
    let rows = 0
    const best = new Map<string, ColumnLink>()
    for (const { words: name, score, column } of this.#names) {
      const fit = misspelt ? misspeltFit(content, name) : nameFit(content, name)
      if (fit === 0) continue
      if (column === undefined) rows = Math.max(rows, fit * score)
      else if (fit * score > (best.get(column.name)?.score ?? 0)) best.set(column.name, { column, score: fit * score })
    }
    const columns = [...best.values()].sort((a, b) => b.score - a.score)
    if (!misspelt && rows === 0 && (columns[0]?.score ?? 0) < 0.8)
      rows = 0.9 * Math.max(0, ...this.#tableNames.map((name) => nameFit(content, name)))
    if (rows === 0 && columns.length === 0) return undefined
    return { columns: columns.filter(({ score }) => score > (columns[0]?.score ?? 0) - 0.3), rows, misspelt }
  }
}

function withoutSmall(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !inside.has(word))
  return kept.length > 0 ? kept : words
}

/** Endings of a column's name that say in what its numbers are. */
const units = new Set(
  'km km2 m m2 cm mm mi ft kg g lb lbs usd eur gbp chf percent pct million millions thousand thousands sq hours minutes seconds days ms s min h'.split(
    ' ',
  ),
)

/** The words of a column's name without its unit: `Population (millions)`, `area_km2`. */
function withoutUnit(name: string): readonly string[] {
  const words = nameWords(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  const kept = words.filter((word, at) => at === 0 || !units.has(word))
  return kept.length > 0 ? kept : nameWords(name)
}

function columnNames(column: ColumnProfile, profile: Profile): readonly Name[] {
  const full = withoutUnit(column.name)
  const stem = stemWords(column.name)
  const names: Name[] = [
    { words: full, score: 1, column },
    { words: nameWords(column.name), score: 1, column },
  ]
  // The id of a company is not what "company" means; a count over either is the same, but the name can be read.
  const named = column.role === 'id' || column.role === 'hash'
  if (stem.length < full.length && !named) {
    names.push({
      words: stem,
      score: column.role === 'entity' ? 0.97 : sharesStem(column, profile) ? 0.6 : 0.85,
      column,
    })
  }
  if (named && stem.length < full.length) return [...names, { words: full.slice(-1), score: 0.7, column }]
  if (full.length > 1) {
    names.push({ words: full.slice(-1), score: 0.75, column })
    if (column.role === 'number' || column.role === 'time') names.push({ words: full.slice(0, 1), score: 0.6, column })
    if (full.length > 2)
      names.push({ words: full.slice(0, -1), score: 0.7, column }, { words: full.slice(1), score: 0.75, column })
  }
  for (const noun of roleNouns[column.role]?.split(' ') ?? []) {
    names.push({ words: [noun], score: column.role === 'url' ? 0.92 : 0.55, column })
  }
  return names
}

function sharesStem(column: ColumnProfile, profile: Profile): boolean {
  const stem = stemWords(column.name).join(' ')
  return profile.columns.some(
    ({ name, role }) => name !== column.name && role === 'entity' && stemWords(name).join(' ') === stem,
  )
}

/** Rows are called what their ids or texts are called: a table with a `ticket_id` of its own in every row holds tickets. */
function rowNames(profile: Profile): readonly Name[] {
  const names: Name[] = []
  for (const { role, name, distinct, aliasOf } of profile.columns) {
    const words = nameWords(name)
    if (role === 'id' && aliasOf === undefined && distinct === profile.rows && words.length > 1) {
      names.push({ words: stemWords(name), score: 0.98 })
    }
    if (role === 'text') {
      const stem = words.filter((word) => !/^(text|body|content|html|raw|clean|cleaned|full)$/.test(word))
      if (stem.length > 0) names.push({ words: stem, score: 0.9 })
    }
  }
  return names
}

/** Words of file names that say nothing of the rows. */
const filing = new Set(
  'data dataset datasets table tables file files sheet content contents export exports dump output input results result list csv tsv gz zip txt test sample example final new old all full clean raw v v1 v2'.split(
    ' ',
  ),
)

/** What a file's name calls its rows: all its words, and the last of them. `open-tickets-2024.csv.gz` holds tickets. */
function namesOfTable(fileName: string): readonly (readonly string[])[] {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/(\.[a-z]{1,8}\d?)+$/i, '')
  const words = nameWords(stem).filter((word) => !/\d/.test(word) && word.length > 2)
  const last = words.at(-1)
  if (last === undefined || filing.has(last)) return words.length > 1 ? namesOfTable(words.slice(0, -1).join('_')) : []
  return words.length > 1 ? [words, [last]] : [words]
}

/** 1 when the words are the name's in any order, a little less over synonyms, 0 when they are not. */
function nameFit(words: readonly string[], name: readonly string[]): number {
  if (words.length === 1 && name.length === 1) return wordFit(words[0] ?? '', name[0] ?? '')
  if (name.length === 1) return isPhrase(words, name[0] ?? '') ? 0.97 : 0
  if (words.length === 1 && name.length === 2) return compoundFit(words[0] ?? '', name)
  if (words.length !== name.length) return 0
  const left = [...name]
  let fit = 1
  for (const word of words) {
    const fits = left.map((part) => wordFit(word, part))
    const best = Math.max(...fits)
    if (best === 0) return 0
    left.splice(fits.indexOf(best), 1)
    fit *= best
  }
  return fit
}

/** "web pages" for a column of pages. */
function isPhrase(words: readonly string[], part: string): boolean {
  const phrases = synonyms(part)
  return lemmas(words.at(-1) ?? '').some((last) => phrases.includes([...words.slice(0, -1), last].join('_')))
}

/** "Chunktyp" for `chunk_type`. */
function compoundFit(word: string, [first = '', second = '']: readonly string[]): number {
  for (let at = 2; at <= word.length - 2; at++) {
    const fit = wordFit(word.slice(0, at), first) * wordFit(word.slice(at), second)
    if (fit > 0) return fit
  }
  return 0
}

function wordFit(word: string, part: string): number {
  if (word === part) return 1
  if (sameWord(word, part)) return 0.99
  return synonyms(part).some((other) => sameWord(word, other)) ? 0.97 : 0
}

/** Words with slips: each must start like its counterpart, and at least one must be near and not the same. */
function misspeltFit(words: readonly string[], name: readonly string[]): number {
  if (words.length !== name.length) return 0
  const fits = words.map((word, index) => {
    const part = name[index] ?? ''
    const fit = wordFit(word, part)
    return fit > 0 ? fit : isSlip(word, part) ? 0.85 : 0
  })
  return fits.reduce((product, fit) => product * fit, 1)
}

/** Short words are like too many of the words that a column may be called. */
const shortestSynonym = 5

function isSlip(word: string, part: string): boolean {
  return slip(word, part) || synonyms(part).some((other) => other.length >= shortestSynonym && slip(word, other))
}

function slip(word: string, target: string): boolean {
  if (word[0] !== target[0]) return false
  return [target, `${target}s`, target.replace(/y$/, 'ies')].some((form) => isMisspelling(word, form))
}
