import type { z } from 'zod'
import type { calibrate } from '../../operations/index.ts'
import type { Screen } from './style.ts'
import { textTable } from './text-table.ts'

type Calibration = z.output<typeof calibrate.output>

const asked = { open: 'asked of the whole table', named: 'asked of a named entity' } as const
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export function calibrationText({ scopes }: Calibration, screen: Screen): string {
  if (scopes.length === 0) return 'The text has no sentences to make questions of; the thresholds stay as they were.'
  return scopes
    .map(({ scope, answerable, unanswerable, threshold, sweep, falseRefusals, falseAnswers }) => {
      const row = (rates: { threshold: number; falseRefusals: number; falseAnswers: number }, mark = '') => [
        rates.threshold.toFixed(2),
        percent(rates.falseRefusals),
        percent(rates.falseAnswers),
        mark,
      ]
      const rows = [
        ...sweep.map((rates) => ({ rates, mark: '' })),
        { rates: { threshold, falseRefusals, falseAnswers }, mark: 'kept' },
      ]
      const table = textTable(
        ['threshold', 'false refusals', 'false answers', ''],
        rows.sort((a, b) => a.rates.threshold - b.rates.threshold).map(({ rates, mark }) => row(rates, mark)),
        screen,
      )
      return `${asked[scope]}: ${answerable} questions that the text answers, ${unanswerable} that it does not\n${table}`
    })
    .join('\n\n')
}
