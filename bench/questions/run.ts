/**
 * `npm run bench:questions`: how long questions over a large table take, beside the SQL that answers them.
 *
 *     npm run bench:questions -- --rows 1000000
 *
 * `ask` is compiling the question and running its SQL, the table being open; both are medians of several runs, taking turns.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { questionContext, readQuestion } from '../../src/questions/index.ts'
import { openStore } from '../../src/store/index.ts'
import { loadTable, openLoadedTable } from '../../src/table/index.ts'
import { describeRun } from '../machine.ts'
import { writeOrders } from './orders-csv.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, runs: { type: 'string', default: '9' } },
})

const questions = [
  'how many orders are there?',
  'how many orders are from France?',
  'how many orders per country?',
  'which country has the most orders?',
  'what is the average amount?',
  'what is the total amount of cancelled orders?',
  'how many different customers are there?',
  'top 5 customers by number of orders',
  'what is the highest amount?',
  'how many orders have more than 20 items?',
  'share of returned orders',
  'how many orders were placed in 2021?',
  'which order has the highest amount?',
  'what is the status of ORD-512345?',
  'which country has the highest total amount?',
  'are there more pending or shipped orders?',
  'how many more orders are from France than from Spain?',
  'how many orders from Norway have at least 25 items?',
  'what is the difference in amount between ORD-200000 and ORD-200001?',
  'which is the most recent order from Kenya?',
]
/** What the answer may take: so many times its SQL, or its SQL and so many milliseconds. */
const allowed = { times: 3, moreMs: 50 }

const folder = mkdtempSync(join(tmpdir(), 'ragtime-bench-questions-'))
try {
  const path = join(folder, 'orders.csv')
  writeOrders(path, Number(values.rows))
  const store = openStore(join(folder, 'store'))
  await using lock = await store.lock({ wait: false })
  await using table = await openLoadedTable(
    store,
    await loadTable(store, { lock, path, settings: {}, ragtime: 'bench' }),
  )
  const context = await questionContext(table, 'orders.csv')
  console.log(`${describeRun()}\n\n${table.profile.rows} rows\n`)
  console.log('| question | read as | ask ms | SQL ms | within |\n|---|---|---:|---:|---|')
  for (const question of questions) {
    const ask = async (): Promise<string | undefined> => {
      const { plan } = await readQuestion(question, { context, table })
      if (plan.kind !== 'sql') return undefined
      await table.queryOwn(plan.sql)
      return plan.sql
    }
    const sql = await ask()
    const { plan } = await readQuestion(question, { context, table })
    if (sql === undefined || plan.kind !== 'sql') {
      console.log(`| ${question} | ${plan.kind} | – | – | – |`)
      continue
    }
    const times = { ask: [] as number[], sql: [] as number[] }
    for (let run = 0; run < Number(values.runs); run++) {
      times.ask.push(await timed(ask))
      times.sql.push(await timed(() => table.queryOwn(sql)))
    }
    const [asked, alone] = [median(times.ask), median(times.sql)]
    const isWithin = asked <= Math.max(allowed.times * alone, alone + allowed.moreMs)
    const how = plan.query.kind === 'reading' ? 'reading' : 'rules'
    console.log(
      `| ${question} | ${how}: ${plan.reading} | ${asked.toFixed(1)} | ${alone.toFixed(1)} | ${isWithin ? 'yes' : '**no**'} |`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
