/** Statements that ask for more than there is: of the parser, of time, of memory. */
/** The functions themselves are not allowed. */
export const hugeValues = [
  "SELECT repeat('x', 3000000000)",
  "SELECT length(repeat('x', 3000000000))",
  "SELECT lpad('x', 2000000000, 'y')",
  "SELECT rpad(name, 2000000000, 'y') FROM data",
  'SELECT range(10000000000)',
  'SELECT * FROM range(1000000000000)',
  'SELECT * FROM generate_series(1, 1000000000000)',
  'SELECT count(*) FROM range(1000000) a, range(1000000) b',
  'SELECT list_resize([1], 3000000000)',
  "SELECT printf('%2000000000d', 1)",
  "SELECT format('{:2000000000}', 1)",
  'SELECT bar(1, 0, 1, 2000000000)',
  "SELECT * FROM repeat('x', 1000000000)",
  'SELECT sleep_ms(1000000)',
  'SELECT pg_sleep(1000)',
  `SELECT 1 /* ${'x'.repeat(100_000)} */`,
]

const nested = (before: string, inside: string, after: string, depth: number) =>
  before.repeat(depth) + inside + after.repeat(depth)

/** The parser, or the function given, gives up. */
export const unreadable = [
  `SELECT ${nested('(', '1', ')', 40_000)}`,
  `SELECT ${nested('[', '1', ']', 40_000)}`,
  `SELECT ${nested('NOT ', 'true', '', 20_000)}`,
  `SELECT ${nested('- ', '1', '', 40_000)}`,
  `SELECT ${nested('(SELECT ', '1', ')', 5000)}`,
  `SELECT ${nested('CASE WHEN true THEN ', '1', ' END', 3000)}`,
  `SELECT ${nested('abs(', '1', ')', 15_000)}`,
  `SELECT ${Array(30_000).fill('1').join('+')}`,
  `SELECT ${Array(10_000).fill("'a'").join(' || ')}`,
  `SELECT * FROM ${nested('(SELECT * FROM ', 'data', ')', 3000)}`,
  'SELECT \u0000 FROM data',
  "SELECT 'an open text",
  'SELECT "an open name',
  'SELECT 1 /* an open comment',
  'SELECT $a$ an open text',
  'SELECT * FROM data WHERE',
  'SELECT * FROM data; DROP',
  `SELECT "${'x'.repeat(90_000)}" FROM data`,
  "SELECT regexp_matches(name, '((a{1,100}){1,100}){1,100}') FROM data",
  "SELECT regexp_replace(name, '(((((.{1,1000}){1,1000}){1,1000}', '') FROM data",
  'SELECT factorial(100000)',
]

/** Eight times as long with each step. */
const growing = (steps: number) =>
  `WITH s0 AS (SELECT 'xxxxxxxxxxxxxxxx' AS s), ${Array.from({ length: steps }, (_, i) => `s${i + 1} AS (SELECT s || s || s || s || s || s || s || s AS s FROM s${i})`).join(', ')}`

const crossed = (times: number) => Array.from({ length: times }, (_, i) => `data t${i}`).join(', ')

/** They begin, and would not end. */
export const bombs = [
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t',
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t, (VALUES (1), (2))) SELECT count(*) FROM t',
  "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) SELECT count(*) FROM t",
  `SELECT sum(t0.n * t1.n) FROM ${crossed(12)}`,
  `SELECT t0.name FROM ${crossed(9)} ORDER BY sha256(t1.name || t8.name)`,
  `SELECT count(DISTINCT t0.name || t1.name || t2.name || t3.name || t4.name || t5.name) FROM ${crossed(8)}`,
  `SELECT list(t0.name || t1.name) FROM ${crossed(8)}`,
  `SELECT string_agg(t0.name, '') FROM ${crossed(8)}`,
  `SELECT row_number() OVER (ORDER BY t0.n, t7.n) FROM ${crossed(8)}`,
  `${growing(9)} SELECT length(s) FROM s9`,
  `${growing(6)} SELECT length(replace(s, 'x', s)) FROM s6`,
  `${growing(6)} SELECT levenshtein(s, s || 'y') FROM s6`,
  `${growing(6)} SELECT count(*) FROM s6, ${crossed(6)} WHERE regexp_matches(s || t5.name, '(x+x+)+y')`,
  `SELECT ${Array(30_000).fill('*').join(',')} FROM data`,
]
