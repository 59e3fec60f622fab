/** A program that leaves SQL at work, or its engine open: `node endless-sql.fixture.ts TABLE [endless]`. Prints a line when its process is up. */
import { processEngine } from './process-engine.ts'

const [, , table = '', endless] = process.argv
const engine = processEngine(JSON.parse(table))
await engine.run('SELECT 1', { maxRows: 1, timeoutMs: 60_000 })
process.stdout.write('up\n')
if (endless === 'endless') {
  const sql = 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t'
  await engine.run(sql, { maxRows: 1, timeoutMs: 600_000 })
}
