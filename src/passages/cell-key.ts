import { hash } from 'node:crypto'
import type { TextCell } from '../table/index.ts'

/** Hexadecimal digits of a key: 80 bits, so that nobody can write two cells that share one. */
const keyDigits = 20

/** Tells a cell by its column and text alone, wherever it stands. The ids of its passages begin with it. */
export function cellKey({ column, text }: Pick<TextCell, 'column' | 'text'>): string {
  return shortHash(`${column}\0${text}`)
}

/** The key of the cell that the passage with this id was cut from. */
export function cellKeyOfPassage(id: string): string {
  return id.slice(0, keyDigits)
}

/** Changes when the rows change that hold a cell, or what these rows are about. */
export function occurrencesKey({ occurrences }: Pick<TextCell, 'occurrences'>): string {
  return shortHash(JSON.stringify(occurrences.map(({ row, entity, url }) => [row, entity, url])))
}

function shortHash(text: string): string {
  return hash('sha256', text).slice(0, keyDigits)
}
