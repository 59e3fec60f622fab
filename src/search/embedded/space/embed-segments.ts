import type { Store } from '../../../store/index.ts'
import type { EmbeddingModel } from '../../embedding-model.ts'
import { toBits } from '../../vectors/index.ts'
import { type EmbedTextsOptions, embedTexts } from './embed-texts.ts'
import type { EmbeddedRow, EmbeddingFacts } from './embedding-file.ts'
import { type EmbeddingPlan, type PlanOptions, planEmbeddings } from './embedding-plan.ts'
import { PaidVectors, paidVectorsName, textKey } from './paid-vectors.ts'
import { textsToEmbed } from './texts-to-embed.ts'
import { type EmbeddedSegment, passagesToEmbed } from './write-embeddings.ts'

export interface EmbedOptions extends EmbedTextsOptions {
  /** Columns whose text must not leave the machine: their passages get no vector. Default none. */
  readonly leftOut?: ReadonlySet<string>
}

export type PlanEmbeddingsOptions = Pick<EmbedOptions, 'leftOut'> & Pick<PlanOptions, 'onCall'>

/** What all vectors of an index have in common. */
export type EmbeddingSource = Pick<EmbeddingFacts, 'model' | 'dimensions' | 'log'>

interface Target {
  readonly store: Store
  /** Keeps what passages of the segment at `place` got. */
  readonly write: (place: number, rows: Iterable<EmbeddedRow>, source: EmbeddingSource) => Promise<void>
}

/** What `embedSegments` would have to do. Writes nothing. */
export function planSegments(
  segments: readonly EmbeddedSegment[],
  model: EmbeddingModel,
  { store, leftOut = new Set(), ...options }: { readonly store: Store } & PlanEmbeddingsOptions,
): EmbeddingPlan {
  using paid = new PaidVectors(store, model)
  return planEmbeddings(allTexts(ofModel(segments, model), leftOut), model, { paid, ...options })
}

/** Gives passages that have no vector of `model` one: those paid for before, others by asking it. */
export async function embedSegments(
  segments: readonly EmbeddedSegment[],
  { model, options }: { readonly model: EmbeddingModel; readonly options: EmbedOptions },
  { store, write }: Target,
): Promise<void> {
  const { leftOut = new Set() } = options
  const waiting = ofModel(segments, model)
  if (waiting.every((segment) => passagesToEmbed(segment).length === 0)) return
  using paid = new PaidVectors(store, model)
  await embedTexts(allTexts(waiting, leftOut), { model, paid }, options)
  if (paid.log === undefined) return
  const { name, facts } = paid.log
  const source = { model: facts.model, dimensions: facts.dimensions, log: { name, id: facts.id } }
  for (const [place, segment] of waiting.entries()) await write(place, paidRows(segment, { paid, leftOut }), source)
}

/** The segments without what they have of other models. */
export const ofModel = (
  segments: readonly EmbeddedSegment[],
  model: Pick<EmbeddingModel, 'id' | 'passagePrefix'>,
): readonly EmbeddedSegment[] =>
  segments.map(({ live, files }) => ({
    live,
    files: files.filter(({ facts }) => facts.model === model.id && facts.log.name === paidVectorsName(model)),
  }))

function* allTexts(segments: readonly EmbeddedSegment[], leftOut: ReadonlySet<string>): Generator<string> {
  for (const segment of segments) for (const { text } of textsToEmbed(segment, leftOut)) yield text
}

function* paidRows(
  segment: EmbeddedSegment,
  { paid, leftOut }: { readonly paid: PaidVectors; readonly leftOut: ReadonlySet<string> },
): Generator<EmbeddedRow> {
  const vector = new Float32Array(paid.log?.facts.dimensions ?? 0)
  for (const { passage, text } of textsToEmbed(segment, leftOut)) {
    const record = paid.find(textKey(text))
    if (record === undefined) throw new Error(`passage ${passage} was not embedded`)
    paid.log?.read(record, vector)
    yield { passage, record, bits: toBits(vector) }
  }
}
