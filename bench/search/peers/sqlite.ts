import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { load } from 'sqlite-vec'
import { fused, type Hit, type Peer, type Query, wanted } from '../peer.ts'
import { readBatches } from '../read-corpus.ts'
import { dimensions } from '../vectors.ts'
import { versionOf } from '../versions.ts'

/** FTS5 in a table that shares the text (external content), vectors in vec0, fusion as in sqlite-vec's own guide. */
export const peer: Peer = {
  title: `SQLite FTS5 ${process.versions.sqlite} + sqlite-vec ${versionOf('sqlite-vec')}`,
  setup: '`porter unicode61`, index optimised; vectors by exact scan; hybrid by reciprocal rank fusion in SQL',

  async build(corpus, folder) {
    const startedAt = performance.now()
    const database = openDatabase(folder)
    database.exec(`PRAGMA journal_mode = off; PRAGMA synchronous = off;
      CREATE TABLE passages (id INTEGER PRIMARY KEY, entity TEXT, category TEXT, text TEXT);
      CREATE VIRTUAL TABLE words USING fts5(text, content='passages', content_rowid='id', tokenize='porter unicode61');
      CREATE VIRTUAL TABLE vectors USING vec0(id INTEGER PRIMARY KEY, embedding FLOAT[${dimensions}] distance_metric=cosine);`)
    const addPassage = database.prepare('INSERT INTO passages VALUES (?, ?, ?, ?)')
    const addVector = database.prepare('INSERT INTO vectors VALUES (?, ?)')
    let vectorsMs = 0
    for await (const batch of readBatches(corpus, 10_000)) {
      database.exec('BEGIN')
      for (const { id, entity, category, text } of batch) addPassage.run(id, entity, category, text)
      const vectorsAt = performance.now()
      // vec0 takes whole numbers only, and a JavaScript number is bound as a real.
      for (const { id, vector } of batch) addVector.run(BigInt(id), vector ?? null)
      vectorsMs += performance.now() - vectorsAt
      database.exec('COMMIT')
    }
    database.exec(`CREATE INDEX by_entity ON passages (entity);
      INSERT INTO words(words) VALUES ('rebuild');
      INSERT INTO words(words) VALUES ('optimize');`)
    database.close()
    return { totalMs: performance.now() - startedAt, vectorsMs }
  },

  async open(folder) {
    const database = openDatabase(folder)
    const bm25 = database.prepare(`SELECT id, text FROM passages
      JOIN (SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${wanted}) found ON id = found.rowid
      ORDER BY found.rank`)
    const filtered = database.prepare(`SELECT id, passages.text FROM words JOIN passages ON id = words.rowid
      WHERE words MATCH ? AND entity = ? ORDER BY rank LIMIT ${wanted}`)
    const vector = database.prepare(`SELECT passages.id, text FROM passages
      JOIN (SELECT id, distance FROM vectors WHERE embedding MATCH ? AND k = ${wanted}) found ON passages.id = found.id
      ORDER BY distance`)
    const hybrid = database.prepare(`WITH
      by_words AS (SELECT rowid AS id, row_number() OVER (ORDER BY rank) AS place
        FROM (SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${fused})),
      by_vector AS (SELECT id, row_number() OVER (ORDER BY distance) AS place
        FROM (SELECT id, distance FROM vectors WHERE embedding MATCH ? AND k = ${fused})),
      fusion AS (SELECT id, sum(1.0 / (60 + place)) AS score
        FROM (SELECT * FROM by_words UNION ALL SELECT * FROM by_vector) GROUP BY id ORDER BY score DESC LIMIT ${wanted})
      SELECT passages.id, text FROM fusion JOIN passages ON passages.id = fusion.id ORDER BY score DESC`)
    return {
      bm25: (query) => hits(bm25.all(anyWord(query))),
      filtered: (query) => hits(filtered.all(anyWord(query), query.entity)),
      vector: (query) => hits(vector.all(query.vector)),
      hybrid: (query) => hits(hybrid.all(anyWord(query), query.vector)),
    }
  },
}

function openDatabase(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'passages.sqlite'), { allowExtension: true })
  load(database)
  return database
}

function anyWord({ words }: Query): string {
  return words.map((word) => `"${word}"`).join(' OR ')
}

function hits(rows: unknown[]): Hit[] {
  return rows as Hit[] // every statement above selects id and text
}
