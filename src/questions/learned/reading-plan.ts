import type { SqlPlan } from '../plan.ts'
import { type Candidate, readingWords, type TableView } from '../readings/index.ts'

/** A reading as it is run and shown. */
export function readingPlan(
  candidate: Candidate,
  { sql, confidence, view }: { readonly sql: string; readonly confidence: number; readonly view: TableView },
): SqlPlan & { readonly confidence: number } {
  const reading = readingWords(candidate, view)
  return {
    kind: 'sql',
    query: { kind: 'reading', sql, reading },
    sql,
    reading,
    confidence: Math.round(confidence * 100) / 100,
  }
}
