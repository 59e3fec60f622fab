/** One row that holds a text. */
export interface Occurrence {
  /** 1-based data row of the file. */
  readonly row: number
  readonly entity?: string
  readonly url?: string
}

/** One distinct cell of a text column, with every row that holds exactly this text. */
export interface TextCell {
  readonly column: string
  /** The cell as it stands in the file, decoded and unquoted. Never empty. */
  readonly text: string
  readonly html: boolean
  /** Ascending by row; never empty. */
  readonly occurrences: readonly Occurrence[]
}
