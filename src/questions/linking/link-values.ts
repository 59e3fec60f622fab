import { editDistance } from '../../edit-distance.ts'
import type { ColumnProfile, Profile, ValueCount } from '../../table/index.ts'
import type { EntityMention } from '../plan.ts'
import { isPluralOf } from '../words/inflection.ts'
import { allowedSlips } from '../words/spelling.ts'
import { unspacedNames } from '../words/split-unspaced.ts'
import { compact } from '../words/words.ts'
import { nameForms } from './names.ts'
import { NearNames } from './near-names.ts'

export interface ValueLink {
  readonly column: ColumnProfile
  /** As spelled in the table. */
  readonly value: string
  /** `part`: by a part of the name; `id`: by the value of an alias column. */
  readonly how: EntityMention['how'] | 'part' | 'id'
  /** 0 to 1. */
  readonly score: number
}

interface Known {
  readonly column: ColumnProfile
  readonly value: string
  readonly count: number
}

/** Names that a word may be with a slip or two. */
interface NearTargets {
  readonly names: NearNames<readonly Known[]>
  readonly mostSlips: number
  /** Letters of the shortest word that may be one. */
  readonly shortest: number
}

/** Tables beyond this many entities know them by full name only: parts of so many names say little. */
const maxNamesWithParts = 50_000

/** Of so many names those with more slips are not offered. */
const mostSlipsOfMany = 2

/** Finds the values of a table's entity and category columns in words. Built once for a table, then cheap. */
export class ValueLinker {
  readonly #full = new Map<string, Known[]>()
  readonly #aliases = new Map<string, Known[]>()
  readonly #parts = new Map<string, Known[]>()
  readonly #beginnings = new Map<string, Known[]>()
  /** Columns with an id of its own in every row, by what their ids look like. */
  readonly #ids = new Map<string, ColumnProfile>()
  readonly #byId = new Map<string, Known[]>()
  readonly #near = new Map<'entity' | 'category', readonly NearTargets[]>()
  /** Folded values in scripts without spaces, longest first. */
  readonly unspaced: readonly string[]
  /** Longest value in words, at most 12. */
  readonly longest: number

  constructor(
    profile: Profile,
    values: ReadonlyMap<string, readonly ValueCount[]>,
    aliases: ReadonlyMap<string, string> = new Map(),
  ) {
    let longest = 1
    for (const column of profile.columns) {
      if (column.role === 'id' && column.aliasOf === undefined) {
        for (const { value } of column.top)
          if (/\d/.test(value) && !/^\d+$/.test(value)) this.#ids.set(shape(value), column)
      }
      const known = values.get(column.name)
      if (known === undefined || column.aliasOf !== undefined) continue
      for (const { value, count } of known) {
        if (value.length > 200) continue
        const entry = { column, value, count }
        add(this.#full, compact(value), entry)
        longest = Math.max(longest, value.trim().split(/[^\p{L}\p{N}\p{M}]+/u).length)
        if (column.role !== 'entity') continue
        const { aliases, parts, beginnings } = nameForms(value)
        for (const alias of aliases) add(this.#aliases, alias, entry)
        if (known.length > maxNamesWithParts) continue
        for (const part of parts) add(this.#parts, part, entry)
        for (const part of beginnings) add(this.#beginnings, part, entry)
      }
    }
    const entity = profile.columns.find(({ role }) => role === 'entity')
    if (entity !== undefined) {
      for (const [alias, value] of aliases) {
        add(this.#byId, compact(alias), { column: entity, value, count: 0 })
        if (!alias.includes('.')) continue
        add(this.#byId, compact(`www.${alias}`), { column: entity, value, count: 0 })
        longest = Math.max(longest, alias.split(/[^\p{L}\p{N}\p{M}]+/u).length + 1)
      }
    }
    this.#full.delete('')
    this.longest = Math.min(longest, 12)
    this.unspaced = unspacedNames([...this.#full.keys(), ...this.#aliases.keys()])
  }

  /** Values that the joined, folded words are: exactly, in the plural, or under another of their names. Best first. */
  link(key: string): readonly ValueLink[] {
    const exact = toLinks(this.#full.get(key), 'exact', 1)
    if (exact.length > 0) return exact
    const aliases = toLinks(this.#aliases.get(key), 'alias', 0.95)
    if (aliases.length > 0) return aliases
    const ids = toLinks(this.#byId.get(key), 'id', 1)
    if (ids.length > 0) return ids
    for (const stem of [key.replace(/s$/, ''), key.replace(/es$/, ''), key.replace(/ies$/, 'y')]) {
      const plural = stem !== key && isPluralOf(key, stem) ? toLinks(this.#full.get(stem), 'inflected', 0.95) : []
      if (plural.length > 0) return plural
    }
    return []
  }

  /** The id of a row, told by its looks: ids are too many to be listed. */
  linkId(text: string): readonly ValueLink[] {
    const column = this.#ids.get(shape(text))
    return column === undefined ? [] : [{ column, value: text, how: 'exact', score: 0.95 }]
  }

  /** Entities of whose names the words are a part, or with `begins` the beginning. None when more than three share it. */
  linkPart(key: string, { begins }: { readonly begins: boolean }): readonly ValueLink[] {
    const known = (begins ? this.#beginnings : this.#parts).get(key) ?? []
    return known.length > 3 ? [] : toLinks(known, 'part', 0.85 / known.length ** 0.5)
  }

  /** Values that the words are with a slip or two; those with fewest slips. */
  linkMisspelt(key: string, role: 'entity' | 'category'): readonly ValueLink[] {
    let limit = role === 'entity' ? allowedSlips(key.length) : Math.min(1, allowedSlips(key.length))
    if (limit === 0) return []
    let nearest: Known[] = []
    for (const { names, mostSlips, shortest } of this.#nearNames(role)) {
      if (key.length < shortest) continue
      for (const { name, entry } of names.candidates(key, Math.min(limit, mostSlips))) {
        if (role === 'category' && name[0] !== key[0]) continue
        const most = Math.min(limit, mostSlips)
        const distance = editDistance(key, name, most)
        if (distance > most || distance === 0) continue
        if (distance < limit) nearest = []
        limit = distance
        nearest.push(...entry)
      }
    }
    return nearest.length > 3 ? [] : toLinks(nearest, 'misspelt', 0.8 / nearest.length ** 0.5)
  }

  /** Made when first asked for: most tables are closed before anyone misspells anything. */
  #nearNames(role: 'entity' | 'category'): readonly NearTargets[] {
    const known = this.#near.get(role)
    if (known !== undefined) return known
    const ofRole = [...this.#full].flatMap(([name, all]): [string, readonly Known[]][] => {
      const entries = all.filter(({ column }) => (column.role === 'entity') === (role === 'entity'))
      return entries.length === 0 ? [] : [[name, entries]]
    })
    const targets: NearTargets[] = [{ names: new NearNames(ofRole), mostSlips: 2, shortest: 0 }]
    if (role === 'entity') {
      targets.push({ names: new NearNames(this.#aliases), mostSlips: 2, shortest: 0 })
      // A slip in half a name leaves less to know it by.
      targets.push({ names: new NearNames(this.#beginnings), mostSlips: 1, shortest: 8 })
    }
    this.#near.set(role, targets)
    return targets
  }

  /** Names that may be within so many slips, found without going through all. */
  #nearOfMany(key: string, limit: number): readonly (readonly [string, readonly Known[]])[] {
    const [targets] = this.#nearNames('entity')
    return targets === undefined
      ? []
      : [...targets.names.candidates(key, limit)].map(({ name, entry }) => [name, entry])
  }

  /** Entity names that look most like `name`, for "did you mean"; at most three. */
  nearest(name: string): readonly string[] {
    const key = compact(name)
    const isMany = this.#full.size > maxNamesWithParts
    const limit = Math.max(1, Math.min(Math.floor(key.length / 3), isMany ? mostSlipsOfMany : key.length))
    const near = (isMany ? this.#nearOfMany(key, limit) : [...this.#full]).flatMap(([target, known]) => {
      const distance = editDistance(key, target, limit)
      return distance > limit
        ? []
        : known.filter(({ column }) => column.role === 'entity').map(({ value }) => ({ value, distance }))
    })
    return near
      .sort((a, b) => a.distance - b.distance || (a.value < b.value ? -1 : 1))
      .slice(0, 3)
      .map(({ value }) => value)
  }
}

/** `T-004` looks like `T-117`: upper and lower case, digits and hex digits of a UUID are alike. */
function shape(id: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return 'uuid'
  return id
    .replace(/\d+/g, '9')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
}

function add(map: Map<string, Known[]>, key: string, entry: Known): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [entry])
  else if (!known.includes(entry)) known.push(entry)
}

/** More frequent values first, then by column order and name. */
function toLinks(known: readonly Known[] | undefined, how: ValueLink['how'], score: number): readonly ValueLink[] {
  return [...(known ?? [])]
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .map(({ column, value }) => ({ column, value, how, score }))
}
