import type { ReadUnit } from '../retrieval/read-unit.ts'
import { type Extent, unitsOf } from './extent.ts'
import { plainText } from './plain-text.ts'

const endsSentence = /[.!?…。！？:：;]["'”’»)\]]*$/u

/** The extent as running text: a heading leads up to what stands under it, cells carry the names of their columns. */
export function readable(extent: Extent): string {
  const header = extent.source.passage.tableHeader
  const units = unitsOf(extent)
  let text = ''
  units.forEach((unit, i) => {
    const said = unitText(unit, header)
    if (said === '') return
    text += text === '' ? said : `${extent.labelled && i === 1 ? ': ' : joint(units[i - 1], text)}${said}`
  })
  return text
}

function unitText({ unit, text }: ReadUnit, header: readonly string[] | undefined): string {
  if (unit.kind !== 'row') return plainText(text).replace(/[\t\n]+/g, ' ')
  return text
    .split('\t')
    .map((cell, i) => [plainText(header?.[i] ?? ''), plainText(cell).replace(/\n+/g, ' ')] as const)
    .filter(([, cell]) => cell !== '')
    .map(([name, cell]) => (name === '' || name === cell ? cell : `${name}: ${cell}`))
    .join('; ')
}

function joint(before: ReadUnit | undefined, text: string): string {
  if (endsSentence.test(text)) return ' '
  return before?.unit.kind === 'heading' || before?.unit.kind === 'title' ? ': ' : ', '
}

/** A text with its mark: after the full stop of a sentence, before the one that is added to a bare phrase. */
export function marked(text: string, marker: number): string {
  return endsSentence.test(text) ? `${text} [${marker}]` : `${text} [${marker}].`
}
