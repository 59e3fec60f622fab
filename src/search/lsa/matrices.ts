/** A sparse matrix, row by row: row i has `values` at the columns `columnOf`, both from place `starts[i]` up to `starts[i + 1]`. */
export interface SparseMatrix {
  readonly rows: number
  readonly columns: number
  /** `rows` + 1 ascending places. */
  readonly starts: Uint32Array
  readonly columnOf: Uint32Array
  readonly values: Float32Array
}

/** A dense matrix of many rows, row by row. `rows` and `width` are multiples of 4; what is not used holds zeros. */
export interface Tall {
  readonly rows: number
  readonly width: number
  readonly numbers: Float32Array
}

/** A small matrix of as many rows as columns, row by row, in double precision. */
export interface Square {
  readonly size: number
  readonly numbers: Float64Array
}

/** The inner loops work on four rows and four columns at a time. */
export const roundUp = (count: number): number => Math.ceil(count / 4) * 4
