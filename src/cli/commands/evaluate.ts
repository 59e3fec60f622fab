import { RagtimeError } from '../../errors.ts'
import { evaluate, evaluateCollection, runOperation } from '../../operations/index.ts'
import type { Command, ContextWithoutFile } from '../command.ts'
import { stringFlag } from '../flags.ts'
import { collectionText, questionsText } from '../terminal/evaluation-text.ts'

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: evaluate.summary,
  operands: 'QUESTIONS',
  arity: [1, 1],
  flags: {
    failures: { type: 'boolean', help: 'list the questions that were not answered rightly' },
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
    'ragtime evaluate --retrieval cranfield --compare bm25,lsa,hybrid',
  ],
  async run({ dataset, operands, flags, json, screen, job, write }) {
    const misplaced = ['retrieval', 'ranking', 'compare'].find((name) => flags[name] !== undefined)
    if (misplaced !== undefined) {
      throw wrongUse(`--${misplaced} does not go with FILE`, 'a retrieval collection brings its own corpus', {
        fix: 'leave FILE and QUESTIONS out, and name the folder with --retrieval DIR',
      })
    }
    const result = await runOperation(evaluate, dataset, { input: { questions: operands[0] ?? '' }, job })
    write(json ? JSON.stringify(result, null, 2) : questionsText(result, { failures: flags.failures === true, screen }))
  },
  withoutFile: { usage: '--retrieval DIR', run: runWithoutFile },
}

async function runWithoutFile({ flags, settings, json, screen, job, write, note }: ContextWithoutFile): Promise<void> {
  const folder = stringFlag(flags, 'retrieval')
  if (folder === undefined) {
    throw wrongUse(
      'FILE is missing',
      'the forms are "ragtime evaluate FILE QUESTIONS" and "ragtime evaluate --retrieval DIR"',
      {
        fix: 'give the CSV file first, or a folder with --retrieval',
      },
    )
  }
  const unused = ['store', 'role', 'failures'].find((name) => flags[name] !== undefined)
  if (unused !== undefined) {
    throw wrongUse(
      `--${unused} does not go with --retrieval`,
      'its corpus is indexed in a temporary folder, by the columns id, title and text',
      {
        fix: `leave --${unused} out`,
      },
    )
  }
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

function wrongUse(what: string, why: string, { fix }: { readonly fix: string }): RagtimeError {
  return new RagtimeError('USAGE', { what, why, fix, data: { command: 'evaluate' } })
}
