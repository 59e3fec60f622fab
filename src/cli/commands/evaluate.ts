import { RagtimeError } from '../../errors.ts'
import { calibrate, evaluate, evaluateCollection, evaluateTableFolder, runOperation } from '../../operations/index.ts'
import type { Command, ContextWithoutFile } from '../command.ts'
import { stringFlag } from '../flags.ts'
import { calibrationText } from '../terminal/calibration-text.ts'
import { collectionText, questionsText } from '../terminal/evaluation-text.ts'
import { tablesText } from '../terminal/tables-text.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: evaluate.summary,
  operands: '[QUESTIONS]',
  arity: [0, 1],
  flags: {
    failures: { type: 'boolean', help: 'list the questions that were not answered rightly' },
    calibrate: {
      type: 'boolean',
      help: 'with FILE alone: find how sure an answer must be, by questions made of the file, and keep it for ask',
    },
    tables: {
      type: 'string',
      value: 'DIR',
      help: 'instead of FILE: a folder with questions.jsonl and the tables it names',
    },
    jsonl: { type: 'boolean', help: 'with --tables: print each answer as one JSON object a line' },
    retrieval: {
      type: 'string',
      value: 'DIR',
      help: 'instead of FILE: a folder with corpus.csv, queries.jsonl and qrels.tsv',
    },
    ranking: { type: 'string', value: 'NAME', help: 'ranking to score: bm25, lsa or hybrid (default)' },
    compare: {
      type: 'string',
      value: 'NAMES',
      help: 'several to score side by side, with a significance test: bm25,hybrid',
    },
  },
  examples: [
    'ragtime evaluate examples/companies/content.csv examples/companies/questions.jsonl --failures',
    'ragtime evaluate --calibrate examples/companies/content.csv',
    'ragtime evaluate --tables wikitables --failures',
    'ragtime evaluate --retrieval cranfield --compare bm25,lsa,hybrid',
  ],
  check({ operands, flags }) {
    const folder = ['tables', 'retrieval'].find((name) => flags[name] !== undefined)
    const misplaced = folder ?? ['jsonl', 'ranking', 'compare'].find((name) => flags[name] !== undefined)
    if (misplaced !== undefined) {
      const form = folder ?? (misplaced === 'jsonl' ? 'tables' : 'retrieval')
      throw wrongUse(`--${misplaced} does not go with FILE`, `a folder for --${form} brings its own tables`, {
        fix: `leave FILE and QUESTIONS out, and name the folder with --${form} DIR`,
      })
    }
    if (flags.calibrate === true && operands.length > 0) {
      throw wrongUse('--calibrate does not go with QUESTIONS', 'it makes its own from the file', {
        fix: 'leave one of them out',
      })
    }
    if (flags.calibrate !== true && operands.length === 0) {
      throw wrongUse('QUESTIONS is missing', 'answers are measured against labelled questions', {
        fix: 'name a file of them after FILE, or use --calibrate, which makes its own',
      })
    }
  },
  async run({ dataset, operands, flags, json, screen, job, write }) {
    if (flags.calibrate === true) {
      const calibration = await runOperation(calibrate, dataset, { input: {}, job })
      return write(json ? JSON.stringify(calibration, null, 2) : calibrationText(calibration, screen))
    }
    const result = await runOperation(evaluate, dataset, { input: { questions: operands[0] ?? '' }, job })
    write(json ? JSON.stringify(result, null, 2) : questionsText(result, { failures: flags.failures === true, screen }))
  },
  withoutFile: { usage: '(--tables DIR | --retrieval DIR)', run: runWithoutFile },
}

async function runWithoutFile(context: ContextWithoutFile): Promise<void> {
  const { flags } = context
  const tables = stringFlag(flags, 'tables')
  const collection = stringFlag(flags, 'retrieval')
  if (tables !== undefined && collection !== undefined) {
    throw wrongUse('both --tables and --retrieval were given', 'each names a folder to measure something else on', {
      fix: 'leave one of them out',
    })
  }
  if (tables !== undefined) return runTables(tables, context)
  if (collection !== undefined) return runRetrieval(collection, context)
  throw wrongUse(
    'FILE is missing',
    'the forms are "ragtime evaluate FILE QUESTIONS", "ragtime evaluate --tables DIR" and "ragtime evaluate --retrieval DIR"',
    { fix: 'give the CSV file first, or a folder with --tables or --retrieval' },
  )
}

async function runTables(
  folder: string,
  { flags, settings, json, screen, job, write }: ContextWithoutFile,
): Promise<void> {
  refuse(['store', 'role', 'ranking', 'compare', 'calibrate'], flags, {
    form: 'tables',
    why: 'each table is read into a temporary folder, as it is',
  })
  const lines = flags.jsonl === true
  if (lines && json) {
    throw wrongUse('both --json and --jsonl were given', 'one prints the scores, the other the answers', {
      fix: 'leave one of them out',
    })
  }
  const result = await evaluateTableFolder.run({ folder }, { settings, job })
  if (lines) write(result.predictions.map((prediction) => JSON.stringify(prediction)).join('\n'))
  else write(json ? JSON.stringify(result, null, 2) : tablesText(result, { failures: flags.failures === true, screen }))
}

async function runRetrieval(
  folder: string,
  { flags, settings, json, screen, job, write, note }: ContextWithoutFile,
): Promise<void> {
  refuse(['store', 'role', 'failures', 'jsonl', 'calibrate'], flags, {
    form: 'retrieval',
    why: 'its corpus is indexed in a temporary folder, by the columns id, title and text',
  })
  const result = await evaluateCollection.run({ folder, ...rankingsOf(flags) }, { settings, job })
  const { corpus, rankings, unjudgedQueries, strayJudgements, missingRows } = result
  const count = (value: number) => value.toLocaleString('en-US')
  if (unjudgedQueries > 0) note(`${count(unjudgedQueries)} queries have no relevant row: they were not asked`)
  if (strayJudgements > 0)
    note(`${count(strayJudgements)} judgements are of queries that are not there: they were skipped`)
  if (missingRows > 0) note(`${count(missingRows)} relevant rows are not in the corpus: they count as not found`)
  if (corpus.vectorsMs === undefined && rankings.some(({ ranking }) => ranking !== 'bm25'))
    note('too little text to fit vectors on: lsa finds nothing, and hybrid ranks by words alone')
  write(json ? JSON.stringify(result, null, 2) : collectionText(result, screen))
}

function rankingsOf(flags: ContextWithoutFile['flags']): { readonly rankings?: readonly string[] } {
  const one = stringFlag(flags, 'ranking')
  const several = stringFlag(flags, 'compare')
  if (one !== undefined && several !== undefined) {
    throw wrongUse('both --ranking and --compare were given', 'one names a ranking, the other several', {
      fix: 'put all of them behind --compare, with commas between',
    })
  }
  const named = several?.split(',').map((name) => name.trim()) ?? (one === undefined ? undefined : [one])
  return named === undefined ? {} : { rankings: named }
}

/** Refuses flags that mean nothing beside the one that names the folder. */
function refuse(
  names: readonly string[],
  flags: ContextWithoutFile['flags'],
  { form, why }: { readonly form: string; readonly why: string },
): void {
  const unused = names.find((name) => flags[name] !== undefined)
  if (unused === undefined) return
  throw wrongUse(`--${unused} does not go with --${form}`, why, { fix: `leave --${unused} out` })
}

function wrongUse(what: string, why: string, { fix }: { readonly fix: string }): RagtimeError {
  return new RagtimeError('USAGE', { what, why, fix, data: { command: 'evaluate' } })
}
