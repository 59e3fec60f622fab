import type { Condition } from '../conditions/condition.ts'
import type { Candidate, CellView, ColumnRole } from '../operators/candidate.ts'
import type { RowSet } from '../rows/row-set.ts'
import type { TableView } from '../view/table-view.ts'

/** Values of a condition that are read out before "or n more". */
const mostValues = 3

/** The reading as one plain English sentence without a full stop: "Took Player of the row with the greatest Points, over all rows". */
export function readingWords(candidate: Candidate, view: TableView): string {
  return `${operationWords(candidate, view)}, ${overWords(candidate.rows, view)}`
}

function operationWords({ operator, columns, number = 1 }: Candidate, view: TableView): string {
  const name = (...roles: readonly ColumnRole[]) => {
    const use = columns.find(({ role }) => roles.includes(role))
    return use === undefined ? 'the column' : cellWords(use.column, use.view, view)
  }
  const given = name('given')
  const end = columns.some(({ role }) => role === 'greatest') ? 'greatest' : 'least'
  const ranked = name('greatest', 'least')
  const [operation = ''] = operator.split('.')
  const [, occurring, sign] = /^occurring(-count)?(>=|=|>)$/.exec(operation) ?? []
  if (sign !== undefined)
    return `${occurring === undefined ? 'Listed' : 'Counted'} the values of ${name('grouped')} that occur ${timesWords[sign as keyof typeof timesWords]} ${number} times` // as the pattern has it
  switch (operation) {
    case 'project':
      return `Listed ${given}`
    case 'count':
      return 'Counted the rows'
    case 'distinct':
    case 'distinct-items':
      return `Counted the distinct values of ${name('distinct')}`
    case 'sum':
      return `Added up ${name('summed')}`
    case 'average':
      return `Took the average of ${name('summed')}`
    case 'max':
      return `Took the greatest ${name('summed')}`
    case 'min':
      return `Took the least ${name('summed')}`
    case 'range':
      return `Took the greatest ${name('summed')} less the least`
    case 'extreme':
      return `Took ${given} of the row with the ${end} ${ranked}, ties included`
    case 'extreme-first':
      return `Took ${given} of the first row with the ${end} ${ranked}`
    case 'extreme-kth':
      return `Took ${given} of the row that is number ${number} by the ${end} ${ranked}`
    case 'top':
      return `Took ${given} of the ${number} rows with the ${end} ${ranked}`
    case 'place-first':
    case 'place-kth':
      return `Took ${given} of row ${number}`
    case 'place-last':
    case 'place-kth-last':
      return number === 1 ? `Took ${given} of the last row` : `Took ${given} of row ${number} from the end`
    case 'next':
      return `Took ${given} of the row behind`
    case 'previous':
      return `Took ${given} of the row before`
    case 'next-by':
      return `Took ${given} of the row with the next greater ${name('just-above')}`
    case 'previous-by':
      return `Took ${given} of the row with the next lesser ${name('just-below')}`
    case 'frequent-most':
      return `Took the value of ${name('grouped')} that occurs most often`
    case 'frequent-least':
      return `Took the value of ${name('grouped')} that occurs least often`
    case 'frequency':
      return `Counted how often the commonest value of ${name('grouped')} occurs`
    case 'occurring-once':
      return `Listed the values of ${name('grouped')} that occur once`
    case 'group-sum-max':
    case 'group-sum-min':
      return `Added up ${ranked} for each ${name('grouped')}, and took the one with the ${end} sum`
    case 'columns-difference':
      return `Took the difference of ${allNames(columns, view)}`
    case 'columns-sum':
      return `Added up ${allNames(columns, view)}`
    case 'years-apart':
      return `Took the years between ${name('computed')} and ${number}`
    case 'pair-difference':
    case 'pair-days':
      return `Took the difference of ${name('summed')} between the two`
    case 'pair-sums-difference':
      return `Added up ${name('summed')} for each of the two, and took the difference`
    case 'pair-counts-difference':
      return 'Counted the rows of each of the two, and took the difference'
    case 'pair-counts-most':
    case 'pair-counts-least':
      return `Took the one of the two with ${operation === 'pair-counts-most' ? 'more' : 'fewer'} rows`
    case 'pair-order-first':
    case 'pair-order-last':
      return `Took the one of the two that comes ${operation === 'pair-order-first' ? 'first' : 'last'} in the table`
    case 'pair-rows-apart':
      return 'Counted the rows between the two'
    case 'pair-sums-most':
    case 'pair-sums-least':
      return `Took the one of the two with the ${end} sum of ${ranked}`
    case 'pair-most':
    case 'pair-least':
      return `Took the one of the two with the ${end} ${ranked}`
    default:
      return comparisonWords(operation, { name, end: operation.endsWith('max') ? 'greatest' : 'least', number })
  }
}

/** What compares columns, looks for runs, or says yes, no, more or less. */
function comparisonWords(
  operation: string,
  { name, end, number }: { readonly name: (role: ColumnRole) => string; readonly end: string; readonly number: number },
): string {
  switch (operation) {
    case 'header-max':
    case 'header-min':
      return `Took the name of the column with the ${end} number`
    case 'column-max':
    case 'column-min':
      return `Took the name of the column with the ${end} sum`
    case 'header-of':
    case 'header-of-one':
      return `Took the name of the column ${name('computed')}`
    case 'row-sum':
      return 'Added up the columns of numbers'
    case 'row-place':
      return 'Counted the rows up to the one'
    case 'run':
      return 'Counted the rows of the longest run'
    case 'run-value':
      return `Took the value of ${name('grouped')} that comes most often in a row`
    case 'run-length':
      return `Counted how often a value of ${name('grouped')} comes in a row at most`
    case 'truth-yes':
    case 'truth-no':
      return 'Looked whether there are such rows'
    case 'truth-order':
    case 'opposite-order':
    case 'opposite-order-back':
      return 'Looked which of the two comes first in the table'
    case 'truth-same':
      return `Looked whether ${name('summed')} is the same`
    case 'opposite-count':
      return `Looked whether there are more than ${number} rows`
    case 'opposite-counts':
      return 'Looked which of the two has more rows'
    case 'opposite-number':
      return `Looked whether ${name('summed')} is more than ${number}`
    case 'truth-greater':
    case 'truth-lesser':
    case 'opposite-value':
    case 'opposite-value-back':
      return `Looked which of the two has the greater ${name('summed')}`
    default:
      return `Computed “${operation}”`
  }
}

const timesWords = { '>=': 'at least', '=': 'exactly', '>': 'more than' } as const

function allNames(columns: Candidate['columns'], view: TableView): string {
  return columns.map((use) => cellWords(use.column, use.view, view)).join(' and ')
}

const viewNotes: Readonly<Partial<Record<CellView, string>>> = {
  parts: ' (each item)',
  month: ' (month)',
  year: ' (year)',
  second: ' (second number)',
  sum: ' (sum of its numbers)',
  span: ' (difference of its numbers)',
}

function cellWords(index: number, cells: CellView, { columns }: TableView): string {
  const column = columns[index]
  const name = column?.name ?? ''
  const note = cells === 'year' && column?.type === 'year' ? '' : (viewNotes[cells] ?? '')
  return `${name}${note}`
}

function overWords(set: RowSet, view: TableView): string {
  const { mode, conditions, column, sides } = set
  const all = conditions.map((condition) => conditionWords(condition, view))
  const both = all.join(' and ')
  const name = column === undefined ? '' : cellWords(column, set.view ?? 'raw', view)
  const [one = '', other = '', ...rest] = all
  switch (mode) {
    case 'and':
      return all.length === 0 ? 'over all rows' : `over the rows where ${both}`
    case 'or':
      return `over the rows where ${[`${one} or ${other}`, ...rest].join(' and ')}`
    case 'not':
      return `over the rows that are not those where ${both}`
    case 'and-not':
      return `over the rows where ${one} and not ${other}`
    case 'after':
      return `over the rows behind those where ${both}`
    case 'before':
      return `over the rows before those where ${both}`
    case 'between':
      return `over the rows between that where ${one} and that where ${other}`
    case 'same':
      return `over the other rows with the same ${name} as the row where ${both}`
    case 'greater':
      return `over the rows with a greater ${name} than the row where ${both}`
    case 'lesser':
      return `over the rows with a lesser ${name} than the row where ${both}`
    case 'first':
      return `over the first ${set.count} rows`
    case 'last':
      return `over the last ${set.count} rows`
    case 'pair':
      return `between ${(sides ?? []).map((side) => `the rows where ${side.conditions.map((condition) => conditionWords(condition, view)).join(' and ')}`).join(' and ')}`
  }
}

function conditionWords({ column, test }: Condition, view: TableView): string {
  const name = cellWords(column, 'view' in test ? test.view : 'raw', view)
  switch (test.kind) {
    case 'cells': {
      const shown = test.values.slice(0, mostValues).map((value) => (value.trim() === '' ? 'nothing' : `“${value}”`))
      const more = test.values.length - shown.length
      return `${name} is ${[...shown, ...(more > 0 ? [`one of ${more} more`] : [])].join(' or ')}`
    }
    case 'number':
      return `${name} ${test.comparison} ${test.number}`
    case 'between':
      return `${name} is ${test.open ? 'inside' : 'from'} ${test.from} to ${test.to}`
    case 'date': {
      const { year, month, day } = test.date
      return `${name} ${test.comparison} ${[year ?? '____', month ?? '__', day ?? '__'].join('-')}`
    }
  }
}
