import { GrowingBytes, GrowingNumbers } from '../growable.ts'
import type { SectionFileWriter } from '../section-file.ts'
import { gone, livePassages, type Source } from './source.ts'

/** Sections of the ids, and of their order. Live passages have distinct ids. */
export function* mergeIds(sources: readonly Source[], writer: SectionFileWriter): Generator<Uint8Array> {
  const ids = new GrowingBytes()
  const idsOffsets = new GrowingNumbers()
  for (const { source, passage } of livePassages(sources)) {
    idsOffsets.push(ids.length)
    ids.utf8(sources[source]?.segment.id(passage) ?? '')
  }
  const passages = idsOffsets.length
  idsOffsets.push(ids.length)
  const idOrder = new Uint32Array(passages)
  const idRank = new Uint32Array(passages)
  let place = 0
  for (const number of inIdOrder(sources)) {
    idOrder[place] = number
    idRank[number] = place
    place++
  }
  yield* writer.sections({ idOrder, idRank, ids: ids.view(), idsOffsets: idsOffsets.view() })
}

/** Numbers of the live passages, by their ids. */
function* inIdOrder(sources: readonly Source[]): Generator<number> {
  const heads = sources.map((source) => new Head(source))
  for (;;) {
    let least: Head | undefined
    for (const head of heads) {
      if (head.id !== undefined && (least?.id === undefined || head.id < least.id)) least = head
    }
    if (least === undefined) return
    yield least.number
    least.advance()
  }
}

/** The live passage of a source whose id comes next. */
class Head {
  readonly #source: Source
  #place = -1
  id: string | undefined
  number = gone

  constructor(source: Source) {
    this.#source = source
    this.advance()
  }

  advance(): void {
    const { segment, numbers } = this.#source
    do {
      this.#place++
      this.number = numbers[segment.idOrder[this.#place] ?? 0] ?? gone
    } while (this.#place < numbers.length && this.number === gone)
    this.id = this.#place < numbers.length ? segment.id(segment.idOrder[this.#place] ?? 0) : undefined
  }
}
