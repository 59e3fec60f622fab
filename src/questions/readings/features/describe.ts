import { countBits } from '../../../count-bits.ts'
import type { Question } from '../asked/question.ts'
import type { Readings } from '../enumerate.ts'
import type { Candidate, ColumnRole } from '../operators/candidate.ts'
import { normalCell } from '../view/cell.ts'
import { stemText } from '../view/tokens.ts'
import { columnFeatures } from './column-features.ts'
import { type FeaturePart, feature, featuresWith, hashText } from './feature.ts'
import { headerSignsOf, questionWords, type Vocabulary } from './question-words.ts'
import { rowFeatures, standings } from './row-features.ts'

/** Candidates as the model sees them. Most of their features come in groups that many share, so each group is worked out once. */
export interface Described {
  /** Features of each group. */
  readonly groups: readonly Int32Array[]
  /** For each candidate the places of its groups. */
  readonly candidates: readonly Int32Array[]
  /** For each candidate the number of its answer: equal answers have equal numbers. */
  readonly answers: Int32Array
  readonly answerCount: number
}

interface Options {
  readonly vocabulary: Vocabulary
  readonly without?: ReadonlySet<FeaturePart>
}

const nothing: ReadonlySet<FeaturePart> = new Set()

export function describe(readings: Readings, { vocabulary, without = nothing }: Options): Described {
  const { question, view, headers, conditions, candidates, anchored, whole, named } = readings
  const seen = questionWords(question, { conditions, headerSigns: headerSignsOf(question, headers, view) }, vocabulary)
  const words = {
    ...seen,
    ...(without.has('words') ? { grams: [] } : {}),
    ...(without.has('words') || without.has('named-words') ? { headed: [] } : {}),
  }
  const asked = {
    question,
    view,
    headers,
    words,
    without,
    standings: standings(conditions, headers),
    columns: view.columns.length,
  }
  const { asks, extreme, head } = words
  const knows = (hash: number) => vocabulary === undefined || vocabulary.has(hash)
  const groups = new Groups()
  const answers = new Map<string, number>()
  const answerOf = new Int32Array(candidates.length)
  // Few texts are the answers of many candidates.
  const normalOf = memoised(normalCell)
  const isInQuestion = memoised((text) => isSaid(text, question.stemLine))
  const described = candidates.map((candidate, at) => {
    const { operator, atoms, rows, columns, answer } = candidate
    const family = atoms[0] ?? ''
    const count = rows.conditions.length
    const found: number[] = []
    const add = (key: string, make: () => readonly number[]) => found.push(groups.place(key, make))
    const lexical = (...name: readonly string[]) => [
      feature(...name),
      feature(...name, asks),
      feature(...name, asks, extreme),
      feature(...name, asks, 'head', head),
      ...featuresWith(words.grams, ...name, 'gram'),
      ...featuresWith(words.headed, ...name, 'headed'),
    ]
    add(`operator|${operator}`, () => lexical('operator', operator))
    for (const atom of atoms) add(`atom|${atom}`, () => lexical('atom', atom))
    add(`rows|${rows.id}`, () => rowFeatures(rows, asked))
    add(`operator-rows|${operator}|${rows.mode}${count}`, () => [
      feature('operator-count', operator, count),
      feature('operator-count', operator, count, asks),
      feature('family-rows', family, rows.mode, count),
      feature('family-rows', family, rows.mode, count, asks),
    ])
    const kinds = rows.conditions
      .map(({ kind }) => kind)
      .sort()
      .join('+')
    add(`kinds|${family}|${kinds}|${rows.mode}`, () => [feature('kinds', family, kinds, rows.mode)])

    const used = useOf(candidate)
    for (const { role, column: index, view: cells } of columns) {
      const column = view.columns[index]
      if (column === undefined) continue
      const common =
        role === 'grouped'
          ? operator.includes('count') || operator.startsWith('frequency')
            ? 'grouped-count'
            : 'given'
          : role
      if (role === 'given' || role === 'grouped' || role === 'summed')
        add(`column|${common}|${index}|${cells}`, () => columnFeatures(common, { column, view: cells }, asked))
      const own = role === 'given' || role === 'grouped' || role === 'summed' ? `${role}.${family}` : role
      add(`column|${own}|${index}|${cells}`, () => columnFeatures(own, { column, view: cells }, asked))
    }

    if (!without.has('coverage')) {
      const covered = columns.reduce((bits, { column }) => bits | headers.of(column).bits, rows.bits)
      const content = question.contentBits
      const unanchored = Math.min(countBits(anchored & ~covered & content), 4)
      const unnamed = Math.min(countBits(named & ~covered & content), 4)
      const unread = Math.min(countBits(whole & ~covered & content), 4)
      const uncovered = countBits(content & ~covered)
      const share = Math.round((4 * uncovered) / Math.max(1, countBits(content)))
      add(`coverage|${family}|${unanchored}|${unread}|${unnamed}|${uncovered}`, () => [
        feature('unread', unread),
        feature('unread', unread, family),
        feature('unanchored', unanchored),
        feature('unnamed', unnamed),
        feature('uncovered', Math.min(uncovered, 8)),
        feature('unanchored', unanchored, family),
        feature('unnamed', unnamed, family),
        feature('unanchored-unnamed', unanchored, unnamed, family),
        feature('uncovered-share', share),
        feature('uncovered-share', share, family),
      ])
      if (!without.has('left-words')) {
        const left = content & ~covered
        add(`left|${left}`, () => featuresWith(stemsAt(question, left).filter(knows), 'left'))
        add(`left|${family}|${left}`, () => featuresWith(stemsAt(question, left).filter(knows), 'left', family))
      }
    }

    const single = rows.rows.length === 1
    const given = used.given < 0 ? '-' : used.given === 0 ? '0' : '1'
    const tested = count === 0 ? '-' : rows.conditions.some(({ column }) => column === 0) ? '0' : '1'
    add(`shape|${operator}|${single}|${given}${tested}|${count}`, () => [
      feature('head-number', family, headers.headIsNumber, single, asks),
      feature('head-text', family, headers.headIsText, asks),
      feature('head-number-count', family, headers.headIsNumber, count),
      feature('given-tested', family, given, tested),
      feature('given-tested', family, given, tested, asks),
      feature('heads', operator, headers.headIsNumber, headers.headIsText, asks),
    ])
    add(`same|${family}|${used.tested}|${used.sameColumn}`, () => [
      feature('tested', family, used.tested),
      feature('same-column', family, used.sameColumn),
      feature('tested', family, used.tested, asks),
    ])

    const key = answer.map(normalOf).sort().join('\u0001')
    if (!without.has('answer')) {
      const first = answer[0] ?? ''
      const size = answer.length <= 2 ? answer.length : answer.length <= 5 ? 3 : 4
      const inQuestion = size === 1 && isInQuestion(first)
      const sort = sortOf(candidate)
      add(`answer|${family}|${candidate.type}|${size}|${inQuestion}|${sort}`, () => [
        feature('size', size, asks),
        feature('size-family', size, family),
        feature('size-plural', size, words.isPlural, asks),
        feature('answer-type', candidate.type, asks),
        feature('answer-head', candidate.type, head),
        feature('answer-after', candidate.type, asks, words.afterHead),
        feature('said', inQuestion, family),
        feature('said', inQuestion, family, asks),
        feature('said-or', inQuestion, words.hasOr),
        feature('sort', sort, asks),
        feature('sort-family', sort, family),
        feature('size-all', size, family, asks, words.isPlural),
      ])
    }
    if (candidate.comparisons !== undefined) {
      const said = candidate.comparisons.join()
      add(`said|${operator}|${said}`, () => [feature('compared', operator, said)])
    }
    const known = answers.get(key) ?? answers.size
    answers.set(key, known)
    answerOf[at] = known
    return Int32Array.from(found)
  })
  return { groups: groups.all, candidates: described, answers: answerOf, answerCount: answers.size }
}

/** Hashes of the stems of the words that have a bit. */
function stemsAt({ tokens }: Question, bits: number): readonly number[] {
  return tokens.flatMap(({ stem }, at) => (at < 32 && (bits & (1 << at)) !== 0 ? [hashText(stem)] : []))
}

function memoised<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = make(text)
    known.set(text, made)
    return made
  }
}

class Groups {
  readonly all: Int32Array[] = []
  readonly #places = new Map<string, number>()

  place(key: string, make: () => readonly number[]): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.all.length
    this.all.push(Int32Array.from(make()))
    this.#places.set(key, place)
    return place
  }
}

/** Which column is given, and which columns of the operation the rows are tested by, too. */
function useOf({ columns, rows }: Candidate): {
  readonly given: number
  readonly tested: string
  readonly sameColumn: boolean
} {
  const isTested = (index: number) => rows.conditions.some(({ column }) => column === index)
  const tested = (
    ['given', 'greatest', 'least', 'summed', 'grouped', 'distinct'] as const satisfies readonly ColumnRole[]
  ).filter((role) => columns.some((one) => one.role === role && isTested(one.column)))
  const given = columns.find(({ role }) => role === 'given')?.column ?? -1
  const ranked = columns.find(({ role }) => role === 'greatest' || role === 'least')?.column
  return { given, tested: tested.join('+'), sameColumn: given >= 0 && given === ranked }
}

function isSaid(answer: string, stemLine: string): boolean {
  const stems = stemText(normalCell(answer))
  return stems !== '' && stemLine.includes(` ${stems} `)
}

/** What sort of number an answer is; its type when it is none. */
function sortOf({ type, answer }: Candidate): string {
  if (type !== 'number') return type
  if (answer.length > 1) return 'numbers'
  const number = Number(answer[0])
  if (number === 0 || number === 1) return String(number)
  if (number < 0) return 'negative'
  if (!Number.isInteger(number)) return 'fraction'
  return number < 10 ? 'digit' : number > 1900 && number < 2030 ? 'year-like' : 'large'
}
