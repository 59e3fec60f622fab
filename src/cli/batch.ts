import { readFile } from 'node:fs/promises'
import { RagtimeError } from '../errors.ts'

export interface BatchQuestion {
  readonly id?: string
  readonly question: string
}

/** Questions of a file: JSON lines with `question` (and `id`), or plain lines. Empty lines are skipped. */
export async function readQuestions(path: string): Promise<BatchQuestion[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new RagtimeError(cause.code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', {
      what: `cannot read ${path}`,
      why: cause.message,
      fix: 'give --batch a text file with one question a line',
      cause,
    })
  })
  return text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line.trim(), `${path} line ${i + 1}`)]))
}

function parseLine(line: string, place: string): BatchQuestion {
  if (!line.startsWith('{')) return { question: line }
  const wrong = (why: string) =>
    new RagtimeError('INPUT_INVALID', {
      what: `${place} is no question`,
      why,
      fix: 'write {"question": "…"} or just the question',
    })
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    throw wrong('it starts like JSON but does not parse')
  }
  if (typeof parsed !== 'object' || parsed === null || !('question' in parsed) || typeof parsed.question !== 'string') {
    throw wrong('the object has no text under "question"')
  }
  const { question } = parsed
  return 'id' in parsed ? { id: String(parsed.id), question } : { question }
}
