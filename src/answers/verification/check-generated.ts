import type { Answer } from '../answer.ts'
import { checkSentence } from '../generated/check-sentence.ts'
import { type ShownPassage, showPassage } from '../generated/shown-passage.ts'
import { wordKnowledge } from '../generated/word-knowledge.ts'
import { questionLanguage } from '../question/question-language.ts'
import type { ShownInTrace } from '../trace.ts'
import { type Check, checked, counted } from './check.ts'
import { wordsProblem } from './check-sentences.ts'
import type { FreshTable } from './fresh-table.ts'

/**
 * A model's sentences are held against what they cite once more, by the rules by which they were taken: each cites, and its numbers, dates,
 * names and money stand there. The passages are those that the model was shown, cut from the file anew.
 */
export async function checkGenerated(answer: Answer, fresh: FreshTable, counts: readonly number[]): Promise<Check> {
  const { model, question, retrieval } = answer.trace
  const passages = await shownAgain(model?.passages ?? [], fresh, retrieval?.entities ?? [])
  const problems = (model?.passages ?? []).flatMap(({ number, id, row, column }) => {
    const isThere = passages.some(
      (shown) => shown.number === number && holdsRow(shown, row) && shown.passage.column === column,
    )
    return isThere ? [] : [`passage ${number} (${id.slice(0, 40)}) is not in row ${row} of the file`]
  })
  const knowledge = await wordKnowledge(passages, await questionLanguage(question, await fresh.index()))
  const { sentences, rest } = sentencesIn(answer.text)
  for (const [i, { text, marks }] of sentences.entries()) {
    const cites = marks.map((mark) => citeOf(answer, mark, passages))
    const held = checkSentence({ text, cites }, passages, knowledge)
    if (!held.holds) problems.push(`sentence ${i + 1}: ${held.detail}`)
  }
  if (sentences.length === 0) problems.push('no sentence cites anything')
  problems.push(...wordsProblem(rest, { answer, counts, head: undefined, isFirst: false, next: '' }))
  return checked(
    'sentences',
    problems,
    `${counted(sentences.length, 'sentence')} of a model, and what each says stands in what it cites`,
  )
}

async function shownAgain(
  traced: readonly ShownInTrace[],
  fresh: FreshTable,
  entities: readonly string[],
): Promise<readonly ShownPassage[]> {
  const numbers = new Map(traced.map(({ id, number }) => [id, number]))
  const index = await fresh.index()
  const shown: ShownPassage[] = []
  for await (const passage of index.scan({ rows: new Set(traced.map(({ row }) => row)) })) {
    const number = numbers.get(passage.id)
    if (number !== undefined) shown.push(showPassage(passage, { number, entities }))
  }
  return shown.sort((a, b) => a.number - b.number)
}

const holdsRow = ({ passage }: ShownPassage, row: number): boolean =>
  passage.occurrences.some((occurrence) => occurrence.row === row)

/** The citation as the model gave it; passage 0, which there is not, for a citation of what it was not shown. */
function citeOf({ citations }: Answer, mark: number, passages: readonly ShownPassage[]) {
  const citation = citations.find(({ marker }) => marker === mark)
  const shown = passages.find(
    (one) =>
      citation !== undefined &&
      one.passage.column === citation.column &&
      holdsRow(one, citation.row) &&
      one.passage.start <= citation.start &&
      citation.end <= one.passage.end,
  )
  return { passage: shown?.number ?? 0, quote: citation?.quote ?? '' }
}

/** Sentences end with their marks; what follows the last mark is fixed wording. */
function sentencesIn(text: string) {
  const sentences: { readonly text: string; readonly marks: readonly number[] }[] = []
  let end = 0
  for (const match of text.matchAll(/([\s\S]*?)((?: \[\d{1,3}\])+)\.?(?=\s|$)/g)) {
    const [whole, said = '', marks = ''] = match
    sentences.push({ text: said.trim(), marks: [...marks.matchAll(/\d+/g)].map(([digits]) => Number(digits)) })
    end = match.index + whole.length
  }
  return { sentences, rest: text.slice(end) }
}
