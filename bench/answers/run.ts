/**
 * `npm run bench:answers`: how good the answers are that are taken from the text, without a model: every question is asked as
 * `ragtime ask` asks it, over all paragraphs of a collection.
 *
 *     npm run bench:answers
 *     npm run bench:answers -- --all --misses misses.jsonl DIR
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { retrieve } from '../../src/answers/retrieval/retrieve.ts'
import { rankUnits } from '../../src/answers/scoring/rank-units.ts'
import { ask, runOperation } from '../../src/operations/index.ts'
import { describeRun, root } from '../machine.ts'
import { markdownTable } from '../search/report.ts'
import { percentile } from '../search/statistics.ts'
import { type Collection, halvesOf, openCollection } from './collection.ts'
import { holds, normalText } from './normal-text.ts'
import type { OpenQuestion } from './open-questions.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Also the articles that the weights were learned from. */
    all: { type: 'boolean', default: false },
    /** Only every so manyth question. */
    every: { type: 'string', default: '1' },
    /** How sure answers must be, instead of the defaults: of the whole table, of a named entity. */
    thresholds: { type: 'string' },
    /** Where to write the questions that were not answered rightly. */
    misses: { type: 'string' },
  },
})
const mostWords = 50
/** Questions for a value, as far as their beginning tells. */
const asksWhen = /^(?:when|(?:in |on )?(?:what|which) (?:year|date|day|month))\b/i
const asksHowMany = /^how many\b/i

interface Measured {
  readonly question: OpenQuestion
  readonly text: string
  readonly decision: string
  readonly isDeclined: boolean
  /** Holds an answer within the words allowed. */
  readonly isRight: boolean
  readonly isFromParagraph: boolean
  readonly words: number
  readonly value: string | undefined
  readonly baselines: readonly Baseline[]
  readonly ms: number
}

interface Baseline {
  readonly name: string
  readonly isRight: boolean
  readonly isFromParagraph: boolean
}

const folder = positionals[0] ?? resolve(root, '../shared/data/retrieval/squad-dev-a')
await using collection = await openCollection(resolve(process.env.INIT_CWD ?? '.', folder))
const asked = (values.all ? collection.questions : halvesOf(collection).measured).filter(
  (_, at) => at % Number(values.every) === 0,
)
if (values.thresholds !== undefined) {
  const [open = 0, named = 0] = values.thresholds.split(',').map(Number)
  await collection.dataset.keepThresholds({ open, named }, {})
}
const run = describeRun()
const measured: Measured[] = []
for (const question of asked) measured.push(await measure(question, collection))
console.log(`${run}\n\n${collection.name}, ${values.all ? 'all' : 'every second'} articles, ${report(measured)}`)
if (values.misses !== undefined) {
  const missed = measured.filter(({ isRight, isFromParagraph }) => !isRight || !isFromParagraph)
  writeFileSync(values.misses, missed.map((miss) => `${JSON.stringify(miss)}\n`).join(''))
}

async function measure(question: OpenQuestion, { dataset, paragraphOf }: Collection): Promise<Measured> {
  const startedAt = performance.now()
  const answer = await runOperation(ask, dataset, { input: { question: question.question } })
  const ms = performance.now() - startedAt
  const text = answer.text.replace(/\s?\[\d+\]/g, '')
  const isDeclined = answer.kind === 'declined'
  const words = text.split(/\s+/).length
  const [first] = answer.citations
  return {
    question,
    text,
    decision: answer.trace.decision,
    isDeclined,
    isRight: !isDeclined && words <= mostWords && question.answers.some((right) => holds(text, right)),
    isFromParagraph: !isDeclined && question.paragraphs.includes(paragraphOf(first?.row ?? 0) ?? ''),
    words,
    value: / — /.test(text) && !isDeclined ? text.split(' — ')[0] : undefined,
    baselines: await baselinesOf(question, collection),
    ms,
  }
}

/** What the simplest programs would say: a sentence of the best passage. */
async function baselinesOf(question: OpenQuestion, { dataset, paragraphOf }: Collection): Promise<readonly Baseline[]> {
  const plan = {
    query: question.question,
    entities: [],
    expects: 'text',
    kind: 'search',
    reading: '',
  } as const
  const retrieved = await retrieve(plan, await dataset.index({}), undefined)
  const [top] = retrieved.passages
  if (top === undefined) return []
  const units = rankUnits(question.question, plan, { ...retrieved, passages: [top] })
  const [overlapping] = units.toSorted((a, b) => b.features.own - a.features.own || a.from - b.from)
  const isFromParagraph = question.paragraphs.includes(paragraphOf(top.passage.occurrences[0]?.row ?? 0) ?? '')
  const judge = (name: string, text = '') => ({
    name,
    isRight: question.answers.some((right) => holds(text.split(/\s+/).slice(0, mostWords).join(' '), right)),
    isFromParagraph,
  })
  return [
    judge('first sentence of the best passage', top.units[0]?.text),
    judge("its sentence with most of the question's words", top.units[overlapping?.from ?? 0]?.text),
  ]
}

function report(all: readonly Measured[]): string {
  const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`
  const count = <Item>(items: readonly Item[], holdsFor: (item: Item) => boolean) => items.filter(holdsFor).length
  const row = (name: string, judged: readonly Pick<Baseline, 'isRight' | 'isFromParagraph'>[]) => [
    name,
    percent(
      count(judged, ({ isRight }) => isRight),
      judged.length,
    ),
    percent(
      count(judged, ({ isFromParagraph }) => isFromParagraph),
      judged.length,
    ),
  ]
  const names = all[0]?.baselines.map(({ name }) => name) ?? []
  const table = markdownTable(
    ['answer', `holds a right string in ${mostWords} words`, 'first citation from the right paragraph'],
    [
      row('`ragtime ask`', all),
      ...names.map((name) =>
        row(
          name,
          all.flatMap(({ baselines }) => baselines.filter((each) => each.name === name)),
        ),
      ),
    ],
  )
  const exact = (name: string, asks: RegExp) => {
    const own = all.filter(({ question }) => asks.test(question.question))
    const stated = own.filter(({ value }) => value !== undefined)
    const right = count(stated, ({ value, question }) =>
      question.answers.some((each) => normalText(each) === normalText(value ?? '')),
    )
    return `"${name}": value alone exact for ${percent(right, own.length)} of ${own.length}, stated for ${stated.length}, of those ${percent(right, stated.length)}`
  }
  const times = all.map(({ ms }) => ms)
  return [
    `${all.length} questions\n\n${table}\n`,
    exact('when', asksWhen),
    exact('how many', asksHowMany),
    `declined ${percent(
      count(all, ({ isDeclined }) => isDeclined),
      all.length,
    )}; more than ${mostWords} words ${count(all, ({ words, isDeclined }) => words > mostWords && !isDeclined)}`,
    `time per question: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`,
  ].join('\n')
}
