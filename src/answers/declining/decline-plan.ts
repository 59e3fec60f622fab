import { columnNoun, type DeclinePlan } from '../../questions/index.ts'
import type { PassageIndex } from '../../search/index.ts'
import type { LoadedTable } from '../../table/index.ts'
import type { Answer } from '../answer.ts'
import { compose } from '../composing/compose.ts'
import { type Extent, saysTheSame, wordSetOf } from '../composing/extent.ts'
import { plainText } from '../composing/plain-text.ts'
import { mentionIn, phrasePattern } from '../find/index.ts'
import { readPassage } from '../retrieval/read-unit.ts'
import { createTermReader } from '../retrieval/term-reader.ts'

export interface DeclineOptions {
  readonly table: Pick<LoadedTable, 'schema' | 'profile'>
  readonly index: () => Promise<PassageIndex>
  readonly signal: AbortSignal | undefined
}

const nearest = 3

const nothingToLookUp = {
  'empty-question':
    'There is nothing in the question that can be looked up. Ask about a column, a value or something the text may say.',
  'untold-count':
    'The data does not say: no column tells which of them these are, and a number that some text holds would count something else. Ask which of them mention it.',
  'relative-date':
    'The data does not say: the file does not know what day it is today. Ask with the month, the year or the date.',
  'unclear-reference': 'It is not clear from the question before what “those” are. Ask again with their name.',
} as const

/** Says why the question cannot be answered; where the text mentions what was asked for, it shows that as nearest. */
export async function answerDeclined(
  plan: DeclinePlan,
  { table, index, signal }: DeclineOptions,
): Promise<Omit<Answer, 'schemaVersion' | 'trace'>> {
  const { rows } = table.profile
  if (plan.reason !== 'entity-unknown') {
    return {
      kind: 'declined',
      text: nothingToLookUp[plan.reason],
      citations: [],
      coverage: { kind: 'exact', unit: 'rows', examined: 0, total: rows },
    }
  }
  const missing = plainText(plan.missing)
  const column = table.profile.columns.find(({ name }) => name === table.schema.entity)
  const total = column?.distinct ?? 0
  const none =
    column === undefined
      ? `nothing in the table is called “${missing}”.`
      : `none of the ${total.toLocaleString('en-US')} ${columnNoun(column, total)} is called “${missing}”.`
  const mentions = table.schema.text.length === 0 ? [] : await mentionsOf(plan.missing, await index(), signal)
  const { text, citations } = compose(mentions)
  return {
    kind: 'declined',
    text: mentions.length === 0 ? `The data does not say: ${none}` : `The data does not say: ${none}\nNearest: ${text}`,
    citations,
    coverage: { kind: 'exact', unit: 'rows', examined: rows, total: rows },
  }
}

/** Places where the text mentions the phrase, best first. */
async function mentionsOf(
  phrase: string,
  index: PassageIndex,
  signal: AbortSignal | undefined,
): Promise<readonly Extent[]> {
  const pattern = phrasePattern([phrase])
  if (pattern === undefined) return []
  const { hits } = await index.search({ query: phrase, k: 20, ...(signal === undefined ? {} : { signal }) })
  const { reader } = await createTermReader(hits.map(({ passage }) => passage.language))
  const chosen: Extent[] = []
  for (const { passage } of hits) {
    const mention = mentionIn(passage, pattern)
    if (mention === undefined) continue
    const extent = { source: readPassage(passage, reader), from: mention.from, to: mention.to }
    if (chosen.some((other) => saysTheSame(wordSetOf(extent), wordSetOf(other)))) continue
    chosen.push(extent)
    if (chosen.length === nearest) break
  }
  return chosen
}
