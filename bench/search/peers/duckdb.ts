import { join } from 'node:path'
import { ARRAY, arrayValue, type DuckDBConnection, DuckDBInstance, FLOAT } from '@duckdb/node-api'
import { fused, type Hit, type Peer, type Query, wanted } from '../peer.ts'
import { readBatches } from '../read-corpus.ts'
import { dimensions } from '../vectors.ts'
import { versionOf } from '../versions.ts'

/** k1 and b of BM25 as everywhere else here. */
const [k1, b] = [1.2, 0.75]

/**
 * No extension: a table of terms sorted by term, so that a query reads few blocks, and BM25 written out in SQL. Texts
 * are joined by row number, which is faster than by id.
 */
export const peer: Peer = {
  title: `DuckDB SQL ${versionOf('@duckdb/node-api')}`,
  setup:
    'exact BM25 over a sorted term table, no stems; vectors by `array_cosine_similarity`; hybrid by reciprocal rank fusion in SQL',

  async build(corpus, folder) {
    const startedAt = performance.now()
    const connection = await openDatabase(folder)
    await connection.run(`
      CREATE TABLE passages AS FROM read_csv('${corpus.csv}', header = true);
      CREATE TABLE terms AS
        WITH words AS (SELECT id, unnest(regexp_extract_all(lower(text), '[\\p{L}\\p{N}]+')) AS term FROM passages),
          lengths AS (SELECT id, count(*)::FLOAT AS length FROM words GROUP BY id)
        SELECT term, id, count(*)::FLOAT AS tf, any_value(length) AS length FROM words JOIN lengths USING (id)
        GROUP BY term, id ORDER BY term, id;
      CREATE TABLE frequencies AS SELECT term, count(*) AS df FROM terms GROUP BY term ORDER BY term;
      CREATE TABLE totals AS SELECT count(*) AS passages, avg(length) AS average FROM (SELECT any_value(length) AS length FROM terms GROUP BY id);
      CREATE TABLE vectors (id BIGINT, embedding FLOAT[${dimensions}]);`)
    const vectorsAt = performance.now()
    const appender = await connection.createAppender('vectors')
    for await (const batch of readBatches(corpus, 2048)) {
      for (const { id, vector } of batch) {
        appender.appendBigInt(BigInt(id))
        appender.appendArray(arrayValue(Array.from(vector ?? [])), ARRAY(FLOAT, dimensions))
        appender.endRow()
      }
      appender.flushSync()
    }
    appender.closeSync()
    const vectorsMs = performance.now() - vectorsAt
    await connection.run('CHECKPOINT')
    connection.closeSync()
    return { totalMs: performance.now() - startedAt, vectorsMs }
  },

  async open(folder) {
    const connection = await openDatabase(folder)
    const read = async (candidates: string): Promise<Hit[]> => {
      const reader = await connection.runAndReadAll(
        `WITH ${candidates} SELECT found.id, text FROM found JOIN passages ON passages.rowid = found.id - 1 ORDER BY score DESC, found.id`,
      )
      return reader.getRowsJS().map(([id, text]) => ({ id: Number(id), text: String(text) }))
    }
    return {
      bm25: (query) => read(`found AS (${byWords(query, wanted)})`),
      filtered: (query) =>
        read(
          `found AS (${byWords(query, wanted, `id IN (SELECT id FROM passages WHERE entity = '${query.entity}')`)})`,
        ),
      vector: (query) => read(`found AS (${byVector(query, wanted)})`),
      hybrid: (query) =>
        read(`by_words AS (${byWords(query, fused)}), by_vector AS (${byVector(query, fused)}),
          found AS (SELECT id, sum(1 / (60 + place)) AS score FROM (
              SELECT id, row_number() OVER (ORDER BY score DESC, id) AS place FROM by_words
              UNION ALL SELECT id, row_number() OVER (ORDER BY score DESC, id) FROM by_vector)
            GROUP BY id ORDER BY score DESC, id LIMIT ${wanted})`),
    }
  },
}

async function openDatabase(folder: string): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(join(folder, 'passages.duckdb'))).connect()
}

function byWords({ words }: Query, limit: number, filter = 'true'): string {
  const isWanted = `term IN (${words.map((word) => `'${word}'`).join(', ')})`
  return `SELECT id, sum(idf * tf * (${k1} + 1) / (tf + ${k1} * (1 - ${b} + ${b} * length / average))) AS score
    FROM terms JOIN (
      SELECT term, ln(1 + (passages - df + 0.5) / (df + 0.5)) AS idf, average FROM frequencies, totals WHERE ${isWanted}
    ) USING (term)
    WHERE ${isWanted} AND ${filter} GROUP BY id ORDER BY score DESC, id LIMIT ${limit}`
}

function byVector({ vector }: Query, limit: number): string {
  return `SELECT id, array_cosine_similarity(embedding, [${vector.join(', ')}]::FLOAT[${dimensions}]) AS score
    FROM vectors ORDER BY score DESC, id LIMIT ${limit}`
}
