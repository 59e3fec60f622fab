import { questionContext, type SearchPlan } from '../questions/index.ts'
import type { PassageIndex } from '../search/index.ts'
import type { LoadedTable } from '../table/index.ts'
import type { Answer } from './answer.ts'
import { answerPart } from './answer-part.ts'
import { combine, type Part } from './composing/combine.ts'
import type { NeededSureness } from './declining/thresholds.ts'
import { partPlans } from './question/part-plans.ts'
import { questionLanguage } from './question/question-language.ts'
import type { Trace } from './trace.ts'
import { foldText } from './words/fold-text.ts'

export interface TextOptions {
  readonly table: Pick<LoadedTable, 'manifest' | 'schema' | 'profile' | 'values' | 'aliases'>
  readonly index: PassageIndex
  readonly signal: AbortSignal | undefined
  readonly thresholds: NeededSureness
}

export type TextAnswer = Pick<Answer, 'kind' | 'text' | 'citations' | 'coverage'> &
  Pick<Trace, 'retrieval' | 'candidates' | 'decision'> & {
    readonly parts: readonly Part[]
    /** Of the question, where its words tell. */
    readonly language: string | undefined
  }

/** Answers a question from the text: each part of it by extracting the best units, or by saying that the data does not tell. */
export async function answerFromText(
  question: string,
  plan: SearchPlan,
  { table, index, signal, thresholds }: TextOptions,
): Promise<TextAnswer> {
  const language = await questionLanguage(question, index)
  const context = await questionContext(table, table.manifest.source.name)
  const tableWords = wordsOfTable(table)
  const parts: Part[] = []
  const asks = partPlans(question, plan, context)
  for (const asked of asks) {
    parts.push({
      asked,
      answer: await answerPart(asked.question, asked.plan, {
        index,
        language,
        signal,
        thresholds,
        tableWords,
        parts: asks.length,
        ...(asked.followsUp
          ? { beside: parts.at(-1)?.answer.answered ? (parts.at(-1)?.answer.extents ?? []) : [] }
          : {}),
      }),
    })
  }
  const candidates = parts.flatMap(({ answer }) => answer.candidates)
  return {
    ...combine(parts),
    parts,
    language,
    retrieval: retrievalTrace(parts),
    candidates,
    decision: parts
      .map(({ asked, answer }) => `${parts.length > 1 ? `${asked.entity ?? asked.question}: ` : ''}${answer.decision}`)
      .join('; '),
  }
}

/** Of the file's name and the columns' names, folded, without an s at the end. */
function wordsOfTable({ manifest, profile }: TextOptions['table']): ReadonlySet<string> {
  const names = [manifest.source.name, ...profile.columns.map(({ name }) => name)]
  const words = names.flatMap((name) => foldText(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  return new Set(words.map((word) => word.replace(/s$/, '')))
}

function retrievalTrace(parts: readonly Part[]): NonNullable<Trace['retrieval']> {
  const retrieved = parts.map(({ answer }) => answer.retrieved)
  const unique = (values: readonly string[]) => [...new Set(values)]
  return {
    query: unique(parts.map(({ answer }) => answer.plan.query)).join(' / '),
    entities: unique(retrieved.flatMap(({ entities }) => entities)),
    terms: unique(retrieved.flatMap(({ ranking }) => ranking.terms)),
    unknownTerms: unique(retrieved.flatMap(({ ranking }) => ranking.unknownTerms)),
    matched: retrieved.reduce((sum, { ranking }) => sum + ranking.matched, 0),
    passages: retrieved.flatMap(({ ranking }) =>
      ranking.hits.map(({ rank, score, passage, terms }) => {
        const [occurrence] = passage.occurrences
        return {
          id: passage.id,
          rank,
          score,
          row: occurrence?.row ?? 0,
          ...(occurrence?.entity === undefined ? {} : { entity: occurrence.entity }),
          ...(occurrence?.url === undefined ? {} : { url: occurrence.url }),
          text: passage.text,
          terms,
        }
      }),
    ),
  }
}
