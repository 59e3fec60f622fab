import { jsonObject, type Line, readEach, readLines, wrongLine } from '../read-lines.ts'

export interface Query {
  readonly id: string
  readonly text: string
}

const idKeys = ['_id', 'id', 'query_id'] as const
const textKeys = ['text', 'query', 'question'] as const
const fix = 'write one object a line, such as {"id": "1", "text": "what is a boundary layer"}'

/** The queries of a `queries.jsonl`, in order. Throws FILE_NOT_FOUND, FILE_UNREADABLE, or INPUT_INVALID naming the line. */
export async function readQueries(path: string): Promise<readonly Query[]> {
  const lines = await readLines(path, { fix: 'put the queries there, one JSON object a line' })
  return readEach(lines, parseQuery, 'query')
}

function parseQuery(line: Line): Query {
  const object = jsonObject(line, { fix })
  const id = idKeys.map((key) => object[key]).find((value) => typeof value === 'string' || typeof value === 'number')
  if (id === undefined) throw wrongLine(line, { why: `there is no id under ${listed(idKeys)}`, fix })
  const text = textKeys.map((key) => object[key]).find((value) => typeof value === 'string')
  if (text === undefined) throw wrongLine(line, { why: `there is no text under ${listed(textKeys)}`, fix })
  return { id: String(id), text }
}

const listed = (keys: readonly string[]): string => keys.map((key) => `"${key}"`).join(', ')
