import { instantiate } from '../vectors/index.ts'
import type { Algebra } from './algebra.ts'
import { type KernelExports, kernelAlgebra, scratchBytes } from './kernel-algebra.ts'
import { kernelBytes } from './kernel-bytes.ts'
import { layOut } from './lay-out.ts'
import { roundUp, type SparseMatrix, type Square, type Tall } from './matrices.ts'
import { plainAlgebra } from './plain-algebra.ts'

/** Rows of A X held at a time. */
export const blockRows = 256

/** All that a decomposition works on, in one piece of memory, and the algebra that can reach it. */
export interface Workspace {
  readonly algebra: Algebra
  /** A copy of the matrix to decompose. */
  readonly matrix: SparseMatrix
  /** As many rows as the matrix has columns. */
  readonly talls: readonly [Tall, Tall]
  readonly block: Tall
  readonly square: Square
}

/** Everything but `matrix` holds zeros. `plain`: without WebAssembly. */
export function createWorkspace(matrix: SparseMatrix, width: number, { plain }: { plain: boolean }): Workspace {
  const rows = roundUp(matrix.columns)
  const places = layOut({
    scratch: scratchBytes(width),
    starts: matrix.starts.byteLength,
    columnOf: matrix.columnOf.byteLength,
    values: matrix.values.byteLength,
    one: 4 * rows * width,
    other: 4 * rows * width,
    block: 4 * blockRows * width,
    square: 8 * width * width,
  })
  const made = plain ? undefined : instantiate(kernelBytes, places.end)
  const memory = made?.memory ?? new ArrayBuffer(places.end)
  const tall = (at: number, count: number): Tall => ({
    rows: count,
    width,
    numbers: new Float32Array(memory, at, count * width),
  })
  const copy = {
    ...matrix,
    starts: new Uint32Array(memory, places.starts, matrix.starts.length),
    columnOf: new Uint32Array(memory, places.columnOf, matrix.columnOf.length),
    values: new Float32Array(memory, places.values, matrix.values.length),
  }
  copy.starts.set(matrix.starts)
  copy.columnOf.set(matrix.columnOf)
  copy.values.set(matrix.values)
  return {
    // The cast holds because kernel-bytes.ts is made from kernel.wat, which exports exactly these functions.
    algebra: made === undefined ? plainAlgebra : kernelAlgebra(made.exports as KernelExports, places.scratch),
    matrix: copy,
    talls: [tall(places.one, rows), tall(places.other, rows)],
    block: tall(places.block, blockRows),
    square: { size: width, numbers: new Float64Array(memory, places.square, width * width) },
  }
}
