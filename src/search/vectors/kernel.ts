import { kernelBytes } from './kernel-bytes.ts'
import { instantiate } from './webassembly.ts'

/** The functions of `kernel.wat`; addresses are bytes of the memory the kernel was made with. */
export interface Kernel {
  dot_i8(base: number, rows: number, dimensions: number, query: number, out: number): void
  hamming(base: number, rows: number, words: number, query: number, out: number): void
}

/** A kernel and its memory of `sizeBytes` zeros or more, where WebAssembly can do it. */
export function createKernel(sizeBytes: number): { readonly kernel: Kernel; readonly memory: ArrayBuffer } | undefined {
  const made = instantiate(kernelBytes, sizeBytes)
  // Holds because kernel-bytes.ts is made from kernel.wat, which exports exactly these two functions.
  return made && { kernel: made.exports as Kernel, memory: made.memory }
}
