import { symmetricEigen } from './eigen.ts'
import { roundUp, type SparseMatrix, type Square, type Tall } from './matrices.ts'
import { noise, orthonormalising } from './orthonormal.ts'
import { fillGaussian } from './random.ts'
import { mirrored, product, transposedProduct } from './square.ts'
import { blockRows, createWorkspace, type Workspace } from './workspace.ts'

export interface SingularVectors {
  /** At most what was asked for; fewer when the matrix has no more directions. */
  readonly rank: number
  /** `rank` of them, largest first, all positive. */
  readonly values: Float64Array
  /** V in the first `rank` columns: a row per column of A. The largest component of each column (the first of equals) is positive. */
  readonly right: Tall
}

/** More directions are followed than wanted, so that the last wanted ones are right too (Halko et al., § 4.2). */
const oversampling = 10

/**
 * The largest singular values of a sparse matrix A and the vectors on its right side: A ≈ U Σ Vᵀ.
 *
 * Halko, Martinsson, Tropp, "Finding structure with randomness", 2011, algorithms 4.4 and 5.1: a random block is multiplied by
 * AᵀA `powerPasses` times (at least once), made orthonormal in between, and A is solved exactly within the space it spans. We
 * iterate on the side of the columns, so nothing as tall as A is stored. More passes come nearer to the true vectors.
 */
export function singularVectors(
  matrix: SparseMatrix,
  options: {
    readonly rank: number
    readonly powerPasses: number
    readonly random: () => number
    readonly plain?: boolean
  },
): SingularVectors {
  const { rank, powerPasses, random, plain = false } = options
  const width = roundUp(Math.min(rank + oversampling, matrix.columns, matrix.rows))
  if (width === 0)
    return { rank: 0, values: new Float64Array(), right: { rows: 0, width, numbers: new Float32Array() } }
  const workspace = createWorkspace(matrix, width, { plain })
  const { algebra } = workspace
  let [block, other] = workspace.talls
  fillGaussian(block.numbers.subarray(0, matrix.columns * width), random)
  for (let pass = 1; pass <= powerPasses; pass++) {
    if (pass > 1) {
      algebra.multiply(block, inside(workspace, orthonormalising(gramOf(workspace, block))), other)
      ;[block, other] = [other, block]
    }
    other.numbers.fill(0)
    algebra.addNormal(workspace.matrix, block, other)
    ;[block, other] = [other, block]
  }
  return solveWithin(workspace, { block, other, rank })
}

/** Rayleigh and Ritz: the singular vectors of A among the combinations of the block's columns. */
function solveWithin(
  workspace: Workspace,
  { block, other, rank }: { block: Tall; other: Tall; rank: number },
): SingularVectors {
  const basis = orthonormalising(gramOf(workspace, block))
  const restricted = transposedProduct(basis, product(gramOfImage(workspace, block), basis))
  const { values, vectors } = symmetricEigen(mirrored(restricted))
  workspace.algebra.multiply(block, inside(workspace, product(basis, vectors)), other)
  fixSigns(other)
  const largest = values[0] ?? 0
  const found = values.subarray(0, rank).filter((value) => value > largest * noise)
  return { rank: found.length, values: found.map(Math.sqrt), right: other }
}

/** XᵀX. */
function gramOf({ algebra, square }: Workspace, tall: Tall): Square {
  square.numbers.fill(0)
  algebra.addGram(tall, square)
  return mirrored(square)
}

/** (A X)ᵀ(A X), without ever holding all of A X. */
function gramOfImage({ algebra, square, matrix, block }: Workspace, tall: Tall): Square {
  square.numbers.fill(0)
  for (let first = 0; first < matrix.rows; first += blockRows) {
    const count = Math.min(blockRows, matrix.rows - first)
    algebra.imageRows(matrix, tall, { first, count }, block)
    block.numbers.fill(0, count * block.width)
    algebra.addGram(block, square)
  }
  return mirrored(square)
}

/** A copy of `square` where the algebra can reach it. */
function inside({ square }: Workspace, { numbers }: Square): Square {
  square.numbers.set(numbers)
  return square
}

/** A singular vector is as good as its negative: choose the one whose largest component is positive. */
function fixSigns({ width, numbers }: Tall): void {
  const largest = new Float32Array(width)
  for (let at = 0; at < numbers.length; at += width)
    for (let j = 0; j < width; j++) {
      const value = numbers[at + j] ?? 0
      if (Math.abs(value) > Math.abs(largest[j] ?? 0)) largest[j] = value
    }
  for (let at = 0; at < numbers.length; at += width)
    for (let j = 0; j < width; j++) if ((largest[j] ?? 0) < 0) numbers[at + j] = -(numbers[at + j] ?? 0)
}
