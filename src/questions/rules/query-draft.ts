import type { ColumnProfile, Profile, Schema } from '../../table/index.ts'
import type { Frame, FramedCondition, Noun } from '../frame/frame.ts'
import type { Operator } from '../lexicon/index.ts'
import type { Condition, CountMeasure, Key, Measure, Query } from '../query/query.ts'

/** A query that a frame may mean. */
export interface Candidate {
  readonly query: Query
  /** 0 to 1: how naturally the frame reads this way. */
  readonly score: number
}

/** Looks at a frame for one kind of query; undefined when the frame does not ask for it. */
export type Rule = (draft: QueryDraft) => Candidate | undefined

/** Groups that a ranking without a number shows: "top companies". */
const usualLimit = 10

const computing: readonly Operator[] = [
  'most',
  'least',
  'common',
  'rare',
  'top',
  'bottom',
  'highest',
  'lowest',
  'latest',
  'earliest',
  'oldest',
  'youngest',
  'cheapest',
  'average',
  'median',
  'share',
  'range',
  'distribution',
  'compare',
]

/** A frame with the table it is about, and the pieces that the rules build queries from. */
export class QueryDraft {
  readonly frame: Frame
  readonly profile: Profile
  readonly entity: ColumnProfile | undefined
  /** What is asked for first, and second. */
  readonly target: Noun | undefined
  readonly second: Noun | undefined

  constructor(frame: Frame, { schema, profile }: { readonly schema: Schema; readonly profile: Profile }) {
    this.frame = frame
    this.profile = profile
    this.entity = profile.columns.find(({ name }) => name === schema.entity)
    ;[this.target, this.second] = frame.targets
  }

  has(...operators: readonly Operator[]): boolean {
    return operators.some((operator) => this.frame.operators.has(operator))
  }

  /** Something is to be computed that a plain count or list would leave out. */
  get computes(): boolean {
    return this.has(...computing)
  }

  get limit(): number {
    return this.frame.limit ?? (this.has('top', 'bottom') ? usualLimit : 1)
  }

  /** To be spread into a query: nothing when there are no conditions. */
  where(conditions: readonly FramedCondition[] = this.frame.conditions): { where?: Condition } {
    const [first, ...rest] = conditions.map(({ condition }) => condition)
    if (first === undefined) return {}
    return { where: rest.length === 0 ? first : { kind: 'all', of: [first, ...rest] } }
  }

  /** Counts what the noun names, among the rows that meet the conditions; groups without such a row count 0. */
  counting(noun: Noun | undefined, only: readonly FramedCondition[] = []): CountMeasure {
    const { where } = this.where(only)
    const filter = where === undefined ? {} : { only: where }
    return noun?.column === undefined
      ? { kind: 'rows', ...filter }
      : { kind: 'distinct', ...keyOf(noun.column, noun.part), ...filter }
  }

  key(noun: Pick<Noun, 'column' | 'part'> | undefined): Key | undefined {
    return noun?.column === undefined ? undefined : keyOf(noun.column, noun.part)
  }

  /** The entity column as if the question had named it. */
  entityNoun(): Noun | undefined {
    const column = this.entity
    return column === undefined
      ? undefined
      : { column, others: [], orRows: false, score: 0.9, counted: false, had: false }
  }

  /** Its values come back in several rows. */
  repeats(column: ColumnProfile): boolean {
    return column.distinct < this.profile.rows - column.missing
  }

  /** Columns of a row that are fit to be read in a list. */
  get shownColumns(): readonly string[] {
    const readable = this.profile.columns.filter(({ role }) => role !== 'text' && role !== 'hash')
    return ['_row', ...readable.map(({ name }) => name)]
  }

  /** The groups with most or least of a measure, when the question asks for them. */
  rankedBy(key: Key, measure: Measure, score: number): Candidate | undefined {
    const most = this.has('most', 'highest', 'top', 'latest')
    if (!most && !this.has('least', 'lowest', 'bottom', 'earliest')) return undefined
    const order = most ? 'most' : 'least'
    return { query: { kind: 'groups', by: [key], measure, order, limit: this.limit, ...this.where() }, score }
  }
}

function keyOf({ name }: ColumnProfile, part: Key['part']): Key {
  return part === undefined ? { column: name } : { column: name, part }
}
