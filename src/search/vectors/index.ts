export { BinaryVectors, toBits } from './binary-vectors.ts'
export { Int8Vectors, type VectorOptions, type VectorShape } from './int8-vectors.ts'
export { quantise, quantiseInto } from './quantise.ts'
export { instantiate } from './webassembly.ts'
