import { join } from 'node:path'
import { bombs, hugeValues, unreadable } from './sql-bombs.fixture.ts'
import { quoteIdentifier, quoteText } from './sql-text.ts'

/** What becomes of a hostile statement: it is not run, it cannot be run, or it is ended at a limit. */
export type Fate = 'SQL_REFUSED' | 'SQL_FAILED' | 'SQL_LIMIT'

export interface HostileFamily {
  readonly name: string
  readonly fate: Fate
  readonly statements: readonly string[]
}

/** Statements that want what they must not have; `folder` holds a file `canary.csv`, and none of them may read, change or add one. */
export function hostileFamilies(folder: string): readonly HostileFamily[] {
  const refused = (name: string, statements: readonly string[]): HostileFamily => ({
    name,
    fate: 'SQL_REFUSED',
    statements,
  })
  return [
    refused('read files by function', fileFunctions(folder)),
    refused('read files as tables', fileTables(folder)),
    refused('write files', writes(folder)),
    refused('change the database', changes),
    refused('load extensions and other databases', extensions(folder)),
    refused('change settings', settings),
    refused('are no SELECT', otherStatements),
    refused('hold several statements', severalStatements(folder)),
    refused('read the environment', environment),
    refused('read settings and the catalog', catalog),
    refused('hold parameters', parameters),
    refused('make huge values of short calls', hugeValues),
    { name: 'are nested too deeply or cannot be read', fate: 'SQL_FAILED', statements: unreadable },
    { name: 'take all time or all memory', fate: 'SQL_LIMIT', statements: bombs },
  ]
}

function fileFunctions(folder: string): string[] {
  const functions = [
    ...['read_csv', 'read_csv_auto', 'sniff_csv', 'read_text', 'read_blob', 'glob', 'read_json', 'read_json_auto'],
    ...['read_ndjson', 'read_json_objects', 'read_parquet', 'parquet_scan', 'parquet_metadata', 'parquet_schema'],
    ...['read_xlsx', 'sqlite_scan', 'postgres_scan', 'iceberg_scan', 'delta_scan', 'read_duckdb', 'arrow_scan'],
  ]
  const paths = [join(folder, 'canary.csv'), '/proc/self/environ']
  return functions.flatMap((name) => paths.map((path) => `SELECT * FROM ${name}(${quoteText(path)})`))
}

function fileTables(folder: string): string[] {
  const file = quoteText(join(folder, 'canary.csv'))
  const named = quoteIdentifier(join(folder, 'canary.csv'))
  const places = (table: string) => [
    `SELECT * FROM ${table}`,
    `FROM ${table}`,
    `SELECT * FROM data JOIN ${table} ON true`,
    `SELECT * FROM data, ${table}`,
    `SELECT (SELECT count(*) FROM ${table})`,
    `SELECT 1 WHERE EXISTS (FROM ${table})`,
    `SELECT n IN (FROM ${table}) FROM data`,
    `WITH a AS (FROM ${table}) SELECT * FROM a`,
    `SELECT 1 UNION ALL FROM ${table}`,
    `SELECT 1 ORDER BY (SELECT 1 FROM ${table})`,
    `SELECT 1 LIMIT (SELECT 1 FROM ${table})`,
    `SELECT sum(n) FROM data HAVING (SELECT true FROM ${table})`,
    `SELECT n FROM data QUALIFY (SELECT true FROM ${table})`,
    `SELECT * FROM data, LATERAL (SELECT * FROM ${table})`,
    `SELECT * FROM (FROM ${table}) PIVOT (count(*) FOR a IN (1))`,
    `SELECT list_transform([1], x -> (SELECT x FROM ${table}))`,
    `SELECT * FROM ${table} TABLESAMPLE 10%`,
  ]
  return [
    ...places(file),
    ...places(named),
    `SELECT * FROM ${named}, (WITH ${named} AS (SELECT 1) SELECT 2)`,
    `WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x FROM r, ${file}) FROM r`,
    "FROM 'https://example.org/data.csv'",
    "FROM 's3://bucket/data.parquet'",
    "FROM '*.csv'",
    "FROM '/proc/self/environ'",
    "SELECT * FROM '~/.ssh/id_rsa'",
  ]
}

function writes(folder: string): string[] {
  const out = (name: string) => quoteText(join(folder, name))
  return [
    `COPY data TO ${out('a.csv')}`,
    `COPY (SELECT 1) TO ${out('a.parquet')} (FORMAT parquet)`,
    `COPY (SELECT 1) TO ${out('a.json')} (FORMAT json)`,
    `COPY data TO ${out('parts')} (FORMAT csv, PARTITION_BY (name))`,
    "COPY data TO '/dev/stdout'",
    "COPY data TO '/dev/tcp/127.0.0.1/80'",
    `COPY data FROM ${out('canary.csv')}`,
    `COPY FROM DATABASE memory TO other`,
    `EXPORT DATABASE ${out('dump')}`,
    `IMPORT DATABASE ${out('dump')}`,
    `COPY (WITH a AS (SELECT 1) FROM a) TO ${out('b.csv')}`,
    `/* harmless */ COPY data TO ${out('c.csv')}`,
    `-- harmless\nCOPY data TO ${out('d.csv')}`,
    `SELECT write_log('x')`,
    `EXPLAIN ANALYZE COPY data TO ${out('e.csv')}`,
    `PREPARE p AS COPY data TO ${out('f.csv')}`,
  ]
}

const changes = [
  'CREATE TABLE t (a INTEGER)',
  'CREATE TABLE t AS SELECT * FROM data',
  'CREATE OR REPLACE VIEW data AS SELECT 1',
  'CREATE TEMP TABLE t AS SELECT 1',
  'CREATE MACRO f(x) AS x + 1',
  "CREATE MACRO g() AS TABLE SELECT * FROM read_csv('x.csv')",
  'CREATE SCHEMA s',
  'CREATE SEQUENCE s',
  "CREATE TYPE mood AS ENUM ('a')",
  "CREATE SECRET (TYPE s3, KEY_ID 'k', SECRET 's')",
  'CREATE INDEX i ON data (n)',
  'DROP VIEW data',
  'DROP TABLE IF EXISTS data',
  'ALTER TABLE data ADD COLUMN x INTEGER',
  'ALTER VIEW data RENAME TO other',
  'INSERT INTO data VALUES (1)',
  'UPDATE data SET n = 1',
  'DELETE FROM data',
  'TRUNCATE data',
  'MERGE INTO data USING data AS b ON true WHEN MATCHED THEN DELETE',
  "COMMENT ON VIEW data IS 'x'",
  'CREATE FUNCTION h(x) AS x',
]

function extensions(folder: string): string[] {
  const path = quoteText(join(folder, 'x.db'))
  return [
    ...['httpfs', 'spatial', 'sqlite', 'shellfs FROM community', quoteText(join(folder, 'x.duckdb_extension'))].map(
      (name) => `INSTALL ${name}`,
    ),
    'FORCE INSTALL httpfs',
    ...['httpfs', 'json', quoteText(join(folder, 'x.duckdb_extension'))].map((name) => `LOAD ${name}`),
    'UPDATE EXTENSIONS',
    `ATTACH ${path}`,
    `ATTACH ${path} AS other (READ_ONLY)`,
    "ATTACH ':memory:' AS other",
    `ATTACH ${path} (TYPE sqlite)`,
    "ATTACH IF NOT EXISTS 'dbname=postgres' AS pg (TYPE postgres)",
    'DETACH memory',
    'USE memory',
  ]
}

const settings = [
  'SET enable_external_access = true',
  "SET allowed_paths = ['/']",
  "SET allowed_directories = ['/']",
  'SET lock_configuration = false',
  "SET memory_limit = '100GB'",
  'SET threads = 1000',
  "SET temp_directory = '/tmp'",
  "SET GLOBAL TimeZone = 'Asia/Tokyo'",
  'SET max_expression_depth = 100000000',
  "SET home_directory = '/root'",
  "SET extension_directory = '/tmp'",
  'SET allow_unsigned_extensions = true',
  'SET autoinstall_known_extensions = true',
  "SET VARIABLE x = 'y'",
  'RESET lock_configuration',
  'RESET ALL',
  "PRAGMA memory_limit='100GB'",
  'PRAGMA enable_profiling',
  "PRAGMA profiling_output='/tmp/profile.json'",
  'PRAGMA version',
  'PRAGMA database_list',
  "PRAGMA table_info('data')",
  'PRAGMA show_tables',
  'PRAGMA disable_verification',
  'CALL pragma_version()',
  'CALL duckdb_settings()',
  "CALL enable_logging(storage = 'file')",
  'CALL checkpoint()',
  'CALL dbgen(sf = 1)',
]

const otherStatements = [
  '',
  ';',
  '-- nothing but a comment',
  'SHOW TABLES',
  'SHOW ALL TABLES',
  'SHOW data',
  'DESCRIBE data',
  'DESCRIBE SELECT 1',
  'SUMMARIZE data',
  'SELECT * FROM (DESCRIBE data)',
  'SELECT * FROM (SHOW TABLES)',
  'SELECT * FROM (SUMMARIZE data)',
  'EXPLAIN SELECT 1',
  'EXPLAIN ANALYZE SELECT * FROM data',
  'PREPARE p AS SELECT 1',
  'EXECUTE p',
  'DEALLOCATE p',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'CHECKPOINT',
  'FORCE CHECKPOINT',
  'VACUUM',
  'ANALYZE',
]

function severalStatements(folder: string): string[] {
  const path = quoteText(join(folder, 'out.csv'))
  return [
    'SELECT 1; SELECT 2',
    'SELECT 1;SELECT 2;',
    `SELECT 1; COPY data TO ${path}`,
    `SELECT 1 /* ; */; COPY data TO ${path} --`,
    `SELECT 1 -- comment\n; COPY data TO ${path}`,
    `SELECT '--'; COPY data TO ${path}`,
    `SELECT ';'; COPY data TO ${path}`,
    `SELECT $$a$$; COPY data TO ${path}`,
    `SELECT 1; ATTACH ${path}`,
    'SELECT 1; SET lock_configuration = false',
    'SELECT 1;\u00a0DROP VIEW data',
    'SELECT 1; PRAGMA version; SELECT 2',
    'BEGIN; SELECT 1; COMMIT',
    `COPY data TO ${path}; SELECT 1`,
  ]
}

const environment = [
  "SELECT getenv('RAGTIME_CANARY')",
  "SELECT GETENV('RAGTIME_CANARY')",
  'SELECT "getenv"(\'RAGTIME_CANARY\')',
  "SELECT main.getenv('RAGTIME_CANARY')",
  "SELECT system.main.getenv('RAGTIME_CANARY')",
  "SELECT ('RAGTIME_CANARY').getenv()",
  "SELECT list_transform(['RAGTIME_CANARY'], x -> getenv(x))",
  "SELECT CASE WHEN getenv('RAGTIME_CANARY') LIKE 'a%' THEN 1 END",
  "SELECT sum(n) FILTER (getenv('RAGTIME_CANARY') <> '') FROM data",
  "SELECT first_value(n) OVER (ORDER BY getenv('RAGTIME_CANARY')) FROM data",
  "SELECT 1 FROM data GROUP BY getenv('RAGTIME_CANARY')",
  "SELECT * FROM (VALUES (getenv('RAGTIME_CANARY')))",
  "SELECT * FROM unnest([getenv('RAGTIME_CANARY')])",
  "SELECT * REPLACE (getenv('RAGTIME_CANARY') AS n) FROM data",
  "SELECT COLUMNS(c -> getenv('RAGTIME_CANARY') IS NULL) FROM data",
  "SELECT 1 LIMIT length(getenv('RAGTIME_CANARY'))",
  "SELECT * FROM data a JOIN data b ON getenv('RAGTIME_CANARY') = b.name",
]

const catalog = [
  "SELECT current_setting('memory_limit')",
  "SELECT getvariable('x')",
  'SELECT current_schemas(true)',
  'SELECT current_database()',
  'SELECT current_query()',
  'SELECT version()',
  "SELECT which_secret('s3://x', 's3')",
  "SELECT nextval('s')",
  'SELECT txid_current()',
  'SELECT pg_typeof(1)',
  "SELECT json_execute_serialized_sql('{}')",
  "SELECT * FROM json_execute_serialized_sql('{}')",
  "SELECT * FROM query('SELECT 1')",
  "SELECT * FROM query_table('data')",
  ...['settings', 'secrets', 'functions', 'tables', 'databases', 'extensions', 'memory', 'temporary_files', 'logs'].map(
    (name) => `SELECT * FROM duckdb_${name}()`,
  ),
  'SELECT * FROM information_schema.tables',
  'SELECT * FROM pg_catalog.pg_class',
  'SELECT * FROM sqlite_master',
  'SELECT * FROM memory.main.data',
  'SELECT * FROM main.data',
  "SELECT * FROM pragma_table_info('data')",
  'SELECT * FROM checkpoint()',
  "SELECT * FROM sql_auto_complete('SEL')",
]

const parameters = ['SELECT $1', 'SELECT ?', 'SELECT $name', 'SELECT * FROM data WHERE n = $1', 'SELECT 1 LIMIT ?']
