import { createHash } from 'node:crypto'
import type { Passage } from '../../src/passages/index.ts'
import { passage } from '../../src/search/search.fixture.ts'
import { type Random, randomOf } from './random.ts'

/** One call of a writer. */
export interface Change {
  readonly kind: 'add' | 'remove' | 'update'
  readonly add: readonly Passage[]
  readonly remove: readonly string[]
}

/** What an index holds, by id. */
export type Live = ReadonlyMap<string, Passage>

/** How many passages a run is about. */
export type Size = 'few' | 'many'

/** Ids come again and again, so that passages are replaced and removed ones come back. With many, vectors are fit; no more than a search gives. */
const idsOf = { few: 80, many: 950 } as const satisfies Record<Size, number>
const mostAdded = { few: 24, many: 400 } as const satisfies Record<Size, number>
const words = [
  ...(['oak', 'elm', 'ash', 'harbour', 'harbours', 'running', 'runner', 'tree', 'trees', 'bread'] as const),
  ...(['the', 'of', 'Haus', 'Häuser', 'café', 'c++', 'HX-2040', '3.5', '東京大学', 'ships'] as const),
] as const satisfies readonly [string, ...string[]]

/** The `number`th change of a run: writer and checker each work it out. */
export function changeOf(seed: number, number: number, size: Size = 'few'): Change {
  const random = randomOf(seed, number)
  const kind = random.pick(['add', 'add', 'add', 'remove', 'update', 'update'])
  const add =
    kind === 'remove' ? [] : Array.from({ length: random.below(mostAdded[size]) }, () => passageOf(random, size))
  const remove = kind === 'add' ? [] : Array.from({ length: random.below(12) }, () => idOf(random, size))
  return { kind, add, remove }
}

/** What is there after a change. Of passages with one id the last stays. */
export function apply(live: Live, { add, remove }: Change): Live {
  const after = new Map(live)
  for (const id of remove) after.delete(id)
  for (const one of add) after.set(one.id, one)
  return after
}

export function queryOf(random: Random): string {
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(words)).join(' ')
}

/** Passages as `scan` gives them: each of these has its own first row. */
export function inRowOrder(live: Live): readonly Passage[] {
  return [...live.values()].sort((a, b) => firstRow(a) - firstRow(b))
}

export function digestOf(passages: readonly Passage[]): string {
  const hash = createHash('sha256')
  for (const { id, text, occurrences, boilerplate } of passages) {
    hash.update(JSON.stringify([id, text, occurrences.map(({ row, entity }) => [row, entity]), boilerplate]))
  }
  return hash.digest('hex').slice(0, 16)
}

function passageOf(random: Random, size: Size): Passage {
  const id = idOf(random, size)
  const text = Array.from({ length: 2 + random.below(40) }, () => random.pick(words)).join(' ')
  const entity = random.pick(['Oak Town', 'Elm', undefined])
  return passage(id, text, {
    occurrences: [{ row: Number(id.slice(1)), ...(entity === undefined ? {} : { entity }) }],
    boilerplate: random.below(5) === 0,
    language: random.pick(['en', 'en', 'de', 'und']),
  })
}

const idOf = (random: Random, size: Size): string => `p${1 + random.below(idsOf[size])}`
const firstRow = ({ occurrences }: Passage): number => occurrences[0]?.row ?? 0
