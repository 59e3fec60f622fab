import { expect, it } from 'vitest'
import type { Passage, PassageId, Unit } from '../../passages/index.ts'
import type { ExpectedAnswer } from '../../questions/index.ts'
import { readPassage } from '../retrieval/read-unit.ts'
import { createTermReader } from '../retrieval/term-reader.ts'
import { rolesIn } from '../words/kin.ts'
import { findEvidence } from './evidence.ts'

const { reader } = await createTermReader(['en'])

function found(expects: ExpectedAnswer, question: string, lines: readonly (readonly [Unit['kind'], string])[]) {
  let start = 0
  const units = lines.map(([kind, text]): Unit => {
    const unit = { kind, start, end: start + text.length, raw: { start: 0, end: 0 } }
    start += text.length + 1
    return unit
  })
  const text = lines.map(([, line]) => line).join('\n')
  const passage: Passage = {
    id: 'p' as PassageId, // any name will do where nothing is looked up by it
    column: 'text',
    start: 0,
    end: text.length,
    text,
    units,
    headings: [],
    language: 'en',
    words: 1,
    boilerplate: false,
    occurrences: [],
  }
  const common = new Set(lines.flatMap(([, line]) => line.match(/(?<!\p{L})\p{Ll}+/gu) ?? []))
  return findEvidence(readPassage(passage, reader), {
    question,
    expects,
    words: [],
    roles: rolesIn(question),
    strict: true,
    entities: ['Acme'],
    isCommon: (word) => common.has(word.toLowerCase()),
  }).map((evidence) => evidence && [evidence.value.text, evidence.from, evidence.to])
}

it('gives a date on its own line to the headline and the text below it', () => {
  const news = [
    ['sentence', 'March 29, 2023'],
    ['heading', 'Acme joins Bolt'],
    ['sentence', 'The two agreed at last.'],
    ['sentence', 'September 5, 2022'],
    ['heading', 'Acme agrees to join Bolt'],
  ] as const
  expect(found('time', 'When did Acme join?', news)).toEqual([
    undefined,
    ['March 29, 2023', 0, 1],
    ['March 29, 2023', 0, 2],
    undefined,
    ['September 5, 2022', 3, 4],
  ])
})

it('takes the name right before the role, be it only a first name', () => {
  const line = 'Marguerite is chief executive, Finn is chief technology officer, Dolores Kim heads support.'
  expect(found('person', 'Who is the CTO?', [['sentence', line]])).toEqual([['Finn', 0, 0]])
})

it('finds names in Han characters beside their role', () => {
  expect(found('person', '代表取締役は誰ですか', [['row', '代表取締役\t丸山 健一郎（五代目）']])).toEqual([
    ['丸山 健一郎', 0, 0],
  ])
})
