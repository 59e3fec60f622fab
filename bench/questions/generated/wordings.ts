import { pick, type Random, wholeNumber } from '../../random.ts'
import type { CategoryShape, NumberShape } from './shapes.ts'
import type { MadeColumn, MadeTable } from './table.ts'

export interface MadeQuestion {
  readonly question: string
  readonly answer: readonly string[]
}

/** Makes a question of one kind over a table; undefined where the table has nothing to ask so. */
type Maker = (table: MadeTable, random: Random) => MadeQuestion | undefined

/** Rows with what is said of them, behind "orders": "from France", "that are pending", "with more than 3 items". */
interface Told {
  readonly before: string
  readonly behind: string
  readonly rows: readonly number[]
}

const allRows = ({ cells }: MadeTable): readonly number[] => [...cells.keys()]

function ofCategory(table: MadeTable, random: Random, among?: readonly MadeColumn<CategoryShape>[]): Told | undefined {
  const columns = among ?? table.categories
  if (columns.length === 0) return undefined
  const { shape, cells } = pick(random, columns)
  const value = pick(random, cells)
  if (value === '') return undefined
  const [said] = shape.said
  const isAdjective = /^[a-z]+$/.test(value)
  const behind = pick(random, [
    `with ${said} ${value}`,
    `whose ${said} is ${value}`,
    `where the ${said} is ${value}`,
    `in the ${value} ${said}`,
    ...(/country|city|region|office|district|plant|venue|destination/.test(said)
      ? [`in ${value}`, `from ${value}`]
      : [`of ${said} ${value}`]),
    ...(isAdjective ? [`that are ${value}`, `which are ${value}`] : [`of ${value}`, `by ${value}`]),
  ])
  const rows = allRows(table).filter((row) => cells[row] === value)
  return isAdjective && random() < 0.4 ? { before: `${value} `, behind: '', rows } : { before: '', behind, rows }
}

function ofNumber(table: MadeTable, random: Random): Told | undefined {
  if (table.numbers.length === 0) return undefined
  const { shape, cells } = pick(random, table.numbers)
  const mark = Math.max(1, Math.round(Number(pick(random, cells))))
  const said = pick(random, shape.said)
  const [words, passes] = pick(random, comparisons)
  const phrase = pick(random, words)
  const behind =
    shape.counts === true
      ? `with ${phrase} ${mark} ${said}`
      : pick(random, [
          `with a ${said} ${phrase === 'at least' || phrase === 'at most' ? 'of ' : ''}${phrase} ${mark}`,
          `whose ${said} is ${phrase} ${mark}`,
          `with ${said} ${phrase} ${mark}`,
        ])
  return { before: '', behind, rows: allRows(table).filter((row) => passes(Number(cells[row]), mark)) }
}

const comparisons: readonly (readonly [readonly string[], (number: number, mark: number) => boolean])[] = [
  [['more than', 'over', 'above', 'greater than'], (number, mark) => number > mark],
  [['less than', 'under', 'below', 'fewer than'], (number, mark) => number < mark],
  [['at least', 'no less than'], (number, mark) => number >= mark],
  [['at most', 'no more than'], (number, mark) => number <= mark],
]

function ofDate(table: MadeTable, random: Random): Told | undefined {
  if (table.dates.length === 0) return undefined
  const { shape, cells } = pick(random, table.dates)
  const year = pick(random, cells).slice(0, 4)
  const { verb } = shape
  const [words, passes] = pick(random, [
    [`${verb} in ${year}`, (own: string) => own === year],
    [`${verb} after ${year}`, (own: string) => own > year],
    [`${verb} before ${year}`, (own: string) => own < year],
    [`${verb} since ${year}`, (own: string) => own >= year],
  ] as const)
  const behind = pick(random, [words, `that were ${words}`])
  return { before: '', behind, rows: allRows(table).filter((row) => passes((cells[row] ?? '').slice(0, 4))) }
}

function told(table: MadeTable, random: Random): Told | undefined {
  const first = pick(random, [ofCategory, ofCategory, ofNumber, ofDate])(table, random)
  if (first === undefined || random() < 0.75) return first
  const second = pick(random, [ofNumber, ofDate])(table, random)
  if (second === undefined || first.behind === '' || second.behind.split(' ')[0] === first.behind.split(' ')[0])
    return first
  const inFirst = new Set(first.rows)
  return {
    ...first,
    behind: `${first.behind} and ${second.behind}`,
    rows: second.rows.filter((row) => inFirst.has(row)),
  }
}

const everything = (table: MadeTable): Told => ({ before: '', behind: '', rows: allRows(table) })

const numbersOf = ({ cells }: MadeColumn<NumberShape>, rows: readonly number[]): readonly number[] =>
  rows.map((row) => Number(cells[row]))
const written = (number: number): string => String(Number(number.toFixed(6)))
const joined = (...parts: readonly string[]): string =>
  parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=\?)/g, '')
    .trim()

const count: Maker = (table, random) => {
  const [, plural] = table.shape.rows
  const which = random() < 0.15 ? everything(table) : told(table, random)
  if (which === undefined || which.rows.length === 0) return undefined
  const { before, behind, rows } = which
  const question = pick(random, [
    joined('how many', before, plural, behind === '' ? 'are there' : behind, '?'),
    joined('how many', before, plural, behind, 'are there in total?'),
    joined('number of', before, plural, behind),
    joined('what is the number of', before, plural, behind, '?'),
    joined('count the', before, plural, behind),
  ])
  return { question, answer: [String(rows.length)] }
}

const countNot: Maker = (table, random) => {
  if (table.categories.length === 0) return undefined
  const { shape, cells } = pick(random, table.categories)
  const value = pick(random, cells)
  if (value === '') return undefined
  const [, plural] = table.shape.rows
  const rows = allRows(table).filter((row) => cells[row] !== value)
  if (rows.length === 0) return undefined
  return {
    question: pick(random, [
      `how many ${plural} are not ${value}?`,
      `how many ${plural} do not have ${shape.said[0]} ${value}?`,
      `number of ${plural} with a ${shape.said[0]} other than ${value}`,
    ]),
    answer: [String(rows.length)],
  }
}

const missing: Maker = (table, random) => {
  const holes = table.categories.filter(({ cells }) => cells.includes(''))
  if (holes.length === 0) return undefined
  const { shape, cells } = pick(random, holes)
  const [, plural] = table.shape.rows
  return {
    question: pick(random, [
      `how many ${plural} have no ${shape.said[0]}?`,
      `how many ${plural} are without a ${shape.said[0]}?`,
    ]),
    answer: [String(cells.filter((cell) => cell === '').length)],
  }
}

const statistics: readonly (readonly [readonly string[], (numbers: readonly number[]) => number])[] = [
  [['total', 'sum of the', 'combined'], (numbers) => numbers.reduce((sum, number) => sum + number, 0)],
  [['average', 'mean'], (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length],
  [['highest', 'greatest', 'maximum', 'largest'], (numbers) => Math.max(...numbers)],
  [['lowest', 'smallest', 'minimum'], (numbers) => Math.min(...numbers)],
]

const statistic: Maker = (table, random) => {
  if (table.numbers.length === 0) return undefined
  const column = pick(random, table.numbers)
  const which = random() < 0.4 ? everything(table) : told(table, random)
  if (which === undefined || which.rows.length < 2) return undefined
  const [names, compute] = pick(random, statistics)
  const [name, said] = [pick(random, names), pick(random, column.shape.said)]
  const { before, behind, rows } = which
  const [, plural] = table.shape.rows
  const ofRows =
    before === '' && behind === ''
      ? pick(random, ['', `of all ${plural}`])
      : `${pick(random, ['of', 'for'])} ${before}${plural} ${behind}`
  return {
    question: joined(
      pick(random, ['what is the', 'what was the', "what's the", '']),
      name,
      said,
      ofRows,
      pick(random, ['?', '']),
    ),
    answer: [written(compute(numbersOf(column, rows)))],
  }
}

/** Whether each row is told apart by its name. */
const hasNames = ({ entity }: MadeTable): boolean => new Set(entity.cells).size === entity.cells.length

const extreme: Maker = (table, random) => {
  const which = random() < 0.6 ? everything(table) : told(table, random)
  if (which === undefined || which.rows.length < 2 || table.numbers.length === 0) return undefined
  const column = pick(random, table.numbers)
  const own = numbersOf(column, which.rows)
  const isMost = random() < 0.6
  const best = isMost ? Math.max(...own) : Math.min(...own)
  const { entity, shape } = table
  const given = random() < 0.75 || table.categories.length === 0 ? entity : pick(random, table.categories)
  const rows = which.rows.filter((_, at) => own[at] === best)
  const answer = [...new Set(rows.map((row) => given.cells[row] ?? ''))].filter((cell) => cell !== '')
  if (answer.length === 0) return undefined
  const said = pick(random, column.shape.said)
  const most = pick(
    random,
    isMost
      ? column.shape.counts
        ? ['most', 'highest']
        : ['highest', 'greatest', 'largest', 'most']
      : column.shape.counts
        ? ['fewest', 'least']
        : ['lowest', 'smallest', 'least'],
  )
  const [row] = shape.rows
  const name =
    given === entity
      ? pick(random, [row, entity.header.toLowerCase().replaceAll('_', ' '), 'one'])
      : (given.shape as CategoryShape).said[0] // the only other kind
  return {
    question: pick(random, [
      joined('which', which.before, name, which.behind, 'has the', most, said, '?'),
      joined('what', which.before, name, which.behind, 'has the', most, said, '?'),
      joined(which.before, name, which.behind, 'with the', most, said),
      joined('what is the', name, 'with the', most, said, which.before, which.behind, '?'),
    ]),
    answer,
  }
}

const newest: Maker = (table, random) => {
  if (table.dates.length === 0) return undefined
  const { shape, cells } = pick(random, table.dates)
  const sorted = cells.toSorted()
  const isLast = random() < 0.6
  const best = isLast ? sorted.at(-1) : sorted[0]
  const answer = [
    ...new Set(
      allRows(table)
        .filter((row) => cells[row] === best)
        .map((row) => table.entity.cells[row] ?? ''),
    ),
  ]
  const [row] = table.shape.rows
  const most = pick(random, isLast ? ['most recent', 'latest', 'newest', 'last'] : ['oldest', 'earliest', 'first'])
  return {
    question: pick(random, [
      `which ${row} was ${shape.verb} ${isLast ? 'last' : 'first'}?`,
      `which ${row} is the ${most} ${shape.verb}?`,
      `what is the ${most} ${row} by date ${shape.verb}?`,
      `the ${row} that was ${shape.verb} ${isLast ? 'most recently' : 'earliest'}`,
    ]),
    answer,
  }
}

const lookUp: Maker = (table, random) => {
  if (!hasNames(table) && table.id === undefined) return undefined
  const row = wholeNumber(random, table.cells.length)
  const name =
    table.id !== undefined && (random() < 0.5 || !hasNames(table)) ? table.id.cells[row] : table.entity.cells[row]
  const kinds = [
    ...table.categories.map(({ shape, cells }) => ({
      cells,
      forms: [
        `what is the ${shape.said[0]} of ${name}?`,
        `which ${shape.said[0]} does ${name} have?`,
        `${shape.said[0]} of ${name}`,
        `what ${shape.said[0]} is ${name} in?`,
      ],
    })),
    ...table.numbers.map(({ shape, cells }) => ({
      cells,
      forms: shape.counts
        ? shape.said.flatMap((said) => [`how many ${said} does ${name} have?`, `how many ${said} did ${name} have?`])
        : shape.said.flatMap((said) => [
            `what is the ${said} of ${name}?`,
            `how much is the ${said} of ${name}?`,
            `what ${said} does ${name} have?`,
          ]),
    })),
    ...table.dates.map(({ shape, cells }) => ({
      cells,
      forms: [`when was ${name} ${shape.verb}?`, `on what date was ${name} ${shape.verb}?`],
    })),
  ]
  const { cells, forms } = pick(random, kinds)
  const cell = cells[row] ?? ''
  return cell === '' || name === undefined ? undefined : { question: pick(random, forms), answer: [cell] }
}

const frequent: Maker = (table, random) => {
  if (table.categories.length === 0) return undefined
  const { shape, cells } = pick(random, table.categories)
  const counts = new Map<string, number>()
  for (const cell of cells) if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const isMost = random() < 0.7
  const best = isMost ? Math.max(...counts.values()) : Math.min(...counts.values())
  const answer = [...counts].filter(([, times]) => times === best).map(([value]) => value)
  if (answer.length === counts.size) return undefined
  const [said] = shape.said
  const [, plural] = table.shape.rows
  return {
    question: pick(
      random,
      isMost
        ? [
            `which ${said} has the most ${plural}?`,
            `what is the most common ${said}?`,
            `what ${said} do most ${plural} have?`,
            `which ${said} occurs most often?`,
            `most frequent ${said} among ${plural}`,
          ]
        : [
            `which ${said} has the fewest ${plural}?`,
            `what is the least common ${said}?`,
            `which ${said} has the least ${plural}?`,
          ],
    ),
    answer,
  }
}

const distinct: Maker = (table, random) => {
  const columns = table.categories.map(({ shape, cells }) => ({ plural: shape.said[1], cells }))
  if (columns.length === 0) return undefined
  const { plural, cells } = pick(random, columns)
  const which = random() < 0.7 ? everything(table) : told(table, random)
  if (which === undefined || which.rows.length < 2) return undefined
  const values = new Set(which.rows.map((row) => cells[row] ?? '').filter((cell) => cell !== ''))
  const [, rows] = table.shape.rows
  const among = which.before === '' && which.behind === '' ? '' : `among ${which.before}${rows} ${which.behind}`
  return {
    question: joined(
      pick(random, ['how many different', 'how many distinct', 'number of different', 'how many unique']),
      plural,
      pick(random, ['are there', '']),
      among,
      '?',
    ),
    answer: [String(values.size)],
  }
}

const list: Maker = (table, random) => {
  const which = told(table, random)
  if (which === undefined || which.rows.length === 0 || which.rows.length > 10) return undefined
  const { entity, shape } = table
  const answer = [...new Set(which.rows.map((row) => entity.cells[row] ?? ''))]
  const [, plural] = shape.rows
  return {
    question: pick(random, [
      joined('which', which.before, plural, 'are', which.behind, '?'),
      joined('list the', which.before, plural, which.behind),
      joined('what', which.before, plural, which.behind, 'are there?'),
      joined('name all', which.before, plural, which.behind),
    ]),
    answer,
  }
}

function pairOf(table: MadeTable, random: Random): readonly [number, number] | undefined {
  if (!hasNames(table)) return undefined
  const [one, other] = [wholeNumber(random, table.cells.length), wholeNumber(random, table.cells.length)]
  return one === other ? undefined : [one, other]
}

const compare: Maker = (table, random) => {
  const pair = pairOf(table, random)
  if (pair === undefined || table.numbers.length === 0) return undefined
  const { shape, cells } = pick(random, table.numbers)
  const [a, b] = pair
  const [u, v] = [Number(cells[a]), Number(cells[b])]
  if (u === v) return undefined
  const isMore = random() < 0.6
  const more = isMore
    ? shape.counts
      ? 'more'
      : pick(random, ['a higher', 'a greater'])
    : shape.counts
      ? 'fewer'
      : 'a lower'
  const [nameA, nameB] = [table.entity.cells[a] ?? '', table.entity.cells[b] ?? '']
  const said = pick(random, shape.said)
  return {
    question: pick(random, [
      `which has ${more} ${said}, ${nameA} or ${nameB}?`,
      `does ${nameA} or ${nameB} have ${more} ${said}?`,
      `who has ${more} ${said}: ${nameA} or ${nameB}?`,
    ]),
    answer: [u > v === isMore ? nameA : nameB],
  }
}

const difference: Maker = (table, random) => {
  const pair = pairOf(table, random)
  if (pair === undefined || table.numbers.length === 0) return undefined
  const { shape, cells } = pick(random, table.numbers)
  const [a, b] = pair
  const [u, v] = [Number(cells[a]), Number(cells[b])]
  const [more, less] = u >= v ? [a, b] : [b, a]
  const [nameA, nameB] = [table.entity.cells[more] ?? '', table.entity.cells[less] ?? '']
  const said = pick(random, shape.said)
  return {
    question: pick(random, [
      `what is the difference in ${said} between ${nameA} and ${nameB}?`,
      shape.counts
        ? `how many more ${said} does ${nameA} have than ${nameB}?`
        : `how much higher is the ${said} of ${nameA} than that of ${nameB}?`,
      shape.counts
        ? `how many fewer ${said} does ${nameB} have than ${nameA}?`
        : `by how much is the ${said} of ${nameA} higher than ${nameB}?`,
    ]),
    answer: [written(Math.abs(u - v))],
  }
}

const groupSum: Maker = (table, random) => {
  if (table.categories.length === 0 || table.numbers.length === 0) return undefined
  const [category, numbers] = [pick(random, table.categories), pick(random, table.numbers)]
  const sums = new Map<string, number>()
  for (const row of allRows(table)) {
    const key = category.cells[row] ?? ''
    if (key !== '') sums.set(key, (sums.get(key) ?? 0) + Number(numbers.cells[row]))
  }
  if (sums.size < 2) return undefined
  const isMost = random() < 0.7
  const best = isMost ? Math.max(...sums.values()) : Math.min(...sums.values())
  const said = pick(random, numbers.shape.said)
  const [name] = category.shape.said
  const [, plural] = table.shape.rows
  return {
    question: pick(random, [
      `which ${name} has the ${isMost ? 'highest' : 'lowest'} total ${said}?`,
      `which ${name} has the ${isMost ? 'most' : 'least'} ${said} in total?`,
      `what ${name} has the ${isMost ? 'greatest' : 'smallest'} ${said} over all ${plural} together?`,
    ]),
    answer: [...sums].filter(([, sum]) => Math.abs(sum - best) < 1e-6).map(([value]) => value),
  }
}

const moreOf: Maker = (table, random) => {
  if (table.categories.length === 0) return undefined
  const { cells } = pick(random, table.categories)
  const [one, other] = [pick(random, cells), pick(random, cells)]
  const times = (value: string) => cells.filter((cell) => cell === value).length
  if (one === other || one === '' || other === '' || times(one) === times(other)) return undefined
  const [, plural] = table.shape.rows
  const isMore = random() < 0.7
  const [more, less] = times(one) > times(other) ? [one, other] : [other, one]
  return random() < 0.6
    ? {
        question: `are there ${isMore ? 'more' : 'fewer'} ${one} or ${other} ${plural}?`,
        answer: [isMore ? more : less],
      }
    : {
        question: `how many more ${more} than ${less} ${plural} are there?`,
        answer: [String(times(more) - times(less))],
      }
}

const top: Maker = (table, random) => {
  if (table.numbers.length === 0 || !hasNames(table)) return undefined
  const { shape, cells } = pick(random, table.numbers)
  const k = 2 + wholeNumber(random, 4)
  const isMost = random() < 0.8
  const order = allRows(table).toSorted((one, other) => (Number(cells[other]) - Number(cells[one])) * (isMost ? 1 : -1))
  const [edge, behind] = [order[k - 1], order[k]]
  if (edge === undefined || behind === undefined || cells[edge] === cells[behind]) return undefined
  const [, plural] = table.shape.rows
  const said = pick(random, shape.said)
  return {
    question: pick(
      random,
      isMost
        ? [
            `what are the top ${k} ${plural} by ${said}?`,
            `which ${k} ${plural} have the highest ${said}?`,
            `the ${k} ${plural} with the most ${said}`,
          ]
        : [`which ${k} ${plural} have the lowest ${said}?`, `the ${k} ${plural} with the least ${said}`],
    ),
    answer: order.slice(0, k).map((row) => table.entity.cells[row] ?? ''),
  }
}

/** Kinds that people ask most come more than once. */
export const makers: readonly Maker[] = [
  count,
  count,
  count,
  statistic,
  statistic,
  extreme,
  extreme,
  lookUp,
  lookUp,
  frequent,
  list,
  distinct,
  countNot,
  missing,
  newest,
  compare,
  difference,
  groupSum,
  moreOf,
  top,
]
