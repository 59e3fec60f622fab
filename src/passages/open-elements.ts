import type { Context } from './reading.ts'

export interface OpenElement {
  readonly name: string
  /** What to return to when it ends. */
  readonly context: Context
}

/** The elements around the current place, with constant-time look-up by name: deep nesting must not cost quadratic time. */
export class OpenElements {
  readonly #stack: OpenElement[] = []
  readonly #counts = new Map<string, number>()

  get length(): number {
    return this.#stack.length
  }

  /** Name of the innermost element; `''` when none is open. */
  get innermost(): string {
    return this.#stack.at(-1)?.name ?? ''
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  push(name: string, context: Context): void {
    this.#stack.push({ name, context })
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  pop(): OpenElement | undefined {
    const element = this.#stack.pop()
    if (element !== undefined) this.#counts.set(element.name, (this.#counts.get(element.name) ?? 1) - 1)
    return element
  }
}
