import type { DuckDBConnection } from '@duckdb/node-api'
import { RagtimeError } from '../../errors.ts'
import { allowedFunctions } from './allowed-functions.ts'
import { tookTooMuchMemory } from './sql-limit.ts'

/** Every kind of part that a SELECT over the table can have. What is not here is refused: `SHOW_REF`, and whatever DuckDB adds. */
const allowedParts = new Set([
  ...['SELECT_NODE', 'SET_OPERATION_NODE', 'CTE_NODE', 'RECURSIVE_CTE_NODE'],
  ...['BASE_TABLE', 'SUBQUERY', 'JOIN', 'EMPTY', 'EXPRESSION_LIST', 'TABLE_FUNCTION', 'PIVOT'],
  ...['ORDER_MODIFIER', 'LIMIT_MODIFIER', 'LIMIT_PERCENT_MODIFIER', 'DISTINCT_MODIFIER'],
  ...['ORDER_DEFAULT', 'ORDER_ASCENDING', 'ORDER_DESCENDING', 'ASCENDING', 'DESCENDING'],
])
const allowedExpressions = new Set([
  ...['BETWEEN', 'CASE', 'CAST', 'COLLATE', 'COLUMN_REF', 'COMPARISON', 'CONJUNCTION', 'CONSTANT', 'FUNCTION'],
  ...['LAMBDA', 'LAMBDA_REF', 'OPERATOR', 'POSITIONAL_REFERENCE', 'STAR', 'SUBQUERY', 'WINDOW'],
])
const longestStatement = 100_000

/**
 * Refuses everything but one SELECT over `tables`, going by DuckDB's own parse of it; nothing is run. It is the first of two walls: the
 * second is the database, which has no access to files and a locked configuration. Throws SQL_REFUSED, and SQL_FAILED for bad syntax.
 */
export async function guardStatement(
  connection: DuckDBConnection,
  sql: string,
  tables: readonly string[],
): Promise<void> {
  const statement = await parseStatement(connection, sql)
  check(statement, new Set(tables.map((name) => name.toLowerCase())))
}

/** Like `guardStatement` for one condition as it stands behind WHERE. */
export async function guardCondition(
  connection: DuckDBConnection,
  condition: string,
  tables: readonly string[],
): Promise<void> {
  const sql = conditionStatement(condition)
  await guardStatement(connection, sql, tables)
  const { node } = await parseStatement(connection, sql)
  // "1) UNION SELECT (1" fits between the parentheses too, but what comes out is more than one selected expression.
  const {
    type,
    select_list: list,
    from_table: source,
    query_location: _,
    aggregate_handling: __,
    ...rest
  } = isTree(node) ? node : {}
  const plain = isTree(source) && source.type === 'EMPTY' && Object.keys(rest).length === 0
  if (type !== 'SELECT_NODE' || !plain || !Array.isArray(list) || list.length !== 1)
    throw refused('it is not one condition')
}

/** The line break keeps a comment at the end of the condition from hiding the parenthesis. */
function conditionStatement(condition: string): string {
  return `SELECT (${condition}\n)`
}

type Tree = Readonly<Record<string, unknown>>

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function parseStatement(connection: DuckDBConnection, sql: string): Promise<Tree> {
  if (sql.length > longestStatement) throw refused(`it is longer than ${longestStatement} characters`)
  const reader = await connection.runAndReadAll(
    'SELECT json_serialize_sql($1::VARCHAR, skip_null := true, skip_empty := true, skip_default := true)',
    [sql],
  )
  const tree: unknown = JSON.parse(String(reader.getRows()[0]?.[0]))
  if (!isTree(tree)) throw refused('it cannot be parsed')
  if (tree.error_type === 'parser') throw syntaxError(String(tree.error_message))
  if (tree.error_type === 'out of memory') throw tookTooMuchMemory()
  const { statements } = tree
  if (!Array.isArray(statements)) throw refused('it is not a SELECT')
  const statement: unknown = statements[0]
  if (statements.length !== 1 || !isTree(statement)) throw refused(`it has ${statements.length} statements`)
  return statement
}

/** Names that a query gives to subqueries of its own by WITH; they hold within it only. */
function commonTableNames({ cte_map: map }: Tree): string[] {
  const entries = isTree(map) && Array.isArray(map.map) ? map.map : []
  return entries.flatMap((entry: unknown) => (isTree(entry) ? [String(entry.key).toLowerCase()] : []))
}

function check(value: unknown, outer: ReadonlySet<string>): void {
  if (Array.isArray(value)) for (const item of value) check(item, outer)
  if (!isTree(value)) return
  const own = commonTableNames(value)
  const tables = own.length === 0 ? outer : new Set([...outer, ...own])
  const { class: kind, type } = value
  if (typeof kind === 'string') checkExpression(kind, value)
  else if (typeof type === 'string') checkPart(type, value, tables)
  for (const [key, child] of Object.entries(value)) {
    // The inside of a constant or a type is data.
    const isData = (kind === 'CONSTANT' && key === 'value') || key === 'cast_type'
    if (!isData) check(child, tables)
  }
}

function checkExpression(kind: string, expression: Tree): void {
  if (kind === 'PARAMETER') throw refused('it has a parameter, and there is nothing to put in')
  if (!allowedExpressions.has(kind)) throw refused(`it uses ${kind.toLowerCase()}`)
  const { function_name: name, schema, catalog } = expression
  if (name === undefined) return
  const own = (schema === undefined || schema === 'main') && catalog === undefined
  if (!own || !allowedFunctions.has(String(name).toLowerCase())) {
    throw refused(`the function ${String(name).slice(0, 100)} is not on the list of allowed ones`)
  }
}

function checkPart(type: string, part: Tree, tables: ReadonlySet<string>): void {
  if (!allowedParts.has(type))
    throw refused(type === 'SHOW_REF' ? 'it is not a SELECT' : `it uses ${type.toLowerCase()}`)
  if (type === 'TABLE_FUNCTION') {
    const { function: call } = part
    if (!isTree(call) || call.function_name !== 'unnest') throw refused('it reads from a function')
  }
  if (type === 'BASE_TABLE') {
    const { table_name: name, schema_name: schema, catalog_name: catalog } = part
    const known = schema === undefined && catalog === undefined && tables.has(String(name).toLowerCase())
    if (!known) throw refused('it reads from something that is not the table, which is called data')
  }
}

function refused(why: string): RagtimeError {
  return new RagtimeError('SQL_REFUSED', {
    what: 'This SQL is not run',
    why,
    fix: 'write one SELECT over the table data that only computes from its columns',
  })
}

function syntaxError(message: string): RagtimeError {
  return new RagtimeError('SQL_FAILED', {
    what: 'This SQL cannot be read',
    // DuckDB goes on with settings to change, and they are locked.
    why: (message.split('\n')[0] ?? message).replace(/ Use "SET .*$/, ''),
    fix: "write one SELECT in DuckDB's dialect; names with spaces or capitals stand in double quotes, texts in single quotes",
  })
}
