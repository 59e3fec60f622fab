import { deepStrictEqual, ok } from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { openTable, RagtimeError, type Table } from '../../src/index.ts'
import type { Size } from './changes.ts'
import { randomOf } from './random.ts'
import { shopsCsv } from './shops.ts'

export interface DamageReport {
  readonly cases: number
  /** The same results, and nobody the wiser: the damage is where nothing is read. */
  readonly unnoticed: number
  /** The same results, from what was made anew with a warning. */
  readonly mended: number
  /** By error code. */
  readonly refused: Readonly<Record<string, number>>
}

interface Damage {
  readonly file: string
  readonly kind: 'delete' | 'flip' | 'cut'
  /** The bit flipped, or the length left. */
  readonly at: number
}

/** No case takes so long, however much is made anew. */
const hangMs = 60_000

/**
 * Damages one file of a store after the other, by one bit, a cut or its loss, and uses the table as before. Throws when anything but the same
 * results or a RagtimeError comes of it, or when the CSV is not what it was.
 */
export async function damageRounds(
  { seed, cases, size = 'few' }: { readonly seed: number; readonly cases: number; readonly size?: Size },
  onProgress: (line: string) => void = () => {},
): Promise<DamageReport> {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-damage-'))
  try {
    const csv = join(folder, 'shops.csv')
    const right = await makeStore(csv, size)
    const store = `${csv}.ragtime`
    const whole = join(folder, 'whole')
    cpSync(store, whole, { recursive: true })
    const content = readFileSync(csv)
    const files = readdirSync(whole, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(whole, name)).isFile())
      .sort()
    let [unnoticed, mended] = [0, 0]
    const refused: Record<string, number> = {}
    for (let number = 0; number < cases; number++) {
      const damage = damageOf(files, { seed, number, sizeOf: (name) => statSync(join(whole, name)).size })
      rmSync(store, { recursive: true, force: true })
      cpSync(whole, store, { recursive: true })
      inflict(store, damage)
      const { result, warned } = await use(csv, { damage, right })
      if (result instanceof RagtimeError) {
        refused[result.code] = (refused[result.code] ?? 0) + 1
        onProgress(`${JSON.stringify(damage)}: ${result.code}: ${result.message}: ${result.why}`)
      } else {
        deepStrictEqual(result, right, `other results after ${JSON.stringify(damage)}`)
        if (warned) mended++
        else unnoticed++
      }
      deepStrictEqual(readFileSync(csv), content, `the CSV changed after ${JSON.stringify(damage)}`)
      if ((number + 1) % 100 === 0) onProgress(`${number + 1} cases`)
    }
    return { cases, unnoticed, mended, refused }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Indexed, changed and indexed again, so that there are tombstones and the files of the generation before. Vectors that were made anew are fit
 * on what there is then, and rank otherwise than those fit before a change: with them it is indexed once.
 */
async function makeStore(csv: string, size: Size): Promise<unknown> {
  writeFileSync(csv, shopsCsv({ changed: false, size }))
  await using table = await openTable(csv)
  await table.index()
  if (size === 'many') return await results(table)
  writeFileSync(csv, shopsCsv({ changed: true, size }))
  const { cells } = await table.index()
  ok(cells.processed > 0 && cells.reused > 0 && cells.removed > 0, 'the store was made from nothing')
  return await results(table)
}

async function results(table: Table): Promise<unknown> {
  const rankings = []
  for (const query of ['bread', 'harbour anchors', 'old maps and bicycles', 'guarantee on labour']) {
    const { hits, matched } = await table.search(query, { limit: 20 })
    rankings.push({ hits, matched })
  }
  const answers = []
  for (const question of ['How many shops are there?', 'What does Bo Bikes do?', 'Which shops mention anchors?']) {
    const { text, kind, citations, table: rows } = await table.ask(question)
    answers.push({ text, kind, citations, rows })
  }
  return { rankings, answers }
}

function damageOf(
  files: readonly string[],
  {
    seed,
    number,
    sizeOf,
  }: { readonly seed: number; readonly number: number; readonly sizeOf: (name: string) => number },
): Damage {
  const random = randomOf(seed, number)
  const file = files[number % files.length] ?? ''
  // Each file is deleted once, and then flipped and cut in turn.
  const turn = Math.floor(number / files.length)
  const kind = turn === 0 ? 'delete' : turn % 2 === 1 ? 'flip' : 'cut'
  const size = sizeOf(file)
  return { file, kind, at: kind === 'delete' ? 0 : random.below(kind === 'flip' ? size * 8 : size) }
}

function inflict(store: string, { file, kind, at }: Damage): void {
  const path = join(store, file)
  if (kind === 'delete') rmSync(path)
  else if (kind === 'cut') truncateSync(path, at)
  else {
    const bytes = readFileSync(path)
    const byte = at >> 3
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (at & 7))
    writeFileSync(path, bytes)
  }
}

async function use(
  csv: string,
  { damage, right }: { readonly damage: Damage; readonly right: unknown },
): Promise<{ readonly result: unknown; readonly warned: boolean }> {
  let warned = false
  const patience = new AbortController()
  const hang = sleep(hangMs, undefined, { signal: patience.signal }).then(
    () => Promise.reject(new Error(`no end after ${JSON.stringify(damage)}`)),
    () => undefined,
  )
  const using = async () => {
    await using table = await openTable(csv, {
      onWarning: () => {
        warned = true
      },
    })
    const found = await results(table)
    if (isDeepStrictEqual(found, right)) return found
    // An index that a question made anew ranks by words until its vectors are fit.
    await table.index()
    return await results(table)
  }
  try {
    return { result: await Promise.race([using(), hang]), warned }
  } catch (error) {
    if (!(error instanceof RagtimeError))
      throw new Error(`no RagtimeError after ${JSON.stringify(damage)}`, { cause: error })
    return { result: error, warned }
  } finally {
    patience.abort()
  }
}
