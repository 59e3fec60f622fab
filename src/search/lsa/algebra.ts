import type { SparseMatrix, Square, Tall } from './matrices.ts'

/**
 * The inner loops of the decomposition; A is the sparse matrix, X the tall one. Each sum is taken in one fixed order, the same in
 * every implementation.
 */
export interface Algebra {
  /** `result` += Aᵀ(A X): row by row of A, so that a row of A X is still in the processor's cache when Aᵀ needs it. */
  addNormal(matrix: SparseMatrix, tall: Tall, result: Tall): void
  /** The first `count` rows of `result` become the rows of A X from row `first` on. */
  imageRows(
    matrix: SparseMatrix,
    tall: Tall,
    rows: { readonly first: number; readonly count: number },
    result: Tall,
  ): void
  /** Upper triangle of `sums` += that of XᵀX. What stands below the diagonal is undefined afterwards. */
  addGram(tall: Tall, sums: Square): void
  /** `result` = X times a square matrix. */
  multiply(tall: Tall, square: Square, result: Tall): void
}
