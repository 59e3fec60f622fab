/** Which rows take part. */
export type Condition =
  /** The cell is one of these values, as spelled in the table. */
  | { readonly kind: 'is'; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: 'compare'; readonly column: string; readonly comparison: Comparison; readonly number: number }
  /** The calendar year of a date or timestamp. */
  | {
      readonly kind: 'year'
      readonly column: string
      readonly comparison: Comparison
      readonly number: number
      /** The cells are text: the first year written in each is taken. */
      readonly inText?: true
    }
  /** The day is `from` or later, and before `until`; both as `2024-02-03`. */
  | { readonly kind: 'date'; readonly column: string; readonly from?: string; readonly until?: string }
  /** The calendar month, 1 to 12, in any year. */
  | { readonly kind: 'month'; readonly column: string; readonly number: number }
  /** The cell as text, case aside, has this text in it, at its start or at its end. */
  | { readonly kind: 'text'; readonly column: string; readonly test: TextTest; readonly text: string }
  | { readonly kind: 'true'; readonly column: string }
  | { readonly kind: 'missing'; readonly column: string }
  /** The row belongs to a group whose measure meets `having`, "companies that have a footer", or that is among the `top`. */
  | GroupCondition
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  /** At least one of them holds. */
  | { readonly kind: 'any'; readonly of: readonly Condition[] }

export interface GroupCondition {
  readonly kind: 'group'
  readonly by: Key
  readonly measure: Measure
  readonly test: Having | Top
}

/** The groups with most or least, ties included. */
export interface Top {
  readonly order: 'most' | 'least'
  readonly limit: number
}

export type Comparison = '=' | '<' | '<=' | '>' | '>='

export type TextTest = 'contains' | 'starts' | 'ends'

export type Statistic = 'sum' | 'average' | 'median' | 'min' | 'max'

/** One number computed from a set of rows. */
export type Measure = CountMeasure | StatisticMeasure | ShareMeasure | ExcessMeasure

/** How many more there are of the one than of the other. */
export interface ExcessMeasure {
  readonly kind: 'excess'
  readonly of: CountMeasure
  readonly over: CountMeasure
}

/** Rows that meet `part`, in percent of all rows. */
export interface ShareMeasure {
  readonly kind: 'share'
  readonly part: Condition
}

/** Taken of a column's cells, not of how many there are. */
export function isStatistic(measure: Measure | undefined): measure is StatisticMeasure {
  return measure !== undefined && 'column' in measure && measure.kind !== 'distinct'
}

export interface StatisticMeasure {
  readonly kind: Statistic
  readonly column: string
  /** Taken of the cells' lengths in characters, as they stand in the file, instead of their numbers. */
  readonly of?: 'length'
  /** Just the rows that meet it. */
  readonly only?: Condition
}

/** `only`: just the rows that meet it. A group without such a row counts 0. */
export type CountMeasure =
  | { readonly kind: 'rows'; readonly only?: Condition }
  /** How many different values; missing ones are not counted. */
  | ({ readonly kind: 'distinct'; readonly only?: Condition } & Key)

/** What rows are grouped by: a column, the calendar year or month of a date column, or the host of a URL column. */
export interface Key {
  readonly column: string
  readonly part?: 'year' | 'month' | 'host'
}

export interface Having {
  readonly comparison: Comparison
  readonly number: number
  /** With `>=`: "between 5 and 8". */
  readonly most?: number
}

/** What a question asks of the table, computed over all rows. Small on purpose: every query can be printed as SQL and said in words. */
export type Query =
  /** Numbers over all rows that meet `where`. */
  | { readonly kind: 'measure'; readonly measures: readonly Measure[]; readonly where?: Condition }
  /** The different values of a column. */
  | { readonly kind: 'values'; readonly column: string; readonly where?: Condition }
  /** One measure of two sets of rows, and how much the first is more than the second, or how many times as much. */
  | {
      readonly kind: 'pair'
      readonly operation: 'difference' | 'ratio'
      readonly measure: CountMeasure | StatisticMeasure
      readonly sides: readonly [Condition, Condition]
      readonly where?: Condition
    }
  /**
   * One measure for each group. With `limit` only the first groups, those tied with the last one included; of two keys, the first within
   * each value of the first key.
   */
  | {
      readonly kind: 'groups'
      readonly by: readonly [Key] | readonly [Key, Key]
      readonly measure: Measure
      readonly order: 'most' | 'least' | 'key'
      readonly limit?: number
      readonly having?: Having
      readonly where?: Condition
    }
  /** How many groups there are whose measure meets `having`. */
  | {
      readonly kind: 'group-count'
      readonly by: Key
      readonly measure: Measure
      readonly having: Having
      readonly where?: Condition
    }
  /** A statistic of one measure over the groups: pages per company on average. */
  | {
      readonly kind: 'group-statistic'
      readonly by: Key
      readonly measure: Measure
      readonly statistic: Exclude<Statistic, 'sum'>
      readonly where?: Condition
    }
  /** The share of `of` (rows, or values of a column) that meets `part`. */
  | {
      readonly kind: 'share'
      readonly of: CountMeasure | StatisticMeasure
      readonly part: Condition
      readonly where?: Condition
    }
  /** Rows themselves; with `order`, those with the `limit` greatest or least values, ties included. */
  | {
      readonly kind: 'rows'
      readonly columns: readonly string[]
      readonly order?: { readonly column: string; readonly direction: 'most' | 'least'; readonly limit: number }
      readonly where?: Condition
    }
  /** A learned reading of a small table, printed already: its answer is the first column. */
  | { readonly kind: 'reading'; readonly sql: string; readonly reading: string }
  /** What columns the table has. */
  | { readonly kind: 'columns'; readonly count: boolean }
