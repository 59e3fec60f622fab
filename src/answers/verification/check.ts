/** One thing that an answer claims, held against the file. */
export interface Check {
  readonly name: CheckName
  readonly holds: boolean
  /** What was compared with what was found, in a line. It may hold text of cells: print it as such. */
  readonly says: string
}

/** In the order in which they are made. */
export const checkNames = [
  'shape', // the JSON is an answer of Ragtime
  'source', // the file is the one that was asked, by its size and SHA-256
  'plan', // the question, read anew, gives the plan
  'kind', // the plan can give such an answer
  'sql', // the SQL is the plan's, and runs
  'table', // the SQL, run anew, gives the table
  'chart', // the chart shows the table
  'numbers', // each number of the text is computed from the file
  'wording', // the text is the result in words
  'citation', // a quote stands where it is said to stand
  'markers', // each mark in the text has its citation, and the reverse
  'sentences', // each sentence of the text is a cited quote
  'coverage', // as much was read as is said
] as const

export type CheckName = (typeof checkNames)[number]

/** A check by what does not hold; nothing means that it holds, and then `fine` says what was seen. */
export function checked(name: CheckName, problems: readonly string[], fine: string): Check {
  const holds = problems.length === 0
  return { name, holds, says: holds ? fine : problems.join('; ') }
}

export const count = (value: number): string => value.toLocaleString('en-US')

export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`
