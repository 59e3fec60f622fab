import type { z } from 'zod'
import type { ask } from '../../operations/index.ts'
import { printableLine } from './printable.ts'
import { paint, type Screen } from './style.ts'
import { textTable } from './text-table.ts'
import { truncate } from './width.ts'

type Answer = z.output<typeof ask.output>
type Trace = Answer['trace']

/** The trace as a person reads it: plan, SQL, what was retrieved and why, the candidates, the decision, the times. */
export function traceText({ sql, trace }: Answer, screen: Screen): string {
  const title = (text: string) => paint(screen, 'bold', text)
  const { reading, retrieval, candidates, model, decision, times, settings } = trace
  const sections = [
    [
      title('Plan'),
      planLine(reading.plan),
      ...reading.others.slice(0, 3).map((plan) => `  or: ${planLine(plan)}`),
    ].join('\n'),
    reading.takenOver === undefined ? undefined : `${title('Goes on from')}\n${takenOverText(reading.takenOver)}`,
    sql === undefined ? undefined : `${title('SQL')}\n${printableLine(sql)}`,
    retrieval === undefined ? undefined : `${title('Retrieved')}\n${retrievalText(retrieval, screen)}`,
    candidates === undefined || candidates.length === 0
      ? undefined
      : `${title('Candidates')} (score, row, sentence; below it what adds up to the score)\n${candidatesText(candidates, screen)}`,
    model === undefined ? undefined : `${title('Model')}\n${modelText(model)}`,
    settings === undefined ? undefined : `${title('Settings')}\n${settingsText(settings)}`,
    `${title('Decision')}\n${printableLine(decision)}`,
    `${title('Time')}\n${times.map(({ step, ms }) => `${step} ${ms.toFixed(1)} ms`).join(' · ')}`,
  ]
  return sections.filter((section) => section !== undefined).join('\n\n')
}

function takenOverText({ after, kept, changed }: NonNullable<Trace['reading']['takenOver']>): string {
  return [
    `“${printableLine(after.at(-1) ?? '')}”`,
    `  taken over: ${printableLine(kept)}`,
    `  changed: ${printableLine(changed)}`,
  ].join('\n')
}

function planLine(plan: Trace['reading']['plan']): string {
  return `${plan.kind} (${Math.round(plan.confidence * 100)}% sure): ${printableLine(plan.reading)}`
}

function retrievalText(
  { query, entities, unknownTerms, matched, passages }: NonNullable<Trace['retrieval']>,
  screen: Screen,
): string {
  const filter = entities.length === 0 ? '' : ` within ${entities.map(printableLine).join(', ')}`
  const unknown = unknownTerms.length === 0 ? '' : `; nowhere: ${unknownTerms.map(printableLine).join(', ')}`
  const rows = passages
    .slice(0, 10)
    .map(({ rank, score, row, terms, text }) => [
      rank,
      Number(score.toFixed(2)),
      row,
      terms.map(({ term, score: part }) => `${term} ${part.toFixed(1)}`).join(' + '),
      truncate(printableLine(text), 60),
    ])
  const head = `"${printableLine(query)}"${filter}: ${matched.toLocaleString('en-US')} passages matched${unknown}`
  return rows.length === 0 ? head : `${head}\n${textTable(['rank', 'score', 'row', 'terms', 'passage'], rows, screen)}`
}

function candidatesText(candidates: NonNullable<Trace['candidates']>, screen: Screen): string {
  return candidates
    .slice(0, 5)
    .map(({ score, row, quote, features }) => {
      const parts = Object.entries(features).filter(([, value]) => value !== 0)
      const shown = parts.map(([name, value]) => `${partWords[name] ?? name} ${value.toFixed(2)}`).join(', ')
      return `${score.toFixed(2)}  row ${row}  ${truncate(printableLine(quote), screen.width - 20)}\n      ${paint(screen, 'dim', shown)}`
    })
    .join('\n')
}

/** What the less plain names of a score's parts mean. */
const partWords: Readonly<Record<string, string>> = {
  own: 'words of the question in it',
  around: 'in it and around it',
  context: 'in it and the one before',
  titled: 'in it, its title and headings',
  passage: 'passage ranks well',
  pairs: 'word pairs in the passage',
  ownPairs: 'word pairs in it',
  near: 'words close together',
  after: 'words in the one after',
  standing: 'best of its passage',
  closeness: 'passage near the top',
  length: 'its length',
  fuzzy: 'words almost alike',
  rarity: 'words rare in the passage',
  short: 'too short',
  asks: 'is a question itself',
  central: 'words its pages keep coming back to',
  describes: 'describes',
  lead: 'begins a front page',
  front: 'on the front page',
}

/** What holds about models, and who said so. */
function settingsText(settings: NonNullable<Trace['settings']>): string {
  return settings
    .map(({ name, value, source }) => `${name} ${printableLine(value)} (${source === 'option' ? 'flag' : source})`)
    .join(' · ')
}

/** Who was asked what, at what price in tokens, and what of it was not taken. */
function modelText({ id, calls, plan, passages, withheld, dropped }: NonNullable<Trace['model']>): string {
  const lines = [
    printableLine(id),
    ...calls.map(({ purpose, inputTokens, outputTokens, estimated, cached, problem }) => {
      const tokens = `${inputTokens} tokens in, ${outputTokens} out${estimated ? ', estimated' : ''}`
      const outcome = problem === undefined ? 'holds' : printableLine(problem)
      return `  ${purpose}: ${tokens}${cached ? ', from the cache' : ''}: ${outcome}`
    }),
    plan === undefined ? undefined : `  plan: ${printableLine(plan)}`,
    passages === undefined
      ? undefined
      : `  shown: ${passages.length} passages, of rows ${[...new Set(passages.map(({ row }) => row))].join(', ')}`,
    withheld === undefined ? undefined : `  withheld: ${withheld} sentences or cells that speak to a model`,
    ...dropped.map(({ sentence, reason }) => `  left out (${reason}): ${printableLine(sentence)}`),
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}
