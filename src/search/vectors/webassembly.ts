/** What we use of the JavaScript API of WebAssembly, which the types of Node leave to those of browsers. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { readonly exports: unknown }
  Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
}

/** Bytes of a page, the unit of WebAssembly memory, and the most pages a 32-bit memory has, less one to spare. */
const pageBytes = 65_536
const maxPages = 65_535

/** By the code it was made from; `undefined` for code this machine cannot run. */
const modules = new Map<string, object | undefined>()

/**
 * Runs WebAssembly code (base64) that imports a memory as `host.memory`: its exports, and that memory of at least `sizeBytes`
 * zeros. `undefined` when the machine has no WebAssembly with SIMD, or when the memory would pass what 32 bits can address
 * (4 GiB): then plain JavaScript must do the work.
 */
export function instantiate(
  code: string,
  sizeBytes: number,
): { readonly exports: unknown; readonly memory: ArrayBuffer } | undefined {
  const pages = Math.ceil(sizeBytes / pageBytes)
  const module = compile(code)
  if (module === undefined || pages > maxPages) return undefined
  const memory = new WebAssembly.Memory({ initial: Math.max(1, pages), maximum: Math.max(1, pages) })
  const { exports } = new WebAssembly.Instance(module, { host: { memory } })
  return { exports, memory: memory.buffer }
}

function compile(code: string): object | undefined {
  if (modules.has(code)) return modules.get(code)
  const bytes = Buffer.from(code, 'base64')
  const runs = typeof WebAssembly === 'object' && WebAssembly.validate(bytes)
  const module = runs ? new WebAssembly.Module(bytes) : undefined
  modules.set(code, module)
  return module
}
